import type { ProviderFailure, ProviderResult } from "../ports.js";
import { BrokenPortError, describeThrown } from "../port-errors.js";
import type { PendingRecord } from "./delivery.js";

/** The outcome of a record that was not written. */
export function failRecord(failure: ProviderFailure): ProviderResult {
  return { ok: false, failure };
}

/** Fails all these records with what a provider threw; retryable, unless a `BrokenPortError` says otherwise. */
export function noteFailure(records: readonly PendingRecord[], error: unknown): void {
  const isRetryable = !(error instanceof BrokenPortError) || error.isRetryable;
  const outcome = failRecord({ message: describeThrown(error), isRetryable });
  for (const pending of records) pending.outcome = outcome;
}
