import { useQuery } from "@tanstack/react-query";
import type { Connection, Installation } from "../../client/index.js";
import { useInstallationScope } from "../providers/installation-context.js";

/** Returns the queries of the group's connections and of the installation, which says what connection it uses. */
export function useConnectionQueries() {
  const { ampersand, queries } = useInstallationScope();
  const connections = useQuery(queries.connections, ampersand.queryClient);
  const installations = useQuery(queries.installations, ampersand.queryClient);
  return { connections, installations };
}

/**
 * Returns the connection that an installation uses, `undefined` where that was deleted; without an installation the newest,
 * which a new one will use.
 */
export function usedConnection(
  connections: readonly Connection[] | undefined,
  installation: Installation | undefined,
): Connection | undefined {
  if (!installation) return connections?.[0];
  return connections?.find(({ id }) => id === installation.connection.id);
}
