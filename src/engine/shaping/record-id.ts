import type { WriteRecord } from "../../contract/index.js";
import type { FieldKey } from "../../facts/field-identity.js";
import { own } from "../../json/object.js";

/** Whether a name is a spelling of `id`: on an update or a deletion it holds the provider's record id and is not a field. */
export function isIdName(name: string, fieldKey: FieldKey): boolean {
  return name === "Id" || fieldKey(name) === fieldKey("id");
}

/** Reads what can be an id: text, or a whole number that JSON carries exactly; `undefined` for anything else. */
export function readId(value: unknown): string | undefined {
  if (typeof value === "string") return value || undefined;
  return Number.isSafeInteger(value) && !Object.is(value, -0) ? String(value) : undefined;
}

/** Reads the id of the record that an update or a deletion is about; `id` wins over its other spellings. */
export function readRecordId(record: Readonly<WriteRecord>, fieldKey: FieldKey): string | undefined {
  return ["id", ...Object.keys(record)]
    .filter((name) => isIdName(name, fieldKey))
    .map((name) => readId(own(record, name)))
    .find((id) => id !== undefined);
}
