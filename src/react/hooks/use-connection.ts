"use client";

import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import type { Connection } from "../../client/index.js";
import { usedConnection } from "../internal/sessions/used-connection.js";
import { type QueryState, withQueryState } from "../internal/loading/query-state.js";
import { useInstallationScope } from "../providers/installation-context.js";

/** What `useConnection` gives. */
export interface UseConnectionResult extends QueryState {
  /** The installation's connection, or without an installation the group's newest; `undefined` if unknown or if there is none. */
  readonly connection: Connection | undefined;
  /** All connections of the group to the provider, the newest first; `undefined` while they are loading. */
  readonly connections: readonly Connection[] | undefined;
  /** `unhealthy` where writes fail: the provider refuses the credentials, or the installation's connection was deleted. */
  readonly health: "healthy" | "unhealthy" | undefined;
}

/**
 * Returns the connection that the group's installation uses, and whether it works. Where nothing is installed yet, it returns
 * the group's newest connection to the integration's provider; where the installation's connection was deleted, `undefined`.
 * `useConnect` makes or heals a connection, `useDisconnect` deletes it.
 *
 * @example
 * function ConnectionStatus() {
 *   const { connection, health, isPending } = useConnection();
 *   if (isPending) return <p>…</p>;
 *   if (!connection) return <p>not connected</p>;
 *   return <p>{health === "unhealthy" ? "The login has expired: connect again" : "connected"}</p>;
 * }
 */
export function useConnection(): UseConnectionResult {
  const { ampersand, queries } = useInstallationScope();
  const connections = useQuery(queries.connections, ampersand.queryClient);
  const installations = useQuery(queries.installations, ampersand.queryClient);
  const refetch = useCallback(() => queries.refetch(["connections", "installations"]), [queries]);
  const installation = () => installations.data?.[0];
  return withQueryState(
    {
      get connection(): Connection | undefined {
        // Before the installation is known, the newest connection would be shown for a moment, which may not be its own.
        return installations.data && usedConnection(connections.data, installation());
      },
      get connections(): readonly Connection[] | undefined {
        return connections.data;
      },
      get health(): "healthy" | "unhealthy" | undefined {
        if (!connections.data || !installations.data) return undefined;
        const used = usedConnection(connections.data, installation());
        if (!used) return installation() && "unhealthy";
        const isBroken = used.status === "bad_credentials" || installation()?.healthStatus === "unhealthy";
        return isBroken ? "unhealthy" : "healthy";
      },
    },
    [connections, installations],
    refetch,
  );
}
