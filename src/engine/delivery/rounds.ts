import type { PendingRecord } from "./delivery.js";

/**
 * Parts records into rounds, so that none has a record of the provider twice: the second write of a record depends on what
 * the first one left. The order of the writes of a record stays.
 */
export function partIntoRounds(
  records: readonly PendingRecord[],
  keyOf: (pending: PendingRecord) => string | undefined,
): PendingRecord[][] {
  const rounds: PendingRecord[][] = [];
  const counts = new Map<string, number>();
  for (const pending of records) {
    const key = keyOf(pending);
    const round = key === undefined ? 0 : (counts.get(key) ?? 0);
    if (key !== undefined) counts.set(key, round + 1);
    (rounds[round] ??= []).push(pending);
  }
  return rounds;
}
