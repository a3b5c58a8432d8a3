import type { WriteRecord } from "../../contract/index.js";
import type { OperationRecord } from "../operations/operation-record.js";
import type { ProviderPort, ProviderRecord, ProviderResult, ProviderWrite } from "../ports.js";
import type { RunShape, ShapeInput } from "../shaping/shape.js";

/** A record of a delivery and what became of it. */
export interface PendingRecord {
  /** As it is sent. */
  record: { -readonly [TKey in keyof ProviderRecord]: ProviderRecord[TKey] };
  /** How to shape it once the present values are known, where they decide about a field of it (`ifEmpty`). */
  readonly present:
    | {
        readonly shape: RunShape;
        /** What the shape was compiled from. */
        readonly input: ShapeInput;
        readonly source: WriteRecord;
        readonly fieldNames: readonly string[];
      }
    | undefined;
  /** The result of the last attempt at it; `undefined` before the first. */
  outcome: ProviderResult | undefined;
}

/** Records on their way to the provider in one operation. */
export interface Delivery extends Pick<ProviderWrite, "type" | "headers" | "allOrNone"> {
  readonly operation: OperationRecord;
  readonly provider: ProviderPort;
  /** In the order of the request. */
  readonly records: readonly PendingRecord[];
  /** Whether it is answered and logged as a batch, even with a single record. */
  readonly isBatch: boolean;
  /** Whether its records were gathered from independent requests. */
  readonly isGathered: boolean;
  /** Whether it goes out in the background, and is tried again until its deadline. */
  readonly isRetried: boolean;
  /** Whether the last call gave a list of results, without partial success under `allOrNone`; false before the first call. */
  isAnswered: boolean;
}

/** A delivery that goes out in the background. Times in milliseconds since the epoch. */
export interface OpenDelivery {
  readonly delivery: Delivery;
  /** The moment of the next attempt, or of the one that is under way. */
  dueMs: number;
  /** After it nothing is tried again. */
  readonly deadlineMs: number;
}

/** Gives records their idempotency keys: the operation's id and the record's place in the delivery, from `firstPlace` on. */
export function nameRecords(
  { id }: OperationRecord,
  records: readonly PendingRecord[],
  firstPlace: number,
): void {
  records.forEach(({ record }, index) => {
    record.idempotencyKey = `${id}:${String(firstPlace + index)}`;
  });
}

/**
 * Lists the records that the next attempt sends: all at first, then those with a retryable failure. With `allOrNone`, a
 * final failure of one record ends all retries; otherwise records that were rolled back are sent again with the failed ones.
 */
export function listOpenRecords({ records, allOrNone }: Delivery): readonly PendingRecord[] {
  const failures = records.map(({ outcome }) => (outcome?.ok === false ? outcome.failure : undefined));
  const isFinal = failures.some((failure) => failure && !failure.isRetryable && !failure.isRolledBack);
  if (allOrNone && isFinal) return [];
  const canRetry = failures.some((failure) => failure?.isRetryable);
  return records.filter(({ outcome }) => {
    if (!outcome || outcome.ok) return !outcome;
    return outcome.failure.isRetryable || (allOrNone && canRetry && outcome.failure.isRolledBack === true);
  });
}

/** Counts the records of a delivery that are written. */
export function countWritten({ records }: Delivery): number {
  return records.reduce((written, { outcome }) => (outcome?.ok === true ? written + 1 : written), 0);
}

/** Lists the ids of the records that are written, in the order of the request. */
export function listWrittenIds({ records }: Delivery): string[] {
  const ids: string[] = [];
  for (const { outcome } of records) if (outcome?.ok === true) ids.push(outcome.recordId);
  return ids;
}
