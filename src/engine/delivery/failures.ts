import type { ProviderFailure, ProviderResult } from "../ports.js";
import { BrokenPortError, describeThrown } from "../port-errors.js";
import type { PendingRecord } from "./delivery.js";

/** The outcome of a record that was not written. */
export function failRecord(failure: ProviderFailure): ProviderResult {
  return { ok: false, failure };
}

/** Fails all these records with what was thrown; retryable only where it is the error of a port that may work later. */
export function noteFailure(records: readonly PendingRecord[], error: unknown): void {
  const isRetryable = error instanceof BrokenPortError && error.isRetryable;
  const outcome = failRecord({ message: describeThrown(error), isRetryable });
  for (const pending of records) pending.outcome = outcome;
}
