import type { Manifest } from "../contract/index.js";
import type { ManifestIssueCode } from "./issue-codes.js";

/** One thing that is wrong or doubtful in an `amp.yaml`. */
export interface ManifestIssue {
  severity: "error" | "warning";
  /** What is wrong, in words that stay the same from version to version. */
  code: ManifestIssueCode;
  /** JSONPath-like, `$.integrations[0].read.objects[1].schedule`; for a missing key, where it would stand. */
  path: string;
  /** 1-based line of the offending key or value; for a missing key, of the mapping that lacks it. */
  line: number;
  /** 1-based column, in UTF-16 code units; a byte order mark does not count. */
  column: number;
  message: string;
  /** How to mend it; absent where the message says all there is. */
  hint?: string;
}

/** What `parseManifest` makes of a text. */
export interface ManifestResult {
  /** The manifest without its unknown keys; `null` exactly when one of the issues is an error. */
  manifest: Manifest | null;
  /** Every issue, ordered by position. */
  issues: ManifestIssue[];
}
