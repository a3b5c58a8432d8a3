import type { WriteRecord } from "../../src/contract/index.js";
import type {
  ProviderPort,
  ProviderResult,
  ProviderWrite,
  WriteCapabilities,
} from "../../src/engine/index.js";
import { createFaultScript, type FaultScript, type InstanceFault, type SavedFault } from "./fault-script.js";
import { createInstanceRecords } from "./instance-records.js";
import type { ObjectFields } from "./object-fields.js";
import { readField } from "./read-field.js";
import type { InstanceRecord, SavedRecords } from "./record-store.js";
import type { SimulatedProvider } from "./simulated-provider.js";
import { describeWrite, writeCall, type WriteParts } from "./write-call.js";
import { createWriteLog, type WrittenPlace } from "./write-log.js";

/**
 * The simulated SaaS instance of one customer: the engine writes to it, and tests read its records and make
 * writes fail.
 */
export interface CustomerInstance extends ProviderPort {
  readonly key: string;
  readonly groupRef: string;
  /** Copies the records of an object, oldest first; deleted ones are left out. */
  records(objectName: string): InstanceRecord[];
  /** Makes the next writes fail, after those that earlier faults apply to. */
  failNext(fault: InstanceFault): void;
  /** Adds a record by the provider's rules; a given id may have any form. */
  add(record: { objectName: string; id?: string | undefined; fields: WriteRecord }): ProviderResult;
  /** Copies the records of all objects, by the objects' keys; deleted ones are left out. */
  copyRecords(): { objectName: string; records: InstanceRecord[] }[];
  /** Returns the state of the instance, from which another instance can be created. It is not a copy. */
  save(): SavedInstance;
}

/** The saved state of an instance, as JSON. */
export interface SavedInstance {
  objects: readonly SavedRecords[];
  /** The places of the written records, by idempotency key. */
  written: readonly (readonly [key: string, place: WrittenPlace])[];
  faults: readonly SavedFault[];
}

/** The options of an instance. */
export interface CustomerInstanceOptions {
  provider: SimulatedProvider;
  capabilities: WriteCapabilities;
  key: string;
  groupRef: string;
  /** @default an empty instance */
  saved?: SavedInstance | undefined;
  describe(objectName: string): ObjectFields;
  /** Called when the provider rejects the customer's credentials. */
  onBadCredentials?: () => void;
  /** The present time in RFC 3339. */
  now(): string;
  /** Returns the next number of a count over all instances, so that no two records have the same id. */
  nextNumber(): number;
  onChange?: OnInstanceChange | undefined;
}

/**
 * Called for each change of an instance: a record, the place of a write by its idempotency key, or the
 * pending faults.
 */
export type OnInstanceChange = (
  table: "records" | "written" | "faults",
  key: readonly string[],
  read: () => unknown,
) => void;

/** Creates an instance, empty or from a saved state. */
export function createCustomerInstance(options: CustomerInstanceOptions): CustomerInstance {
  const { provider, capabilities, key, groupRef, saved, describe, now, nextNumber } = options;
  const { onChange } = options;
  const records = createInstanceRecords({
    provider,
    saved: saved?.objects ?? [],
    now,
    nextNumber,
    onChange:
      onChange &&
      ((objectKey, id, read) => {
        onChange("records", [objectKey, id], read);
      }),
  });
  const log = createWriteLog(saved?.written ?? [], (idempotencyKey) =>
    onChange?.("written", [idempotencyKey], () => log.find(idempotencyKey)),
  );
  const faults = createFaultScript(provider, saved?.faults ?? [], () =>
    onChange?.("faults", [], () => faults.save()),
  );
  const parts = { provider, records, log, describe };
  return {
    name: provider.name,
    key,
    capabilities,
    groupRef,
    // `async`, so that a lost answer is a rejected promise.
    write: async (call) =>
      writeWithFaults(parts, { faults, onBadCredentials: options.onBadCredentials }, call),
    async read({ objectName, recordId, fieldNames }) {
      const found = records.find(objectName, recordId);
      if (!found || found.isDeleted) return undefined;
      return Object.fromEntries(
        fieldNames.map((name) => [name, readField(found.values, name, provider.fieldKey)]),
      );
    },
    records: records.list,
    failNext: faults.add,
    add: (record) => addRecord(parts, record),
    copyRecords: records.listAll,
    save: () => ({ objects: records.save(), written: log.save(), faults: faults.save() }),
  };
}

function writeWithFaults(
  parts: WriteParts,
  { faults, onBadCredentials }: { faults: FaultScript; onBadCredentials: (() => void) | undefined },
  call: ProviderWrite,
): ProviderResult[] {
  const fault = faults.next();
  if (!fault) return writeCall(parts, call);
  const { failure } = fault;
  if (failure) {
    if (fault.isForCredentials) onBadCredentials?.();
    return fault.every === 1
      ? call.records.map(() => ({ ok: false, failure }))
      : writeCall(parts, call, fault);
  }
  writeCall(parts, call);
  throw new Error(fault.lostAnswer);
}

function addRecord(
  parts: WriteParts,
  { objectName, id, fields }: Parameters<CustomerInstance["add"]>[0],
): ProviderResult {
  const { provider, records, describe } = parts;
  if (id !== undefined && records.find(objectName, id)) {
    const message = `there is a record ${JSON.stringify(id)} already`;
    return { ok: false, failure: { message, isRetryable: false } };
  }
  const call = { type: "create", objectName, records: [], object: describe(objectName) } as const;
  const write = describeWrite(parts, call, { idempotencyKey: "", fields });
  const checked = provider.check(write);
  return checked.ok ? records.apply(write, checked.values, id) : checked;
}
