import type { ManifestIssueCode } from "../issue-codes.js";

/** What is found in a text; its severity is that of its code, its position is counted at the end. */
export interface Finding {
  code: ManifestIssueCode;
  path: string;
  /** Where in the text, in UTF-16 code units. */
  offset: number;
  message: string;
  hint?: string | undefined;
}
