import type { Connection, Consumer, Group, Project, ProviderMetadata } from "../../../src/contract/index.js";
import { copyJson } from "../../../src/json/copy.js";
import { memoize } from "../../../src/json/memoize.js";
import type { BackendState, StoredConnection } from "../../backend/backend-state.js";
import { accept, type Outcome, refuse } from "../outcome.js";

/** Who connects, for whom, to what; the names default to the refs. */
export interface NewConnection {
  id?: string;
  provider: string;
  groupRef: string;
  groupName?: string;
  consumerRef: string;
  consumerName?: string;
  providerWorkspaceRef?: string;
  providerMetadata?: ProviderMetadata;
  authScheme: Connection["authScheme"];
  status: Connection["status"];
}

/** Adds a connection, and its group and consumer where they are new or renamed. */
export function addConnection(state: BackendState, input: NewConnection): Connection {
  const createTime = state.now();
  upsertGroup(state, input.groupRef, input.groupName);
  upsertConsumer(state, input.consumerRef, input.consumerName);
  const stored: StoredConnection = {
    id: input.id ?? state.ids.next("connection"),
    provider: input.provider,
    groupRef: input.groupRef,
    consumerRef: input.consumerRef,
    ...(input.providerWorkspaceRef !== undefined && { providerWorkspaceRef: input.providerWorkspaceRef }),
    ...(input.providerMetadata && { providerMetadata: copyJson(input.providerMetadata) }),
    createTime,
    authScheme: input.authScheme,
    status: input.status,
  };
  state.connections.set(stored.id, stored);
  return showConnection(state, stored);
}

/** Lists the connections that match every given filter, oldest first. */
export function listConnections(
  state: BackendState,
  filter: { provider?: string | undefined; groupRef?: string | undefined; consumerRef?: string | undefined },
): Connection[] {
  return [...state.connections.values()]
    .filter((connection) => filter.provider === undefined || connection.provider === filter.provider)
    .filter((connection) => filter.groupRef === undefined || connection.groupRef === filter.groupRef)
    .filter((connection) => filter.consumerRef === undefined || connection.consumerRef === filter.consumerRef)
    .map((connection) => showConnection(state, connection));
}

/** Finds a connection by its id. */
export function findConnection(state: BackendState, id: string): Outcome<StoredConnection> {
  const connection = state.connections.get(id);
  if (connection) return accept(connection);
  const detail = `no connection ${JSON.stringify(id)}`;
  const remedy = `list them with GET /projects/${state.project.id}/connections`;
  return refuse({
    status: 404,
    detail,
    remedy,
    issues: [{ in: "path", name: "connectionId", value: id, detail, remedy }],
  });
}

/** Removes a connection and, since an installation cannot stand without one, the installations on it. */
export function deleteConnection(state: BackendState, id: string): Outcome<null> {
  const found = findConnection(state, id);
  if (!found.ok) return found;
  state.connections.delete(id);
  for (const installation of [...state.installations.values()]) {
    if (installation.connectionId === id) state.installations.delete(installation.id);
  }
  return accept(null);
}

/**
 * Chooses the connection of an installation: the one that is asked for, or the group's default, which is the newest one
 * to that provider (as after a reconnect). `name` is the input's name in the issue.
 */
export function chooseConnection(
  state: BackendState,
  wanted: { groupRef: string; provider: string; connectionId?: string | undefined; name: string },
): Outcome<StoredConnection> {
  const { groupRef, provider, connectionId, name } = wanted;
  const usable = [...state.connections.values()].filter(
    (connection) => connection.groupRef === groupRef && connection.provider === provider,
  );
  const chosen =
    connectionId === undefined ? usable.at(-1) : usable.find((connection) => connection.id === connectionId);
  if (chosen) return accept(chosen);
  const newest = usable.at(-1);
  const remedy = newest
    ? `use ${newest.id}, or leave connectionId out`
    : `connect the group to ${provider} first: POST /projects/${state.project.id}/connections:generate`;
  const detail =
    connectionId === undefined
      ? `group ${JSON.stringify(groupRef)} has no connection to ${provider}`
      : describeMismatch(state, connectionId, groupRef, provider);
  const unknownGroup = connectionId === undefined && !state.groups.has(groupRef);
  return refuse({
    status: unknownGroup ? 404 : 400,
    detail: unknownGroup ? `no group ${JSON.stringify(groupRef)}` : detail,
    remedy,
    issues: [
      connectionId === undefined
        ? { in: "body", name: "groupRef", value: groupRef, detail, remedy }
        : { in: "body", name, value: connectionId, detail, remedy },
    ],
    ...(unknownGroup && { rules: ["I4"] }),
  });
}

function describeMismatch(state: BackendState, id: string, groupRef: string, provider: string): string {
  const other = state.connections.get(id);
  if (!other) return `no connection ${JSON.stringify(id)}`;
  return other.groupRef === groupRef
    ? `connection ${id} is to ${other.provider}, but the integration is for ${provider}`
    : `connection ${id} belongs to group ${JSON.stringify(other.groupRef)}, not to ${JSON.stringify(groupRef)}`;
}

/**
 * Puts a connection together with its group and consumer, as the contract answers it; never with credentials. The same value
 * while none of them changes.
 */
export function showConnection(state: BackendState, stored: StoredConnection): Connection {
  const { groupRef, consumerRef } = stored;
  const consumer = known(state.consumers.get(consumerRef), "consumer", consumerRef);
  return joinConnection(stored, state.project, showGroup(state, groupRef), consumer);
}

const joinConnection = memoize(
  (stored: StoredConnection, { id: projectId }: Project, group: Group, consumer: Consumer): Connection => {
    const { groupRef: _group, consumerRef: _consumer, ...connection } = stored;
    return { ...connection, projectId, group, consumer };
  },
);

/** Answers the group of a stored connection or installation. */
export function showGroup(state: BackendState, groupRef: string): Group {
  return known(state.groups.get(groupRef), "group", groupRef);
}

function known<TEntity>(entity: TEntity | undefined, kind: string, ref: string): TEntity {
  if (entity === undefined) throw new Error(`the mock's state names a ${kind} that it lacks: ${ref}`);
  return entity;
}

function upsertGroup(state: BackendState, groupRef: string, groupName?: string): void {
  const old = state.groups.get(groupRef);
  if (old && (groupName === undefined || groupName === old.groupName)) return;
  const { project } = state;
  const next: Group = old
    ? { ...old, groupName: groupName ?? old.groupName, updateTime: state.now() }
    : { groupRef, groupName: groupName ?? groupRef, projectId: project.id, createTime: state.now() };
  state.groups.set(groupRef, next);
}

function upsertConsumer(state: BackendState, consumerRef: string, consumerName?: string): void {
  const old = state.consumers.get(consumerRef);
  if (old && (consumerName === undefined || consumerName === old.consumerName)) return;
  const { project } = state;
  const next: Consumer = old
    ? { ...old, consumerName: consumerName ?? old.consumerName, updateTime: state.now() }
    : {
        consumerRef,
        consumerName: consumerName ?? consumerRef,
        projectId: project.id,
        createTime: state.now(),
      };
  state.consumers.set(consumerRef, next);
}
