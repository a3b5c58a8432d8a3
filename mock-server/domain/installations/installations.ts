import type { Connection, Group, Installation, Integration, Project } from "../../../src/contract/index.js";
import { memoize } from "../../../src/json/memoize.js";
import type { BackendState, StoredInstallation } from "../../backend/backend-state.js";
import { checkConfigContent } from "./check-config-content.js";
import { chooseConnection, findConnection, showConnection, showGroup } from "../connections/connections.js";
import { createSchema } from "../instances/create-schema.js";
import { accept, type Outcome, refuse } from "../outcome.js";

/** What a new installation is made of; `id` is for seeds. */
export interface NewInstallation {
  id?: string | undefined;
  groupRef: string;
  connectionId?: string | undefined;
  createdBy?: string | undefined;
  /** Unchecked: rule I3 judges it. */
  content: unknown;
  skipSampling: boolean;
}

/** Installs an integration for a group (rules I3, I4 and L5). */
export function createInstallation(
  state: BackendState,
  integration: Integration,
  input: NewInstallation,
): Outcome<Installation> {
  const { groupRef, createdBy = "api:create-installation" } = input;
  const existing = findByGroup(state, integration.id, groupRef);
  if (existing) return refuseSecond(state, integration, existing);
  const connection = chooseConnection(state, {
    groupRef,
    provider: integration.provider,
    connectionId: input.connectionId,
    name: "connectionId",
  });
  if (!connection.ok) return connection;
  const { content, skipSampling } = input;
  const checked = checkConfigContent(state, { content, integration, groupRef, skipSampling });
  if (!checked.ok) return checked;
  const createTime = state.now();
  const stored: StoredInstallation = {
    id: input.id ?? state.ids.next("installation"),
    integrationId: integration.id,
    groupRef,
    connectionId: connection.value.id,
    createTime,
    createdBy,
    config: {
      id: state.ids.next("config"),
      revisionId: integration.latestRevision.id,
      createTime,
      createdBy,
      content: checked.value,
    },
  };
  state.installations.set(stored.id, stored);
  createSchema(state, integration, groupRef);
  return accept(showNew(state, stored));
}

/** Lists installations, oldest first: of one integration or of all, of one group or of all. */
export function listInstallations(
  state: BackendState,
  filter: { integrationId?: string; groupRef?: string | undefined },
): Installation[] {
  return [...state.installations.values()]
    .filter(
      ({ integrationId }) => filter.integrationId === undefined || integrationId === filter.integrationId,
    )
    .filter(({ groupRef }) => filter.groupRef === undefined || groupRef === filter.groupRef)
    .map((stored) => showInstallation(state, stored));
}

/** Finds an installation of an integration by its id. */
export function findInstallation(
  state: BackendState,
  integration: Integration,
  id: string,
): Outcome<StoredInstallation> {
  const stored = state.installations.get(id);
  if (stored?.integrationId === integration.id) return accept(stored);
  const detail = `integration ${JSON.stringify(integration.name)} has no installation ${JSON.stringify(id)}`;
  const remedy = stored
    ? `the installation belongs to integration ${stored.integrationId}`
    : `list them with GET /projects/${state.project.id}/integrations/${integration.id}/installations`;
  return refuse({
    status: 404,
    detail,
    remedy,
    issues: [{ in: "path", name: "installationId", value: id, detail, remedy }],
    rules: ["I4"],
  });
}

/** Finds the installation of an integration for a group; there is one at most (rule I4). */
export function findByGroup(
  state: BackendState,
  integrationId: string,
  groupRef: string,
): StoredInstallation | undefined {
  // Every write asks: nothing is copied for it.
  for (const stored of state.installations.values()) {
    if (stored.integrationId === integrationId && stored.groupRef === groupRef) return stored;
  }
  return undefined;
}

/** Keeps a changed installation: its config gets a new id, the newest revision and the present time (rule I5). */
export function saveInstallation(
  state: BackendState,
  integration: Integration,
  changed: StoredInstallation,
): Installation {
  const updateTime = state.now();
  const stored: StoredInstallation = {
    ...changed,
    updateTime,
    config: {
      ...changed.config,
      id: state.ids.next("config"),
      revisionId: integration.latestRevision.id,
      createTime: updateTime,
    },
  };
  state.installations.set(stored.id, stored);
  return showNew(state, stored);
}

/** Removes an installation, and its connection when no other installation uses it (contract: deleteInstallation). */
export function deleteInstallation(state: BackendState, integration: Integration, id: string): Outcome<null> {
  const found = findInstallation(state, integration, id);
  if (!found.ok) return found;
  const { connectionId } = found.value;
  state.installations.delete(id);
  const isUsed = [...state.installations.values()].some((other) => other.connectionId === connectionId);
  if (!isUsed) state.connections.delete(connectionId);
  return accept(null);
}

/**
 * Puts an installation together with its group and connection, as the contract answers it; the same value while none of them
 * changes.
 */
export function showInstallation(state: BackendState, stored: StoredInstallation): Installation {
  return joinOnce(stored, ...partsOf(state, stored));
}

/** As `showInstallation`, for one that is new, and may be replaced before anybody asks for it: nothing is kept. */
function showNew(state: BackendState, stored: StoredInstallation): Installation {
  return joinInstallation(stored, ...partsOf(state, stored));
}

const joinOnce = memoize(joinInstallation);

function joinInstallation(
  stored: StoredInstallation,
  { id: projectId }: Project,
  group: Group,
  connection: Connection,
): Installation {
  const { id, integrationId, createTime, createdBy, updateTime, config } = stored;
  return {
    id,
    integrationId,
    createTime,
    createdBy,
    ...(updateTime !== undefined && { updateTime }),
    projectId,
    group,
    healthStatus: connection.status === "bad_credentials" ? "unhealthy" : "healthy",
    connection,
    config,
  };
}

function partsOf(
  state: BackendState,
  { id, groupRef, connectionId }: StoredInstallation,
): [Project, Group, Connection] {
  const connection = findConnection(state, connectionId);
  if (!connection.ok) throw new Error(`installation ${id} has lost its connection ${connectionId}`);
  return [state.project, showGroup(state, groupRef), showConnection(state, connection.value)];
}

function refuseSecond(state: BackendState, integration: Integration, existing: StoredInstallation) {
  const detail = `integration ${JSON.stringify(integration.name)} is installed for group ${JSON.stringify(existing.groupRef)} already`;
  const remedy = `update it instead: PATCH /projects/${state.project.id}/integrations/${integration.id}/installations/${existing.id}`;
  return refuse({
    status: 409,
    detail,
    remedy,
    issues: [{ in: "body", name: "groupRef", value: existing.groupRef, detail, remedy }],
    rules: ["I4"],
  });
}
