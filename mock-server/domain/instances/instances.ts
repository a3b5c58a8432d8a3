import type { ProviderPort, WriteCapabilities } from "../../../src/engine/index.js";
import { providerCapabilities } from "../../../src/manifest/index.js";
import {
  createCustomerInstance,
  type CustomerInstance,
  type SavedInstance,
} from "../../providers/customer-instance.js";
import { findProvider } from "../../providers/find-provider.js";
import type { ObjectFields } from "../../providers/object-fields.js";
import type { BackendState } from "../../backend/backend-state.js";
import { describeObject } from "./instance-fields.js";

/** Whose instance is meant; all connections of a group to one provider lead to the same. */
export interface InstanceOwner {
  provider: string;
  groupRef: string;
}

const noCapabilities: WriteCapabilities = {
  batch: false,
  deletion: false,
  ifEmpty: false,
  associations: false,
  headers: false,
};

/** Finds the instance of a group, which is empty at first. */
export function findInstance(state: BackendState, owner: InstanceOwner): CustomerInstance {
  return state.instances.get(keyOf(owner)) ?? openInstance(state, owner, undefined);
}

/** The engine's way to an instance; with an object name everything goes to that object, whatever the engine calls it. */
export function findPort(
  state: BackendState,
  { objectName, ...owner }: InstanceOwner & { objectName?: string | undefined },
): ProviderPort {
  const instance = findInstance(state, owner);
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

/** Finds the engine's way to an instance again by the key that it had. */
export function findPortByKey(state: BackendState, key: string): ProviderPort {
  const [provider = "", groupRef = "", objectName] = JSON.parse(key) as string[];
  return findPort(state, { provider, groupRef, objectName });
}

/** Lists the instances by provider and group: to look into one makes it, so that the order in which they came tells nothing. */
export function listInstances({ instances }: BackendState): CustomerInstance[] {
  return [...instances.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

function keyOf({ provider, groupRef }: InstanceOwner): string {
  return JSON.stringify([provider, groupRef]);
}

/** Makes the instance of a group, of what was saved of it where anything was. */
export function openInstance(
  state: BackendState,
  { provider, groupRef }: InstanceOwner,
  saved: SavedInstance | undefined,
): CustomerInstance {
  const described = new Map<string, ObjectFields>();
  let describedBy = state.instanceFields;
  const describe = (objectName: string): ObjectFields => {
    if (describedBy !== state.instanceFields) described.clear();
    describedBy = state.instanceFields;
    const object = described.get(objectName) ?? describeObject(state, { provider, objectName, groupRef });
    described.set(objectName, object);
    return object;
  };
  const instance = createCustomerInstance({
    provider: findProvider(provider),
    capabilities: providerCapabilities.get(provider) ?? noCapabilities,
    key: keyOf({ provider, groupRef }),
    groupRef,
    saved,
    describe,
    now: state.now,
    nextNumber: () => (state.recordCount += 1),
  });
  state.instances.set(instance.key, instance);
  return instance;
}

/** Tells whether a group has a connection to a provider. */
export function isConnected(state: BackendState, { provider, groupRef }: InstanceOwner): boolean {
  return [...state.connections.values()].some(
    (connection) => connection.provider === provider && connection.groupRef === groupRef,
  );
}
