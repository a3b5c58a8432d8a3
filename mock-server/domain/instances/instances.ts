import type { ProviderPort, WriteCapabilities } from "../../../src/engine/index.js";
import { memoize } from "../../../src/json/memoize.js";
import { providerCapabilities } from "../../../src/manifest/index.js";
import {
  createCustomerInstance,
  type CustomerInstance,
  type SavedInstance,
} from "../../providers/customer-instance.js";
import { findProvider } from "../../providers/find-provider.js";
import type { ObjectFields } from "../../providers/object-fields.js";
import type { DomainContext } from "../context.js";
import type { Integrations } from "../integrations/integrations.js";
import type { KeptPart } from "../kept-part.js";
import { describeObject, type InstanceObject } from "./instance-fields.js";
import { createFieldList, type FieldList } from "./field-list.js";
import type { KnownFields } from "./known-fields.js";

/** The owner of an instance: all connections of a group to one provider share it. */
export interface InstanceOwner {
  provider: string;
  groupRef: string;
}

/** The saved state of the instances, as JSON. */
export interface SavedInstances {
  fields: readonly KnownFields[];
  instances: readonly (InstanceOwner & { saved: SavedInstance })[];
  /** How many records were created in all instances. */
  recordCount: number;
}

/** The simulated SaaS instances of the customers. */
export interface Instances extends KeptPart<SavedInstances> {
  /** Finds the instance of a group, or creates an empty one. */
  find(owner: InstanceOwner): CustomerInstance;
  /**
   * Lists the instances, sorted by provider and group: the order of their creation means nothing, because
   * reading from an instance creates it.
   */
  list(): CustomerInstance[];
  /** Describes one object of an instance, with the fields that the connected user sees. */
  describe(object: InstanceObject): ObjectFields;
  /** The fields of the instances beyond the provider's standard fields. */
  readonly fields: FieldList;
  /** How many records were created in all instances. */
  readonly recordCount: number;
}

const noCapabilities: WriteCapabilities = {
  batch: false,
  deletion: false,
  ifEmpty: false,
  associations: false,
  headers: false,
};

/**
 * Creates the instances of a backend; `onBadCredentials` is called when an instance rejects the credentials.
 */
// eslint-disable-next-line max-lines-per-function -- short functions over one table
export function createInstances(
  { now, changes }: Pick<DomainContext, "now" | "changes">,
  integrations: Pick<Integrations, "contentsFor" | "list">,
  onBadCredentials: (owner: InstanceOwner) => void,
): Instances {
  const opened = new Map<string, CustomerInstance>();
  const fields = createFieldList(changes);
  let recordCount = 0;

  const describe = (object: InstanceObject) =>
    describeObject(object, { contents: integrations.contentsFor(object.provider), known: fields.of(object) });

  function open(owner: InstanceOwner, saved?: SavedInstance): CustomerInstance {
    // Memoised, because every write needs it. The unused arguments are the memo's key: they change with the
    // fields and with a deploy.
    const describeOwn = memoize(
      (objectName: string, _fields: readonly KnownFields[], _deployed: readonly unknown[]) =>
        describe({ ...owner, objectName }),
    );
    const instance = createCustomerInstance({
      provider: findProvider(owner.provider),
      capabilities: providerCapabilities.get(owner.provider) ?? noCapabilities,
      key: keyOf(owner),
      groupRef: owner.groupRef,
      saved,
      onBadCredentials: () => {
        onBadCredentials(owner);
      },
      describe: (objectName) => describeOwn(objectName, fields.entries, integrations.list()),
      now,
      nextNumber: () => (recordCount += 1),
      onChange:
        changes &&
        ((table, key, read) => {
          changes.note(table, [owner.provider, owner.groupRef, ...key], read);
        }),
    });
    opened.set(instance.key, instance);
    return instance;
  }

  const list = () => [...opened.values()].sort((a, b) => (a.key < b.key ? -1 : 1));

  return {
    find: (owner) => opened.get(keyOf(owner)) ?? open(owner),
    list,
    describe,
    fields,
    get recordCount() {
      return recordCount;
    },
    save: () => ({ fields: fields.save(), instances: list().flatMap(saveInstance), recordCount }),
    restore(saved) {
      opened.clear();
      fields.restore(saved.fields);
      recordCount = saved.recordCount;
      for (const { saved: instance, ...owner } of saved.instances) open(owner, instance);
      changes?.noteAll();
    },
    clear() {
      opened.clear();
      fields.clear();
      recordCount = 0;
      changes?.noteAll();
    },
  };
}

/**
 * Returns the port by which the engine writes to an instance. With `objectName`, every call goes to that
 * object, whatever name the engine uses.
 */
export function findPort(
  instances: Pick<Instances, "find">,
  { objectName, ...owner }: InstanceOwner & { objectName?: string | undefined },
): ProviderPort {
  const instance = instances.find(owner);
  if (objectName === undefined) return instance;
  const { name, capabilities } = instance;
  return {
    name,
    key: JSON.stringify([owner.provider, owner.groupRef, objectName]),
    capabilities,
    write: (call) => instance.write({ ...call, objectName }),
    read: (call) => instance.read({ ...call, objectName }),
  };
}

/** Finds a port by its key. */
export function findPortByKey(instances: Pick<Instances, "find">, key: string): ProviderPort {
  const [provider = "", groupRef = "", objectName] = JSON.parse(key) as string[];
  return findPort(instances, { provider, groupRef, objectName });
}

/** Saves an instance, unless it is empty: reading from an instance creates an empty one. */
function saveInstance(instance: CustomerInstance) {
  const saved = instance.save();
  const isEmpty = saved.objects.length + saved.written.length + saved.faults.length === 0;
  return isEmpty ? [] : [{ provider: instance.name, groupRef: instance.groupRef, saved }];
}

function keyOf({ provider, groupRef }: InstanceOwner): string {
  return JSON.stringify([provider, groupRef]);
}
