/** What is wrong at one place of a config; codes are stable. `refused` comes from the server, `own-rule` from an app's rule. */
export type ConfigIssueCode =
  | "batch-unsupported"
  | "default-type"
  | "deletion-unsupported"
  | "deselected-field"
  | "duplicate-filter"
  | "duplicate-mapping"
  | "duplicate-offer"
  | "duplicate-setting"
  | "duplicate-value-mapping"
  | "if-empty-unsupported"
  | "invalid-schedule"
  | "many-defaults"
  | "missing-mapping"
  | "missing-period"
  | "missing-value-mapping"
  | "object-name"
  | "own-rule"
  | "quota-unsupported"
  | "quota-unwatched"
  | "read-only-field"
  | "refused"
  | "rule-failed"
  | "rule-unfinished"
  | "unknown-default"
  | "unknown-event"
  | "unknown-field"
  | "unknown-key"
  | "unknown-mapping"
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
  /** What the message is made from: names, values, counts. */
  readonly params?: Readonly<Record<string, unknown>>;
  readonly message: string;
  /** How to correct it. */
  readonly hint?: string;
}
