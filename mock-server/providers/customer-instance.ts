import type { WriteRecord } from "../../src/contract/index.js";
import type {
  ProviderPort,
  ProviderRecord,
  ProviderResult,
  ProviderWrite,
  WriteCapabilities,
} from "../../src/engine/index.js";
import { copyJson } from "../json/copy-json.js";
import { createFaultScript, type DueFailure, type InstanceFault, type SavedFault } from "./fault-script.js";
import type { ObjectFields } from "./object-fields.js";
import {
  createRecordStore,
  type InstanceRecord,
  type SavedRecords,
  showRecord,
  type StoredRecord,
} from "./record-store.js";
import type { Judgement, RecordWrite, SimulatedProvider } from "./simulated-provider.js";

/** The simulated SaaS instance of one customer: the provider of its writes, to look into and to make fail. */
export interface CustomerInstance extends ProviderPort {
  readonly key: string;
  readonly groupRef: string;
  /** Copies the records of an object, oldest first; deleted ones are left out. */
  records(objectName: string): InstanceRecord[];
  /** Makes the next writes fail; faults that were given before come first. */
  failNext(fault: InstanceFault): void;
  /** Adds a record by the provider's rules, under an id of any form where one is given. */
  add(record: { objectName: string; id?: string | undefined; fields: WriteRecord }): ProviderResult;
  /** Copies everything that the instance holds, by the keys of its objects. */
  copyRecords(): { objectName: string; records: InstanceRecord[] }[];
  /** Gives all that another instance needs to stand in for this one; it is the instance's own, not a copy. */
  save(): SavedInstance;
}

/** An instance as JSON. */
export interface SavedInstance {
  objects: readonly SavedRecords[];
  /** What was written, by idempotency key. */
  written: readonly (readonly [key: string, place: WrittenPlace])[];
  faults: readonly SavedFault[];
}

interface WrittenPlace {
  objectKey: string;
  id: string;
}

/** What an instance needs of the backend around it. */
export interface CustomerInstanceOptions {
  provider: SimulatedProvider;
  capabilities: WriteCapabilities;
  key: string;
  groupRef: string;
  /** @default an empty instance */
  saved?: SavedInstance | undefined;
  describe(objectName: string): ObjectFields;
  /** The present time in RFC 3339. */
  now(): string;
  /** Counts the records of all instances, so that no two have the same id. */
  nextNumber(): number;
}

/** Writes that were retried so much later that more than these came between may be written twice. */
const maxRememberedKeys = 100_000;

