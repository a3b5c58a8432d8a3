import type { WriteRecord } from "../../contract/index.js";

/** Whether a record says which one it is about, in `id` or `Id`. */
export function hasRecordId(record: Readonly<WriteRecord>): boolean {
  return isRecordId(record, "id") || isRecordId(record, "Id");
}

function isRecordId(record: Readonly<WriteRecord>, name: string): boolean {
  if (!Object.hasOwn(record, name)) return false;
  const value = record[name];
  return typeof value === "string" ? value !== "" : typeof value === "number" && Number.isFinite(value);
}
