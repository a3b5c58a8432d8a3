import type { OperationRecord } from "./operation-record.js";

/** The operations of a snapshot. */
export interface SavedOperations {
  /** How many were started. */
  readonly started: number;
  /** In the order in which they were started. */
  readonly records: readonly OperationRecord[];
  /** Their ids, in the order in which they ended. */
  readonly ended: readonly string[];
}

/** Near 2^53 numbers lose precision. */
const maxCount = 2 ** 47;

/**
 * Copies the operations of a snapshot, which may have been edited, to go on with them: what is there counts, whatever the counters
 * say. Of two with one id the last counts. One that is in progress and not among `open` is left out, as it would never end. Those that
 * ended and are not listed count as ended before all others.
 */
export function readSaved(
  { started, records, ended }: SavedOperations,
  open: ReadonlySet<string>,
): SavedOperations {
  const byId = new Map(records.map((record) => [record.id, record]));
  const kept = [...byId.values()].filter(({ id, status }) => status !== "in_progress" || open.has(id));
  // A page goes on by the number of the last one that it showed: of two with one number it would leave one out.
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
