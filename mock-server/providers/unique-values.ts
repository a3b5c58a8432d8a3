import type { StoredRecord } from "./record-store.js";

/** The index of unique values: which record has a value, in any letter case. */
export interface UniqueValues {
  /** Returns the id of the record that has the value; `undefined` where none has. */
  ownerOf(field: UniqueField, value: unknown): string | undefined;
  /** Updates the index after a change of a record; a deleted record is removed from it. */
  update(objectKey: string, record: StoredRecord): void;
}

/** A field of which no two records of an object may have the same value. */
export interface UniqueField {
  objectKey: string;
  fieldKey: string;
}

/** The values of one field in both directions, so that a change can remove the record's former value. */
interface Index {
  ids: Map<string, string>;
  values: Map<string, string>;
}

/** Creates the index. The part for a field is built on first use, and then kept up to date. */
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

/** Returns the same text for values that count as equal. */
export function textOf(value: unknown): string {
  return String(value).toLowerCase();
}

/** Whether a value must be unique; an empty one need not. */
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
