import { UsageError, type CallOptions, type Connection, type Installation } from "../../client/index.js";
import { loadData } from "../internal/loading/load-data.js";
import { newestFirst, type Resource } from "../internal/loading/queries.js";
import { usedConnection } from "../internal/sessions/used-connection.js";
import type { InstallationScope } from "../providers/installation-context.js";

/** The resources that depend on connections: the connections, the health of installations, and the customer's fields. */
const affected: readonly Resource[] = [
  "connections",
  "installations",
  "hydrated-revision",
  "object-metadata",
];

/** Refetches everything that depends on connections, also for other integrations and users of the session. */
export function forgetConnections({ ampersand: { queryClient }, queries: { prefix } }: InstallationScope) {
  const session = prefix.slice(0, -1);
  void queryClient.invalidateQueries({
    queryKey: session,
    predicate: ({ queryKey }) => affected.includes(queryKey[prefix.length] as Resource),
  });
}

/** Moves an installation to another connection; its config stays as it is. */
export async function moveInstallation(
  { client }: InstallationScope,
  { id, integrationId }: Installation,
  connectionId: string,
  options: CallOptions,
): Promise<Installation> {
  return client.updateInstallation(
    integrationId,
    id,
    { updateMask: ["connectionId"], installation: { connectionId } },
    options,
  );
}

/** The result of a disconnection. */
export interface Disconnected {
  /** The connection that was deleted. */
  readonly connection: Connection;
  /** The installation that used it: it stays with its config, and writes nothing until the group connects again. */
  readonly installation: Installation | undefined;
}

/** Deletes the named connection; without a name the installation's, or the group's newest where nothing is installed. */
export async function disconnectGroup(
  scope: InstallationScope,
  { connectionId }: { connectionId?: string | undefined },
): Promise<Disconnected> {
  const { client, groupRef, queries, ampersand } = scope;
  const { id: integrationId, provider } = await loadData(ampersand.queryClient, queries.integration);
  const [listed, [installation]] = await Promise.all([
    client.listConnections({ groupRef, provider }),
    client.listInstallations({ integrationId, groupRef }),
  ]);
  const connection =
    connectionId === undefined
      ? usedConnection(newestFirst(listed), installation)
      : listed.find(({ id }) => id === connectionId);
  if (!connection) {
    throw new UsageError(
      connectionId === undefined
        ? `group "${groupRef}" has no connection to ${provider}; nothing was deleted`
        : `group "${groupRef}" has no connection "${connectionId}" to ${provider}; nothing was deleted`,
    );
  }
  try {
    await client.deleteConnection(connection.id);
    return {
      connection,
      installation: installation?.connection.id === connection.id ? installation : undefined,
    };
  } finally {
    forgetConnections(scope);
  }
}

/** Moves the group's installation to another of the group's connections. */
export async function switchConnection(
  scope: InstallationScope,
  { connectionId }: { connectionId: string },
): Promise<Installation> {
  const { client, groupRef, queries, ampersand, integrationNameOrId } = scope;
  const { id: integrationId } = await loadData(ampersand.queryClient, queries.integration);
  const [installation] = await client.listInstallations({ integrationId, groupRef });
  if (!installation) {
    throw new UsageError(
      `"${integrationNameOrId}" is not installed for group "${groupRef}"; create the installation first`,
    );
  }
  try {
    return await moveInstallation(scope, installation, connectionId, {});
  } finally {
    forgetConnections(scope);
  }
}
