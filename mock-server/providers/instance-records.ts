import type { ProviderResult } from "../../src/engine/index.js";
import { addAssociations } from "./add-associations.js";
import {
  createRecordStore,
  type InstanceRecord,
  saveRecord,
  type SavedRecords,
  showRecord,
  type StoredRecord,
} from "./record-store.js";
import type { RecordWrite, SimulatedProvider } from "./simulated-provider.js";
import { createUniqueValues, type UniqueField } from "./unique-values.js";

/** The records of one customer's instance, under the names and ids that its provider has for them. */
export interface InstanceRecords {
  /** Finds a record, deleted or not. */
  find(objectName: string, id: string): StoredRecord | undefined;
  /** The id of the record that has a value of a field that must be unique. */
  ownerOf(field: UniqueField, value: unknown): string | undefined;
  /** Whether there is a record of that id that is not deleted: in that object or, without one, in any. */
  has(id: string, objectKey?: string): boolean;
  /** Keeps what an accepted write leaves, which a new record takes over; `newId` is the id of a new record, of any form. */
  apply(write: RecordWrite, values: Map<string, unknown>, newId?: string): ProviderResult;
  /** Lists the records of an object as they are kept, oldest first; deleted ones are left out. */
  listStored(objectKey: string): readonly StoredRecord[];
  /** Copies the records of an object, oldest first; deleted ones are left out. */
  list(objectName: string): InstanceRecord[];
  /** Copies all records that are not deleted, by the keys of their objects. */
  listAll(): { objectName: string; records: InstanceRecord[] }[];
  /** Lists everything, deleted records included. */
  save(): SavedRecords[];
}

/** What the records need of their provider and of the backend around them. */
export interface InstanceRecordsOptions {
  provider: SimulatedProvider;
  saved: readonly SavedRecords[];
  /** The present time in RFC 3339. */
  now(): string;
  /** Counts the records of all instances, so that no two have the same id. */
  nextNumber(): number;
  /** Is told of each record that changes; `read` gives it as JSON. */
  onChange?: ((objectKey: string, id: string, read: () => unknown) => void) | undefined;
}

/** Creates the records of an instance from those that were saved. */
export function createInstanceRecords(options: InstanceRecordsOptions): InstanceRecords {
  const { provider, saved, now, nextNumber, onChange } = options;
  const store = createRecordStore(saved);
  const unique = createUniqueValues(store.list);

  // A seed gives a record an id of any form, and the provider's own form is tried first.
  const findByKey = (objectKey: string, id: string) =>
    store.find(objectKey, provider.idKey(id)) ?? store.find(objectKey, id);

  function createId(objectKey: string): string {
    for (;;) {
      const id = provider.createId(objectKey, nextNumber(), store.indexOf(objectKey));
      // A seed may have taken it, or a snapshot whose count was edited.
      if (!store.objectKeys().some((key) => store.find(key, id))) return id;
    }
  }

  function noteChange(objectKey: string, record: StoredRecord): void {
    unique.update(objectKey, record);
    onChange?.(objectKey, record.id, () => saveRecord(record));
  }

  function remove(objectKey: string, id: string): ProviderResult {
    const found = findByKey(objectKey, id);
    if (found) {
      found.isDeleted = true;
      noteChange(objectKey, found);
    }
    return { ok: true, recordId: found?.id ?? id };
  }

  return {
    ownerOf: unique.ownerOf,
    find: (objectName, id) => findByKey(provider.objectKey(objectName), id),
    has(id, objectKey) {
      const keys = objectKey === undefined ? store.objectKeys() : [objectKey];
      return keys.some((key) => findByKey(key, id)?.isDeleted === false);
    },
    apply({ type, objectKey, record }, values, newId) {
      const { recordId = "", associations = [] } = record;
      const time = now();
      if (type === "delete") return remove(objectKey, recordId);
      const found = type === "update" ? findByKey(objectKey, recordId) : undefined;
      const newKey = () => (newId === undefined ? createId(objectKey) : provider.idKey(newId));
      const kept = found ?? store.add(objectKey, newKey(), values);
      const { id } = kept;
      if (found) for (const [key, value] of values) kept.values.set(key, value);
      for (const [key, value] of provider.stamp({ id, time, isNew: !found })) kept.values.set(key, value);
      addAssociations(kept.associations, associations);
      noteChange(objectKey, kept);
      return { ok: true, recordId: id, data: Object.fromEntries(kept.values) };
    },
    listStored: store.list,
    list: (objectName) => store.list(provider.objectKey(objectName)).map(showRecord),
    listAll: () =>
      store
        .objectKeys()
        .map((objectKey) => ({ objectName: objectKey, records: store.list(objectKey).map(showRecord) })),
    save: () => store.save(),
  };
}
