export { issuesOfError } from "./server-issues.js";
export type { RefusedRequest, ServerIssue } from "./server-issues.js";
export { validateDraft } from "./validate.js";
export type {
  ConfigIssue,
  ConfigIssueCode,
  ConfigIssueSeverity,
  FieldsByObject,
  ValidateDraftInput,
} from "./validate.js";
