import type { Manifest } from "../contract/index.js";

/**
 * A rule. Form 1.0.0: M1 to M20 are errors, M30 to M36 are warnings. The 2023 form: N1 to N5 are errors,
 * but for a missing `endpoint` (N3), `displayName` or `customFields` (N5), which are warnings; of the others it shares M2,
 * M20, M30, M34, and of M3 that a name is there and stands once.
 */
export type ManifestRule =
  | `M${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15 | 16 | 17 | 18 | 19 | 20}`
  | `M${30 | 31 | 32 | 33 | 34 | 35 | 36}`
  | `N${1 | 2 | 3 | 4 | 5}`;

/** What can be wrong with the text as YAML, before any rule is asked. */
export type YamlIssueCode =
  /** The text is not well-formed YAML. */
  | "YAML_SYNTAX"
  /** There is nothing in the file. */
  | "YAML_EMPTY"
  /** The file is a list or a plain value. */
  | "YAML_NOT_A_MAPPING"
  /** The file holds more than one document. */
  | "YAML_DOCUMENTS"
  /** A key stands twice in one mapping. */
  | "YAML_DUPLICATE_KEY"
  /** An alias without an anchor before it, or one that holds itself; a merge key (`<<`) that merges no mapping. */
  | "YAML_ALIAS"
  /** Too deep, too many tokens, or aliases that multiply: the text is not read any further. */
  | "YAML_LIMIT";

/** The rule that an issue breaks, or what is wrong with the text as YAML. */
export type ManifestIssueCode = ManifestRule | YamlIssueCode;

/** One thing that is wrong or doubtful in an `amp.yaml`. */
export interface ManifestIssue {
  severity: "error" | "warning";
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
