import type { ProviderFailure, ProviderResult } from "../ports.js";
import type { PendingRecord } from "./delivery.js";

/** The outcome of a record that was not written. */
export function failRecord(failure: ProviderFailure): ProviderResult {
  return { ok: false, failure };
}

/** Notes that all these records failed by what a provider threw, which may pass. */
export function noteFailure(records: readonly PendingRecord[], error: unknown): void {
  const outcome = failRecord({ message: describeThrown(error), isRetryable: true });
  for (const pending of records) pending.outcome = outcome;
}

/** Says what was thrown, whatever it is. */
export function describeThrown(error: unknown): string {
  try {
    return error instanceof Error ? error.message : String(error);
  } catch {
    return "The provider threw something that has no text";
  }
}
