import type { Config, Integration } from "../../../src/contract/index.js";
import { quote } from "../../../src/json/quote.js";
import type { StoredConnection } from "../connections/connections.js";
import type { DomainContext } from "../context.js";
import { accept, type Outcome, refuse } from "../outcome.js";
import { createTable, type Table } from "../table.js";
import type { StoredInstallation } from "./stored-installation.js";
import { urlPath } from "../url-path.js";

export type { StoredInstallation } from "./stored-installation.js";

/** The values of a new installation that the caller chooses. */
export type NewInstallation = Pick<StoredInstallation, "groupRef" | "connectionId" | "createdBy"> & {
  /** @default the next id */
  id?: string | undefined;
  /** @default the next id */
  configId?: string | undefined;
  content: Config["content"];
};

/** The values that installations must have; what is left out may be anything. */
export interface InstallationFilter {
  integrationId?: string | undefined;
  groupRef?: string | undefined;
}

/** The installations of integrations: at most one for each integration and group. */
export interface Installations extends Omit<Table<StoredInstallation>, "set" | "list"> {
  /** Lists them, oldest first. */
  list(filter?: InstallationFilter): StoredInstallation[];
  /** Finds an installation of an integration by its id, or refuses the request whose path names it. */
  find(integration: Integration, id: string): Outcome<StoredInstallation>;
  /** Finds the installation of an integration for a group. */
  findByGroup(integrationId: string, groupRef: string): StoredInstallation | undefined;
  /** Adds an installation with the integration's newest revision. */
  add(integration: Integration, input: NewInstallation): StoredInstallation;
  /** Changes an installation: its config gets a new id, the newest revision and the present time. */
  update(
    integration: Integration,
    stored: StoredInstallation,
    changes: { connectionId?: string; createdBy?: string; content: Config["content"] },
  ): StoredInstallation;
  /**
   * Marks the installations that use a deleted connection: they keep its last state, unhealthy, until they
   * get another one.
   */
  loseConnection(connection: StoredConnection): void;
}

/** Creates an empty list of installations. */
// eslint-disable-next-line max-lines-per-function -- short functions over one table
export function createInstallations(context: DomainContext): Installations {
  const { ids, now, changes, events } = context;
  const { set, remove, ...table } = createTable<StoredInstallation>("installations", ({ id }) => id, changes);
  return {
    ...table,
    list: ({ integrationId, groupRef } = {}) =>
      table
        .list()
        .filter((stored) => integrationId === undefined || stored.integrationId === integrationId)
        .filter((stored) => groupRef === undefined || stored.groupRef === groupRef),
    find(integration, id) {
      const stored = table.get(id);
      if (stored?.integrationId === integration.id) return accept(stored);
      return refuseUnknown(context, integration, id, stored);
    },
    findByGroup: (integrationId, groupRef) =>
      table.search((stored) => stored.integrationId === integrationId && stored.groupRef === groupRef),
    add({ id: integrationId, latestRevision }, input) {
      const { id, configId, groupRef, connectionId, createdBy, content } = input;
      const createTime = now();
      const installation = set({
        id: id ?? ids.next("installation"),
        integrationId,
        groupRef,
        connectionId,
        createTime,
        createdBy,
        config: {
          ...{ id: configId ?? ids.next("config"), revisionId: latestRevision.id },
          ...{ createTime, createdBy, content },
        },
      });
      events.tell({ kind: "installation.created", installation });
      return installation;
    },
    remove(id) {
      const installation = table.get(id);
      remove(id);
      if (installation) events.tell({ kind: "installation.deleted", installation });
    },
    update({ latestRevision }, stored, { connectionId = stored.connectionId, createdBy, content }) {
      const updateTime = now();
      const { lostConnection, config, ...rest } = stored;
      const isMoved = connectionId !== stored.connectionId;
      const installation = set({
        ...rest,
        ...(lostConnection && !isMoved && { lostConnection }),
        connectionId,
        updateTime,
        config: {
          ...config,
          id: ids.next("config"),
          revisionId: latestRevision.id,
          createTime: updateTime,
          createdBy: createdBy ?? config.createdBy,
          content,
        },
      });
      events.tell({ kind: "installation.updated", installation, lastConfig: config });
      return installation;
    },
    loseConnection(connection) {
      for (const stored of table.list()) {
        if (stored.connectionId !== connection.id) continue;
        set({ ...stored, lostConnection: { ...connection, status: "bad_credentials" } });
      }
    },
  };
}

function refuseUnknown(
  { project }: DomainContext,
  integration: Integration,
  id: string,
  other: StoredInstallation | undefined,
) {
  return refuse({
    status: 404,
    detail: `integration ${quote(integration.name)} has no installation ${quote(id)}`,
    remedy: other
      ? `the installation belongs to integration ${other.integrationId}`
      : `list them with GET ${urlPath`/projects/${project.id}/integrations/${integration.id}/installations`}`,
    where: { in: "path", name: "installationId", value: id },
    rules: ["I4"],
  });
}
