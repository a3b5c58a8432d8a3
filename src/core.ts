export * from "./framework-free.js";
// Not in the hooks' entry: hooks load the rules, and what saves, when a screen first needs them.
export { issuesOfError, validateDraft } from "./draft/issues.js";
export { planSave } from "./draft/plan/plan-save.js";
export { saveDraft } from "./draft/save-draft.js";
