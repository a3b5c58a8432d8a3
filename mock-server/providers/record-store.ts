import type { Association } from "../../src/contract/index.js";
import { copyJson } from "../../src/json/copy.js";
import { setOwn } from "../../src/json/object.js";

/** A record as an instance stores it. Its values are in a map, so that any name is safe as a key. */
export interface StoredRecord {
  readonly id: string;
  /** The values by the keys of the fields. */
  readonly values: Map<string, unknown>;
  readonly associations: Association[];
  isDeleted: boolean;
}

/** A copy of a record, as an instance shows it. */
export interface InstanceRecord {
  id: string;
  /** The values by the provider's names of the fields. */
  fields: Record<string, unknown>;
  /** The associations; absent where there are none. */
  associations?: Association[];
}

/** The records of one object, as JSON. */
export interface SavedRecords {
  objectKey: string;
  records: (Omit<StoredRecord, "values"> & { values: readonly (readonly [key: string, value: unknown])[] })[];
}

/** The records of one instance, by the keys of its objects. */
export interface RecordStore {
  /** Adds a record, which keeps the map `values` itself. */
  add(objectKey: string, id: string, values: Map<string, unknown>): StoredRecord;
  /** Finds a record, deleted or not. */
  find(objectKey: string, id: string): StoredRecord | undefined;
  /** Lists the records that are not deleted, oldest first. */
  list(objectKey: string): StoredRecord[];
  /** Whether any object has a record of that id, deleted or not. */
  hasId(id: string): boolean;
  /** Lists the keys of the objects that have had a record. */
  objectKeys(): string[];
  /** Returns the place of an object in that list, from 0; for a new object, the next place. */
  indexOf(objectKey: string): number;
  /** Lists everything, deleted records included. */
  save(): SavedRecords[];
}

/** Creates a store from saved records. */
export function createRecordStore(saved: readonly SavedRecords[]): RecordStore {
  const objects = new Map(
    copyJson(saved).map(({ objectKey, records }) => [
      objectKey,
      new Map(
        records.map((record) => [record.id, { ...record, values: new Map(record.values) } as StoredRecord]),
      ),
    ]),
  );
  return {
    add(objectKey, id, values) {
      const record: StoredRecord = { id, values, associations: [], isDeleted: false };
      const records = objects.get(objectKey) ?? new Map<string, StoredRecord>();
      objects.set(objectKey, records.set(id, record));
      return record;
    },
    find: (objectKey, id) => objects.get(objectKey)?.get(id),
    list: (objectKey) => [...(objects.get(objectKey)?.values() ?? [])].filter(({ isDeleted }) => !isDeleted),
    hasId(id) {
      for (const records of objects.values()) if (records.has(id)) return true;
      return false;
    },
    objectKeys: () => [...objects.keys()],
    indexOf(objectKey) {
      let index = 0;
      for (const key of objects.keys()) {
        if (key === objectKey) break;
        index += 1;
      }
      return index;
    },
    save: () =>
      [...objects].map(([objectKey, records]) => ({
        objectKey,
        records: [...records.values()].map(saveRecord),
      })),
  };
}

/** Returns values as an object. Unlike `Object.fromEntries`, it makes no list for each of them (bench figure: http). */
export function toFields(values: ReadonlyMap<string, unknown>): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  values.forEach((value, key) => {
    setOwn(fields, key, value);
  });
  return fields;
}

/** Returns a record as JSON; its members are not copied. */
export function saveRecord(record: StoredRecord): SavedRecords["records"][number] {
  return { ...record, values: [...record.values] };
}

/** Copies a record for callers outside the instance. */
export function showRecord({ id, values, associations }: StoredRecord): InstanceRecord {
  return copyJson({
    id,
    fields: toFields(values),
    ...(associations.length > 0 && { associations }),
  });
}
