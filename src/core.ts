export * from "./framework-free.js";
// Not in the hooks' entry: hooks load the rules when a screen first needs them.
export { issuesOfError, validateDraft } from "./draft/issues.js";
