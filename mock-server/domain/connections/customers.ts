import type { Consumer, Group } from "../../../src/contract/index.js";
import type { DomainContext } from "../context.js";
import type { KeptPart } from "../kept-part.js";
import { createTable } from "../table.js";

/** A consumer and its group; the names default to the refs. */
export interface NewCustomer {
  groupRef: string;
  groupName?: string | undefined;
  consumerRef: string;
  consumerName?: string | undefined;
}

/** The groups and consumers that connections have named. */
export interface Customers extends KeptPart<{ groups: readonly Group[]; consumers: readonly Consumer[] }> {
  /** Adds the group and the consumer where they are new, and renames them where another name is given. */
  add(customer: NewCustomer): void;
  hasGroup(groupRef: string): boolean;
  /** Returns a group that a connection or an installation names; throws where there is none. */
  group(groupRef: string): Group;
  /** Returns a consumer that a connection names; throws where there is none. */
  consumer(consumerRef: string): Consumer;
}

/** Creates an empty list of groups and one of consumers. */
export function createCustomers({ project, now, changes }: DomainContext): Customers {
  const groups = createTable<Group>("groups", ({ groupRef }) => groupRef, changes);
  const consumers = createTable<Consumer>("consumers", ({ consumerRef }) => consumerRef, changes);

  function addGroup(groupRef: string, groupName: string | undefined): void {
    const old = groups.get(groupRef);
    if (!old) {
      groups.set({ groupRef, groupName: groupName ?? groupRef, projectId: project.id, createTime: now() });
    } else if (groupName !== undefined && groupName !== old.groupName) {
      groups.set({ ...old, groupName, updateTime: now() });
    }
  }

  function addConsumer(consumerRef: string, consumerName: string | undefined): void {
    const old = consumers.get(consumerRef);
    if (!old) {
      const named = { consumerRef, consumerName: consumerName ?? consumerRef };
      consumers.set({ ...named, projectId: project.id, createTime: now() });
    } else if (consumerName !== undefined && consumerName !== old.consumerName) {
      consumers.set({ ...old, consumerName, updateTime: now() });
    }
  }

  return {
    add({ groupRef, groupName, consumerRef, consumerName }) {
      addGroup(groupRef, groupName);
      addConsumer(consumerRef, consumerName);
    },
    hasGroup: (groupRef) => groups.get(groupRef) !== undefined,
    group: (groupRef) => known(groups.get(groupRef), "group", groupRef),
    consumer: (consumerRef) => known(consumers.get(consumerRef), "consumer", consumerRef),
    save: () => ({ groups: groups.save(), consumers: consumers.save() }),
    restore(saved) {
      groups.restore(saved.groups);
      consumers.restore(saved.consumers);
    },
    clear() {
      groups.clear();
      consumers.clear();
    },
  };
}

function known<TEntity>(entity: TEntity | undefined, kind: string, ref: string): TEntity {
  if (entity === undefined) throw new Error(`the mock's state names a ${kind} that it lacks: ${ref}`);
  return entity;
}
