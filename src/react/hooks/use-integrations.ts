"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Connection, Installation, Integration } from "../../client/index.js";
import { newestFirst } from "../internal/loading/queries.js";
import { queryPolicy } from "../internal/loading/query-policy.js";
import { withQueryState } from "../internal/loading/query-state.js";
import { useInstallationScope } from "../providers/installation-context.js";

/** An integration of the project, with the group's installation and connection. */
export interface IntegrationOfGroup {
  readonly integration: Integration;
  /** The group's installation of it; `undefined` where it has none. */
  readonly installation: Installation | undefined;
  /** The connection that the installation uses, else the group's newest to the provider; `undefined` where there is none. */
  readonly connection: Connection | undefined;
}

/**
 * Lists the project's integrations, each with the group's installation and connection. Sends three requests, however many
 * integrations there are.
 *
 * @example
 * function Integrations() {
 *   const { integrations, isPending } = useIntegrations();
 *   if (isPending) return <p>…</p>;
 *   return (
 *     <ul>
 *       {integrations?.map(({ integration, installation }) => (
 *         <li key={integration.id}>{integration.name}: {installation ? "installed" : "available"}</li>
 *       ))}
 *     </ul>
 *   );
 * }
 */
export function useIntegrations() {
  const { ampersand, queries, client, groupRef } = useInstallationScope();
  const { queryClient } = ampersand;
  const queryKey = useMemo(() => [...queries.prefix, "integrations", groupRef], [queries, groupRef]);
  const query = useQuery(
    {
      queryKey,
      queryFn: async ({ signal }): Promise<readonly IntegrationOfGroup[]> => {
        const [integrations, installed, listed] = await Promise.all([
          client.listIntegrations({ signal }),
          client.listInstallationsForProject({ groupRef }, { signal }),
          client.listConnections({ groupRef }, { signal }),
        ]);
        const connected = newestFirst(listed);
        return integrations.map((integration) => {
          const installation = installed.find(({ integrationId }) => integrationId === integration.id);
          const used = connected.find(({ id }) => id === installation?.connection.id);
          const ofProvider = connected.find(({ provider }) => provider === integration.provider);
          return { integration, installation, connection: used ?? ofProvider };
        });
      },
      ...queryPolicy({ queryClient, queryKey, isShared: true, isList: true }),
    },
    queryClient,
  );
  return withQueryState(
    {
      /** In the order of the server; `undefined` while they are loading. */
      get integrations() {
        return query.data;
      },
    },
    [query],
    query.refetch,
  );
}