/** Creates an instance. */
export function createCustomerInstance(options: CustomerInstanceOptions): CustomerInstance {
  const { provider, capabilities, key, groupRef, saved, describe, now, nextNumber } = options;
  const store = createRecordStore(saved?.objects ?? []);
  const faults = createFaultScript(provider, saved?.faults ?? []);
  /** What was written, by idempotency key. */
  const written = new Map(saved?.written);

  function describeWrite(
    { type, objectName, records }: Pick<ProviderWrite, "type" | "objectName" | "records">,
    object: ObjectFields,
    record: ProviderRecord,
  ): RecordWrite {
    const objectKey = provider.objectKey(objectName);
    const found = record.recordId === undefined ? undefined : find(objectKey, record.recordId);
    return {
      type,
      isBatch: records.length > 1,
      objectKey,
      object,
      record,
      target: !found ? "unknown" : found.isDeleted ? "deleted" : "present",
      has: (id, within) => {
        const keys = within === undefined ? store.objectKeys() : [within];
        return keys.some((key) => find(key, id)?.isDeleted === false);
      },
    };
  }

  function find(objectKey: string, id: string): StoredRecord | undefined {
    return store.find(objectKey, provider.idKey(id)) ?? store.find(objectKey, id);
  }

  function commit(
    write: RecordWrite,
    values: ReadonlyMap<string, unknown>,
    givenId?: string,
  ): ProviderResult {
    const { type, objectKey, record } = write;
    const time = now();
    if (type === "delete") {
      const { recordId = "" } = record;
      const found = find(objectKey, recordId);
      if (found) found.isDeleted = true;
      return { ok: true, recordId: found?.id ?? recordId };
    }
    const found = type === "update" ? find(objectKey, record.recordId ?? "") : undefined;
    const kept =
      found ?? store.add(objectKey, givenId === undefined ? freshId(objectKey) : provider.idKey(givenId));
    const { id } = kept;
    for (const [key, value] of values) kept.values.set(key, value);
    for (const [key, value] of provider.stamp({ id, time, isNew: !found })) kept.values.set(key, value);
    kept.associations.push(...copyJson(record.associations ?? []));
    return { ok: true, recordId: id, data: Object.fromEntries(kept.values) };
  }

  function freshId(objectKey: string): string {
    for (;;) {
      const id = provider.createId(objectKey, nextNumber(), store.indexOf(objectKey));
      // A seed may have taken it.
      if (!store.find(objectKey, id)) return id;
    }
  }

  function remember(idempotencyKey: string, place: WrittenPlace): void {
    written.set(idempotencyKey, place);
    if (written.size <= maxRememberedKeys) return;
    const [oldest] = written.keys();
    if (oldest !== undefined) written.delete(oldest);
  }

  function recall(idempotencyKey: string): ProviderResult | undefined {
    const place = written.get(idempotencyKey);
    if (!place) return undefined;
    const found = store.find(place.objectKey, place.id);
    const data = found && !found.isDeleted ? { data: Object.fromEntries(found.values) } : {};
    return { ok: true, recordId: place.id, ...data };
  }

  /** Writes the records of a call; those at the places of a fault fail instead. */
  function writeAll(call: ProviderWrite, fault?: DueFailure): ProviderResult[] {
    const object = describe(call.objectName);
    const isAtomic = call.allOrNone && provider.isAtomic(call.type);
    const judge = (write: RecordWrite, place: number): Judgement =>
      fault && (place + 1) % fault.every === 0
        ? { ok: false, failure: fault.failure }
        : provider.judge(write);
    const step = (
      record: ProviderRecord,
      place: number,
      then: (write: RecordWrite, judged: Judgement) => ProviderResult,
    ) => {
      const known = recall(record.idempotencyKey);
      if (known) return known;
      const write = describeWrite(call, object, record);
      return then(write, judge(write, place));
    };
    if (isAtomic) {
      const rehearsed = call.records.map((record, place) =>
        step(record, place, (_, judged): ProviderResult => (judged.ok ? { ok: true, recordId: "" } : judged)),
      );
      if (rehearsed.some(({ ok }) => !ok)) {
        return rehearsed.map((result) => (result.ok ? { ok: false, failure: provider.rolledBack } : result));
      }
    }
    return call.records.map((record, place) =>
      step(record, place, (write, judged) => {
        if (!judged.ok) return judged;
        const result = commit(write, judged.values);
        if (result.ok) remember(record.idempotencyKey, { objectKey: write.objectKey, id: result.recordId });
        return result;
      }),
    );
  }

  return {
    name: provider.name,
    key,
    capabilities,
    groupRef,
    async write(call) {
      const fault = faults.next();
      if (!fault) return writeAll(call);
      const { failure } = fault;
      if (failure) {
        return fault.every === 1 ? call.records.map(() => ({ ok: false, failure })) : writeAll(call, fault);
      }
      writeAll(call);
      throw new Error(fault.lostAnswer);
    },
    async read({ objectName, recordId, fieldNames }) {
      const found = find(provider.objectKey(objectName), recordId);
      if (!found || found.isDeleted) return undefined;
      return Object.fromEntries(fieldNames.map((name) => [name, found.values.get(provider.fieldKey(name))]));
    },
    records: (objectName) => store.list(provider.objectKey(objectName)).map(showRecord),
    failNext: faults.add,
    add({ objectName, id, fields }) {
      if (id !== undefined && find(provider.objectKey(objectName), id)) {
        return {
          ok: false,
          failure: { message: `there is a record ${JSON.stringify(id)} already`, isRetryable: false },
        };
      }
      const call = { type: "create", objectName, records: [] } as const;
      const write = describeWrite(call, describe(objectName), { idempotencyKey: "", fields });
      const judged = provider.judge(write);
      return judged.ok ? commit(write, judged.values, id) : judged;
    },
    copyRecords: () =>
      store
        .objectKeys()
        .map((objectKey) => ({ objectName: objectKey, records: store.list(objectKey).map(showRecord) })),
    save: () => ({ objects: store.save(), written: [...written], faults: faults.save() }),
  };
}
