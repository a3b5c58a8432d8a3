import type { Association } from "../../src/contract/index.js";
import { copyJson } from "../../src/json/copy.js";

/** A record as an instance keeps it; by maps, so that any name is data. */
export interface StoredRecord {
  readonly id: string;
  /** By the keys of the fields' names. */
  readonly values: Map<string, unknown>;
  readonly associations: Association[];
  isDeleted: boolean;
}

/** A record as an instance shows it. */
export interface InstanceRecord {
  id: string;
  /** By the names that the provider has for them. */
  fields: Record<string, unknown>;
  /** Left out where there are none. */
  associations?: Association[];
}

/** The records of one object, as JSON. */
export interface SavedRecords {
  objectKey: string;
  records: (Omit<StoredRecord, "values"> & { values: readonly (readonly [key: string, value: unknown])[] })[];
}

/** The records of one instance, by the keys of its objects. */
export interface RecordStore {
  /** Adds a record, which takes `values` over. */
  add(objectKey: string, id: string, values: Map<string, unknown>): StoredRecord;
  /** Finds a record, deleted or not. */
  find(objectKey: string, id: string): StoredRecord | undefined;
  /** Lists the records that are not deleted, oldest first. */
  list(objectKey: string): StoredRecord[];
  /** The objects that ever had a record. */
  objectKeys(): string[];
  /** The place of an object among those, from 0; that of a new one is the next. */
  indexOf(objectKey: string): number;
  /** Lists everything, deleted records included. */
  save(): SavedRecords[];
}

/** Creates a store of the records that were saved. */
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
    objectKeys: () => [...objects.keys()],
    indexOf(objectKey) {
      const index = [...objects.keys()].indexOf(objectKey);
      return index < 0 ? objects.size : index;
    },
    save: () =>
      [...objects].map(([objectKey, records]) => ({
        objectKey,
        records: [...records.values()].map(saveRecord),
      })),
  };
}

/** Gives a record as JSON; what it holds is the record's own. */
export function saveRecord(record: StoredRecord): SavedRecords["records"][number] {
  return { ...record, values: [...record.values] };
}

/** Copies a record for the outside. */
export function showRecord({ id, values, associations }: StoredRecord): InstanceRecord {
  return copyJson({
    id,
    fields: Object.fromEntries(values),
    ...(associations.length > 0 && { associations }),
  });
}
