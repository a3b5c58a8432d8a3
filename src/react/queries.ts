import { queryOptions, type QueryClient } from "@tanstack/react-query";
import type { Client, Connection, HydratedRevision, Installation, Integration } from "../client/index.js";
import type { Operation } from "../contract/index.js";
import { shareEqual } from "./share-equal.js";

const FIRST_POLL_MS = 1_000;
const SLOWEST_POLL_MS = 30_000;

/** Whose server state is queried. */
export interface QueriesInput {
  readonly client: Client;
  readonly queryClient: QueryClient;
  /** Id or name of the project. */
  readonly project: string;
  /** Id or name of the integration. */
  readonly integration: string;
  readonly groupRef: string;
}

/** The queries of one integration and group; their keys hold names and never a credential (H6). */
export type TenantQueries = ReturnType<typeof createTenantQueries>;

/** Makes the queries of one integration and group. Those that need the integration's id or provider fetch it by themselves. */
export function createTenantQueries({ client, queryClient, project, integration, groupRef }: QueriesInput) {
  const key = (...names: string[]) => ["headless-write-kit", project, ...names] as const;

  const integrationQuery = queryOptions<Integration>({
    queryKey: key("integration", integration),
    queryFn: ({ signal }) => client.getIntegration(integration, { signal }),
    structuralSharing: shareEqual,
  });
  const knownIntegration = () => queryClient.ensureQueryData(integrationQuery);

  const installations = queryOptions<Installation[]>({
    queryKey: key("installations", integration, groupRef),
    queryFn: async ({ signal }) => {
      const { id } = await knownIntegration();
      return client.listInstallations({ integrationId: id, groupRef }, { signal });
    },
    structuralSharing: shareEqual,
  });

  const connections = queryOptions<Connection[]>({
    queryKey: key("connections", integration, groupRef),
    queryFn: async ({ signal }) => {
      const { provider } = await knownIntegration();
      return client.listConnections({ groupRef, provider }, { signal });
    },
    structuralSharing: shareEqual,
  });

  const hydratedRevision = (connectionId: string | undefined) =>
    queryOptions<HydratedRevision>({
      queryKey: key("hydrated-revision", integration, groupRef, connectionId ?? ""),
      queryFn: async ({ signal }) => {
        const { id, latestRevision } = await knownIntegration();
        return client.getHydratedRevision(
          { integrationId: id, revisionId: latestRevision.id, connectionId: connectionId ?? "" },
          { signal },
        );
      },
      enabled: connectionId !== undefined,
      structuralSharing: shareEqual,
    });

  /** Asks again, less and less often, until the operation has ended. */
  const operation = (operationId: string | undefined) =>
    queryOptions<Operation>({
      queryKey: key("operation", groupRef, operationId ?? ""),
      queryFn: ({ signal }) => client.getOperation(operationId ?? "", { signal }),
      enabled: operationId !== undefined,
      refetchInterval: ({ state: { data, dataUpdateCount } }) =>
        data === undefined || data.status !== "in_progress"
          ? false
          : Math.min(FIRST_POLL_MS * 1.5 ** (dataUpdateCount - 1), SLOWEST_POLL_MS),
      structuralSharing: shareEqual,
    });

  return { integration: integrationQuery, installations, connections, hydratedRevision, operation };
}
