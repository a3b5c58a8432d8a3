import type { StoredRecord } from "./record-store.js";

/** Which record of an object has a value of a field, in any letter case. */
export interface UniqueValues {
  /** The id of the record that has the value; `undefined` where none has. */
  ownerOf(field: UniqueField, value: unknown): string | undefined;
  /** Takes down what a record holds from now on; nothing where it is deleted. */
  update(objectKey: string, record: StoredRecord): void;
}

/** A field of which no two records of an object may have the same value. */
export interface UniqueField {
  objectKey: string;
  fieldKey: string;
}

/** Who has which value of a field: both ways, so that a record's former value is forgotten with its change. */
interface Index {
  ids: Map<string, string>;
  values: Map<string, string>;
}

/** Creates an index that is made for a field when somebody first asks for it, and kept from then on. */
export function createUniqueValues(list: (objectKey: string) => readonly StoredRecord[]): UniqueValues {
  const byObject = new Map<string, Map<string, Index>>();

  function indexOf({ objectKey, fieldKey }: UniqueField): Index {
    const indexes = byObject.get(objectKey) ?? new Map<string, Index>();
    byObject.set(objectKey, indexes);
    const known = indexes.get(fieldKey);
    if (known) return known;
    const made: Index = { ids: new Map(), values: new Map() };
    indexes.set(fieldKey, made);
    for (const record of list(objectKey)) note(made, record, fieldKey);
    return made;
  }

  return {
    ownerOf: (field, value) => indexOf(field).ids.get(textOf(value)),
    update(objectKey, record) {
      for (const [fieldKey, index] of byObject.get(objectKey) ?? []) note(index, record, fieldKey);
    },
  };
}

/** The same text for values that count as one. */
export function textOf(value: unknown): string {
  return String(value).toLowerCase();
}

/** Whether a value is one that has to be unique: empty fields are alike without harm. */
export function isValue(value: unknown): boolean {
  return value !== undefined && value !== null && value !== "";
}

function note(
  { ids, values }: Index,
  { id, values: fields, isDeleted }: StoredRecord,
  fieldKey: string,
): void {
  const former = values.get(id);
  if (former !== undefined && ids.get(former) === id) ids.delete(former);
  values.delete(id);
  const value = fields.get(fieldKey);
  if (isDeleted || !isValue(value)) return;
  values.set(id, textOf(value));
  ids.set(textOf(value), id);
}
