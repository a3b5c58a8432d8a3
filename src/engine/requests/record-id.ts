import type { WriteRecord, WriteRequest } from "../../contract/index.js";
import type { FieldKey } from "../../facts/field-identity.js";
import type { RecordKey } from "../../facts/record-identity.js";
import { isIdName, readId } from "../shaping/record-id.js";
import type { RequestFault } from "./request-fault.js";

/** Whether a record says which one it is about, in `id` or another spelling of it that some provider may take. */
export function mayHaveRecordId(record: Readonly<WriteRecord>): boolean {
  return Object.keys(record).some(
    (name) => name.toLowerCase() === "id" && (readId(record[name]) !== undefined || isInexact(record[name])),
  );
}

/** Describes the fault of a record that does not say which one it is about. */
export function missingIdFault(type: string, where: string): RequestFault {
  return {
    rule: "W5",
    where: `${where}.id`,
    expected: `expected the provider's id of the record to be ${type === "delete" ? "deleted" : "updated"}`,
    remedy: "give it as id (or Id), a string that is not empty",
  };
}

/**
 * Finds records of an update or a deletion with no id, an id that JSON does not carry exactly, or ids of two records. The keys
 * tell what is one name and one id to the provider.
 */
export function recordIdFaults(
  { type, record, batch = [] }: Pick<WriteRequest, "type" | "record" | "batch">,
  fieldKey: FieldKey,
  recordKey: RecordKey,
): RequestFault[] {
  if (type === "create") return [];
  const keys = { fieldKey, recordKey };
  if (record) return idFaults(type, record, "record", keys);
  return batch.flatMap((item, place) => idFaults(type, item.record, `batch[${String(place)}].record`, keys));
}

function idFaults(
  type: string,
  record: Readonly<WriteRecord>,
  where: string,
  { fieldKey, recordKey }: { fieldKey: FieldKey; recordKey: RecordKey },
): RequestFault[] {
  const names = Object.keys(record).filter((name) => isIdName(name, fieldKey));
  const inexact = names.filter((name) => isInexact(record[name]));
  if (inexact.length > 0) {
    return inexact.map((name) => ({
      rule: "W24",
      where: `${where}.${name}`,
      expected: `expected text, or a whole number that JSON carries exactly (at most ${String(Number.MAX_SAFE_INTEGER)})`,
      remedy: "send the id as text, in quotes",
    }));
  }
  const given = names.filter((name) => readId(record[name]) !== undefined);
  const ids = new Set(given.map((name) => readId(record[name]) ?? ""));
  if (ids.size === 0) return [missingIdFault(type, where)];
  if (ids.size === 1 || new Set([...ids].map(recordKey)).size === 1) return [];
  const quoted = given.map((name) => JSON.stringify(name)).join(" and ");
  return [
    { rule: "P6", where, expected: `${quoted} both name the record, and differ`, remedy: "send one of them" },
  ];
}

/** Whether a value is a number that cannot be an id: JSON parsers round it, or it is no integer. */
function isInexact(value: unknown): boolean {
  return typeof value === "number" && readId(value) === undefined;
}
