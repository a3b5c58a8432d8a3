export { issuesOfError } from "./server-issues/issues-of-error.js";
export type { RefusedRequest, ServerIssue } from "./server-issues/issues-of-error.js";
export { createValidator, validateDraft } from "../validation/validate-draft.js";
export type {
  ConfigIssue,
  ConfigIssueCode,
  ConfigIssueSeverity,
  FieldsByObject,
  ValidateDraftInput,
  Validator,
} from "../validation/validate-draft.js";
