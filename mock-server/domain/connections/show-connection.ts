import type { Connection, Consumer, Group } from "../../../src/contract/index.js";
import { memoize } from "../../../src/json/memoize.js";
import type { DomainContext } from "../context.js";
import type { StoredConnection } from "./connections.js";
import type { Customers } from "./customers.js";

/**
 * Builds the contract's form of a connection, without credentials; returns the same value until one of its
 * parts changes.
 */
export type ShowConnection = (stored: StoredConnection) => Connection;

/** Creates the function that shows the connections of a backend. */
export function createShowConnection(
  { project }: Pick<DomainContext, "project">,
  customers: Pick<Customers, "group" | "consumer">,
): ShowConnection {
  const join = memoize((stored: StoredConnection, group: Group, consumer: Consumer): Connection => {
    const { groupRef: _group, consumerRef: _consumer, ...connection } = stored;
    return { ...connection, projectId: project.id, group, consumer };
  });
  return (stored) => join(stored, customers.group(stored.groupRef), customers.consumer(stored.consumerRef));
}
