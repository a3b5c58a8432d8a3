import type { WriteCapabilities } from "../../src/engine/index.js";
import { providerCapabilities } from "../../src/manifest/index.js";
import { createCustomerInstance, type CustomerInstance } from "../providers/customer-instance.js";
import { findProvider } from "../providers/find-provider.js";
import type { ObjectFields } from "../providers/object-fields.js";
import type { BackendState } from "./backend-state.js";
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
export function findInstance(state: BackendState, { provider, groupRef }: InstanceOwner): CustomerInstance {
  const key = JSON.stringify([provider, groupRef]);
  const known = state.instances.get(key);
  if (known) return known;
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
    groupRef,
    describe,
    now: state.now,
    nextNumber: () => (state.recordCount += 1),
  });
  state.instances.set(key, instance);
  return instance;
}

/** Tells whether a group has a connection to a provider. */
export function isConnected(state: BackendState, { provider, groupRef }: InstanceOwner): boolean {
  return [...state.connections.values()].some(
    (connection) => connection.provider === provider && connection.groupRef === groupRef,
  );
}
