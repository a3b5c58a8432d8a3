/** One fault in the input, as the client's `ApiError` has it (contract: InputValidationIssue). */
export interface ServerIssue {
  /** `body`, `header`, `path` or `query`. */
  readonly in?: string;
  readonly name?: string;
  readonly title?: string;
  readonly detail?: string;
  readonly remedy?: string;
}
