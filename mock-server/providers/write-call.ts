import type {
  ProviderFailure,
  ProviderRecord,
  ProviderResult,
  ProviderWrite,
} from "../../src/engine/index.js";
import type { DueFailure } from "./fault-script.js";
import { findDuplicateFault } from "./find-duplicates.js";
import type { InstanceRecords } from "./instance-records.js";
import type { ObjectFields } from "./object-fields.js";
import { toFields } from "./record-store.js";
import type { CheckedWrite, RecordWrite, SimulatedProvider } from "./simulated-provider.js";
import { isValue, textOf } from "./unique-values.js";
import type { WriteLog } from "./write-log.js";

/** The parts of an instance that a write uses. */
export interface WriteParts {
  provider: SimulatedProvider;
  records: InstanceRecords;
  log: WriteLog;
  describe(objectName: string): ObjectFields;
}

/** A call that is being executed: its object, the fault of some of its records, and the state so far. */
interface OpenCall extends ProviderWrite {
  object: ObjectFields;
  fault: DueFailure | undefined;
  /** The failures of the records that the call updates twice, by their places. */
  repeated: ReadonlyMap<number, ProviderFailure>;
  /** The unique values that records of the call have taken in the check, with the places of the records. */
  claims: Map<string, number>;
  /** The ids of the records that the call has written. */
  written: Set<string>;
}

/**
 * Writes the records of a call in their order. Records at the places of `fault` fail. A record whose
 * idempotency key is in the log is not written again; it gets the result of the earlier write.
 */
export function writeCall(parts: WriteParts, write: ProviderWrite, fault?: DueFailure): ProviderResult[] {
  const { type, objectName, records, allOrNone, headers } = write;
  // A literal, as every call then has the same hidden class; copies by spread have one each (bench figure: http).
  const call: OpenCall = {
    type,
    objectName,
    records,
    allOrNone,
    headers,
    object: parts.describe(objectName),
    fault,
    repeated: findRepeated(parts, write),
    claims: new Map(),
    written: new Set(),
  };
  const isAtomic = call.allOrNone && parts.provider.isAtomic(call.type);
  const failed = isAtomic ? failWhole(parts, call) : undefined;
  return failed ?? call.records.map((record, place) => writeRecord(parts, call, record, place));
}

const noValues: ReadonlyMap<string, unknown> = new Map();

/** Describes one record of a write for the provider's check. */
export function describeWrite(
  { provider, records, describe }: Pick<WriteParts, "provider" | "records" | "describe">,
  call: Pick<ProviderWrite, "type" | "objectName" | "records"> & { object: ObjectFields },
  record: ProviderRecord,
): RecordWrite {
  const { type, objectName, object } = call;
  const found = record.recordId === undefined ? undefined : records.find(objectName, record.recordId);
  return {
    type,
    isBatch: call.records.length > 1,
    objectKey: provider.objectKey(objectName),
    object,
    record,
    id: found?.id,
    target: !found ? "unknown" : found.isDeleted ? "deleted" : "present",
    present: found?.values ?? noValues,
    has: records.has,
    findUnique(other, fieldName, value) {
      const objectKey = provider.objectKey(other);
      const fieldKey = provider.fieldKey(fieldName);
      const isUnique = provider.uniqueKeys(objectKey, describe(other)).includes(fieldKey);
      return isUnique ? { id: records.ownerOf({ objectKey, fieldKey }, value) } : undefined;
    },
  };
}

/**
 * Returns the results of an `allOrNone` call in which a record is refused, so that nothing is written;
 * `undefined` where all records pass.
 */
function failWhole(parts: WriteParts, call: OpenCall): ProviderResult[] | undefined {
  const failures = call.records.map((record, place) => {
    if (findWritten(parts, record)) return undefined;
    const checked = check(parts, call, describeWrite(parts, call, record), place);
    return checked.ok ? undefined : checked.failure;
  });
  if (failures.every((failure) => failure === undefined)) return undefined;
  return failures.map((failure = parts.provider.rolledBack) => ({ ok: false, failure }));
}

function writeRecord(
  parts: WriteParts,
  call: OpenCall,
  record: ProviderRecord,
  place: number,
): ProviderResult {
  const written = findWritten(parts, record);
  if (written) return written;
  const write = describeWrite(parts, call, record);
  const checked = check(parts, call, write, place);
  if (!checked.ok) return checked;
  const result = parts.records.apply(write, checked.values);
  if (result.ok) {
    parts.log.add(record.idempotencyKey, { objectKey: write.objectKey, id: result.recordId });
    call.written.add(result.recordId);
  }
  return result;
}

function check(parts: WriteParts, call: OpenCall, write: RecordWrite, place: number): CheckedWrite {
  const { fault: due, repeated } = call;
  if (due && (place + 1) % due.every === 0) return { ok: false, failure: due.failure };
  const failure = repeated.get(place);
  if (failure) return { ok: false, failure };
  const checked = parts.provider.check(write);
  if (!checked.ok) return checked;
  const { values } = checked;
  const fault =
    findTaken(parts, call, { write, values, place }) ?? findDuplicateFault(parts, call, write, values);
  return fault ? { ok: false, failure: fault } : checked;
}

/** Finds a value of a unique field that another record has. */
function findTaken(
  { provider, records }: WriteParts,
  { claims }: OpenCall,
  { write, values, place }: { write: RecordWrite; values: ReadonlyMap<string, unknown>; place: number },
): ProviderFailure | undefined {
  const { objectKey, object } = write;
  for (const fieldKey of provider.uniqueKeys(objectKey, object)) {
    const value = values.get(fieldKey);
    if (!isValue(value)) continue;
    const ownerId = records.ownerOf({ objectKey, fieldKey }, value);
    const claim = JSON.stringify([fieldKey, textOf(value)]);
    const isOwn = ownerId !== undefined && ownerId === write.id;
    const isClaimed = (claims.get(claim) ?? place) !== place;
    if ((ownerId !== undefined && !isOwn) || isClaimed) {
      return provider.refuseTaken({
        objectKey,
        field: fieldKey,
        value,
        ownerId: isOwn ? undefined : ownerId,
      });
    }
    claims.set(claim, place);
  }
  return undefined;
}

const nothingRepeated: ReadonlyMap<number, ProviderFailure> = new Map();

/** Finds the records that a call updates twice, even where their ids are written differently. */
function findRepeated(
  { provider, log }: WriteParts,
  { type, records }: ProviderWrite,
): ReadonlyMap<number, ProviderFailure> {
  if (type !== "update") return nothingRepeated;
  const places = new Map<string, number[]>();
  for (const [place, { recordId, idempotencyKey }] of records.entries()) {
    // A record that was written before is not written again.
    if (recordId === undefined || log.find(idempotencyKey)) continue;
    const id = provider.idKey(recordId);
    places.set(id, [...(places.get(id) ?? []), place]);
  }
  const repeated = [...places].filter(([, same]) => same.length > 1);
  if (repeated.length === 0) return nothingRepeated;
  const { failure, isForAll } = provider.refuseRepeated(repeated.map(([id]) => id));
  const refused = isForAll ? [...records.keys()] : repeated.flatMap(([, same]) => same);
  return new Map(refused.map((place) => [place, failure]));
}

/** Returns the result of a record that was written before, with its present values. */
function findWritten({ records, log }: WriteParts, { idempotencyKey }: ProviderRecord) {
  const place = log.find(idempotencyKey);
  if (!place) return undefined;
  const found = records.find(place.objectKey, place.id);
  const data = found && !found.isDeleted ? { data: toFields(found.values) } : {};
  return { ok: true, recordId: place.id, ...data } as const;
}
