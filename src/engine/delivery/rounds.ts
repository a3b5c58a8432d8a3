import type { PendingRecord } from "./delivery.js";

/**
 * Splits records into rounds, so that no round writes a record of the provider twice: the second write of a record depends
 * on the result of the first. Writes of the same record keep their order.
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
