import type { ProviderResult } from "../../src/engine/index.js";
import { addAssociations } from "./add-associations.js";
import {
  createRecordStore,
  type InstanceRecord,
  saveRecord,
  type SavedRecords,
  showRecord,
  type StoredRecord,
  toFields,
} from "./record-store.js";
import type { RecordWrite, SimulatedProvider } from "./simulated-provider.js";
import { createUniqueValues, type UniqueField } from "./unique-values.js";

/** The records of one instance, found by the provider's names of objects and forms of ids. */
export interface InstanceRecords {
  /** Finds a record, deleted or not. */
  find(objectName: string, id: string): StoredRecord | undefined;
  /** Returns the id of the record that has a value in a unique field; `undefined` where none has. */
  ownerOf(field: UniqueField, value: unknown): string | undefined;
  /** Whether a record of that id exists and is not deleted; without `objectKey`, in any object. */
  has(id: string, objectKey?: string): boolean;
  /**
   * Stores the values of an accepted write. A new record keeps the map `values` itself; `newId` may be an id
   * of any form, and without it the provider makes one.
   */
  apply(write: RecordWrite, values: Map<string, unknown>, newId?: string): ProviderResult;
  /** Lists the records of an object without copies, oldest first; deleted ones are left out. */
  listStored(objectKey: string): readonly StoredRecord[];
  /** Copies the records of an object, oldest first; deleted ones are left out. */
  list(objectName: string): InstanceRecord[];
  /** Copies the records of all objects, by the objects' keys; deleted ones are left out. */
  listAll(): { objectName: string; records: InstanceRecord[] }[];
  /** Lists everything, deleted records included. */
  save(): SavedRecords[];
}

/** The options of an instance's records. */
export interface InstanceRecordsOptions {
  provider: SimulatedProvider;
  saved: readonly SavedRecords[];
  /** The present time in RFC 3339. */
  now(): string;
  /** Returns the next number of a count over all instances, so that no two records have the same id. */
  nextNumber(): number;
  /** Called for each record that changes; `read` returns it as JSON. */
  onChange?: ((objectKey: string, id: string, read: () => unknown) => void) | undefined;
}

/** Creates the records of an instance from saved ones. */
export function createInstanceRecords(options: InstanceRecordsOptions): InstanceRecords {
  const { provider, saved, now, nextNumber, onChange } = options;
  const store = createRecordStore(saved);
  const unique = createUniqueValues(store.list);

  // The provider's form of the id is tried first. A seed may have used an id of any form.
  const findByKey = (objectKey: string, id: string) =>
    store.find(objectKey, provider.idKey(id)) ?? store.find(objectKey, id);

  function createId(objectKey: string): string {
    for (;;) {
      const id = provider.createId(objectKey, nextNumber(), store.indexOf(objectKey));
      // The id may be taken by a seed, or by a snapshot whose count was edited.
      if (!store.hasId(id)) return id;
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
      if (found) values.forEach((value, key) => kept.values.set(key, value));
      provider.stamp({ id, time, isNew: !found }, (key, value) => kept.values.set(key, value));
      addAssociations(kept.associations, associations);
      noteChange(objectKey, kept);
      return { ok: true, recordId: id, data: toFields(kept.values) };
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
