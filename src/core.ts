export * from "./framework-free.js";
// Not in the hooks' entry: hooks load the rules, and what saves, when a screen first needs them.
export { issuesOfError, validateDraft } from "./save/issues.js";
export { english } from "./words/english/english.js";
export { planSave } from "./save/plan/plan-save.js";
export { saveDraft, type SaveDraftResult } from "./save/save-draft.js";
