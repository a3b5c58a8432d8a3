/** What is wrong at one place of a config. The codes are stable; `refused` is what the server found. */
export type ConfigIssueCode =
  | "batch-unsupported"
  | "default-type"
  | "deletion-unsupported"
  | "duplicate-mapping"
  | "duplicate-setting"
  | "duplicate-value-mapping"
  | "if-empty-unsupported"
  | "many-defaults"
  | "missing-mapping"
  | "missing-value-mapping"
  | "object-name"
  | "read-only-field"
  | "refused"
  | "unknown-default"
  | "unknown-field"
  | "unknown-object"
  | "unknown-option"
  | "wrong-provider"
  | "wrong-type";

/** `error` where the service refuses the config or a write is certain to fail, `warning` otherwise. */
export type ConfigIssueSeverity = "error" | "warning";

/** One fault of a draft, found by `validateDraft` or by the server. */
export interface ConfigIssue {
  /** JSON Pointer (RFC 6901) into the config content; `""` where no place is known. */
  readonly path: string;
  readonly severity: ConfigIssueSeverity;
  readonly code: ConfigIssueCode;
  readonly message: string;
  /** How to correct it. */
  readonly hint?: string;
}
