import type { Connection, ProviderMetadata } from "../../../src/contract/index.js";
import { copyJson } from "../../../src/json/copy.js";
import { quote } from "../../../src/json/quote.js";
import type { DomainContext } from "../context.js";
import { accept, type Outcome, refuse } from "../outcome.js";
import { createTable, type Table } from "../table.js";
import type { Customers, NewCustomer } from "./customers.js";
import type { StoredConnection } from "./stored-connection.js";
import { urlPath } from "../url-path.js";

export type { StoredConnection } from "./stored-connection.js";

/** A connection to add: the customer, the provider and the auth scheme. */
export interface NewConnection extends NewCustomer {
  id?: string;
  provider: string;
  providerWorkspaceRef?: string;
  providerConsumerRef?: string;
  providerMetadata?: ProviderMetadata;
  authScheme: Connection["authScheme"];
  status: Connection["status"];
}

/** The values that connections must have; what is left out may be anything. */
export interface ConnectionFilter {
  provider?: string | undefined;
  groupRef?: string | undefined;
  consumerRef?: string | undefined;
}

/** The connections of the customers to their providers. */
export interface Connections extends Omit<Table<StoredConnection>, "set" | "list"> {
  /** Adds a connection, and its group and consumer where they are new or renamed. */
  add(input: NewConnection): StoredConnection;
  /** Lists the connections that match every given filter, oldest first. */
  list(filter?: ConnectionFilter): StoredConnection[];
  /** Finds a connection by its id, or refuses the request whose path names it. */
  find(id: string): Outcome<StoredConnection>;
  /** Changes a connection; returns the new entry. */
  update(
    stored: StoredConnection,
    changes: Partial<StoredConnection>,
    kind?: "connection.updated" | "connection.refreshed",
  ): StoredConnection;
  /** Marks a connection as one whose credentials the provider rejects; a marked one stays as it is. */
  refuse(stored: StoredConnection, errors: readonly string[]): void;
}

/** Creates an empty list of connections. */
export function createConnections(
  { ids, now, project, changes, events }: DomainContext,
  customers: Pick<Customers, "add">,
): Connections {
  const { set, remove, ...table } = createTable<StoredConnection>("connections", ({ id }) => id, changes);
  return {
    ...table,
    add(input) {
      const createTime = now();
      customers.add(input);
      const { providerWorkspaceRef, providerConsumerRef, providerMetadata } = input;
      const connection = set({
        id: input.id ?? ids.next("connection"),
        provider: input.provider,
        groupRef: input.groupRef,
        consumerRef: input.consumerRef,
        ...(providerWorkspaceRef !== undefined && { providerWorkspaceRef }),
        ...(providerConsumerRef !== undefined && { providerConsumerRef }),
        ...(providerMetadata && { providerMetadata: copyJson(providerMetadata) }),
        createTime,
        authScheme: input.authScheme,
        status: input.status,
      });
      events.tell({ kind: "connection.created", connection });
      return connection;
    },
    remove(id) {
      const connection = table.get(id);
      remove(id);
      if (connection) events.tell({ kind: "connection.deleted", connection });
    },
    list: (filter = {}) => table.list().filter((connection) => matches(connection, filter)),
    find(id) {
      const connection = table.get(id);
      return connection ? accept(connection) : refuseUnknown(project.id, id);
    },
    update(stored, changed, kind = "connection.updated") {
      const connection = set({ ...stored, ...changed, updateTime: now() });
      events.tell({ kind, connection });
      return connection;
    },
    refuse(stored, errors) {
      if (stored.status === "bad_credentials") return;
      const connection = set({ ...stored, status: "bad_credentials", updateTime: now() });
      events.tell({ kind: "connection.error", connection, errors });
    },
  };
}

/** Whether a group has a connection to a provider. */
export function isConnected(
  connections: Pick<Connections, "search">,
  owner: { provider: string; groupRef: string },
): boolean {
  return connections.search((connection) => matches(connection, owner)) !== undefined;
}

/** Marks a group's connections to a provider as ones whose credentials the provider rejects. */
export function markBadCredentials(
  connections: Pick<Connections, "list" | "refuse">,
  owner: { provider: string; groupRef: string },
): void {
  const errors = [`${owner.provider} does not accept the credentials any more`];
  for (const stored of connections.list(owner)) connections.refuse(stored, errors);
}

function matches(connection: StoredConnection, filter: ConnectionFilter): boolean {
  return (["provider", "groupRef", "consumerRef"] as const).every(
    (name) => filter[name] === undefined || connection[name] === filter[name],
  );
}

function refuseUnknown(projectId: string, id: string) {
  return refuse({
    status: 404,
    detail: `no connection ${quote(id)}`,
    remedy: `list them with GET ${urlPath`/projects/${projectId}/connections`}`,
    where: { in: "path", name: "connectionId", value: id },
  });
}
