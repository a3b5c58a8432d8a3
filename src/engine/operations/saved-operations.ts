import type { OperationRecord } from "./operation-record.js";

/** The operations of a snapshot. */
export interface SavedOperations {
  /** How many operations were ever started, dropped ones included. */
  readonly started: number;
  /** In the order in which they were started. */
  readonly records: readonly OperationRecord[];
  /** The ids of those that ended, in the order in which they ended. */
  readonly ended: readonly string[];
}

/** Counters stay far below 2^53, where numbers lose precision. */
const maxCount = 2 ** 47;

/**
 * Copies the operations of a snapshot to resume them. It may have been edited, so counters are corrected by the records.
 * If two records have the same id, the last is kept. A record in progress that is not in `open` is left out: it would never end.
 * Operations that ended but are not in `ended` count as ended before all others.
 */
export function readSaved(
  { started, records, ended }: SavedOperations,
  open: ReadonlySet<string>,
): SavedOperations {
  const byId = new Map(records.map((record) => [record.id, record]));
  const kept = [...byId.values()].filter(({ id, status }) => status !== "in_progress" || open.has(id));
  // Pages continue after the last sequence number shown: of two records with the same number, a page could skip one.
  const isInOrder = kept.every(
    ({ sequence }, index) => isCount(sequence) && sequence > (kept[index - 1]?.sequence ?? 0),
  );
  const numbered = kept.map((record, index) => ({
    ...record,
    events: [...record.events],
    sequence: isInOrder ? record.sequence : index + 1,
  }));
  const last = numbered.at(-1)?.sequence ?? 0;
  return {
    records: numbered,
    ended: listEnded(kept, ended),
    started: isCount(started) ? Math.max(started, last) : last,
  };
}

function listEnded(records: readonly OperationRecord[], listed: readonly string[]): string[] {
  const ids = records.filter(({ status }) => status !== "in_progress").map(({ id }) => id);
  const hasEnded = new Set(ids);
  const known = new Set(listed.filter((id) => hasEnded.has(id)));
  return [...ids.filter((id) => !known.has(id)), ...known];
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0 && value <= maxCount;
}
