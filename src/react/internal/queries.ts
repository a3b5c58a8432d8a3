import {
  queryOptions,
  skipToken,
  type DataTag,
  type QueryClient,
  type QueryKey,
  type UseQueryOptions,
} from "@tanstack/react-query";
import {
  isApiError,
  isNetworkError,
  isTimeoutError,
  type Client,
  type Connection,
  type HydratedRevision,
  type Installation,
  type Integration,
} from "../../client/index.js";
import type { ObjectMetadata, Operation, ProviderInfo } from "../../contract/index.js";
import { shareEqual } from "./share-equal.js";

const FIRST_POLL_MS = 1_000;
const SLOWEST_POLL_MS = 30_000;

/** What holds for every query, whatever the app's client has as its defaults. */
const common = {
  structuralSharing: shareEqual,
  // Another tenant's data must never stand in for this one's.
  placeholderData: () => undefined,
  // Offline is an error like any other (H7), not a pause.
  networkMode: "always",
  retry: (failures: number, error: Error) =>
    failures < 3 &&
    (isNetworkError(error) || isTimeoutError(error) || (isApiError(error) && error.retryable === true)),
} as const;

/** Whose server state is queried. */
export interface QueriesInput {
  readonly client: Client;
  readonly queryClient: QueryClient;
  /** Says which project of which server it is. */
  readonly server: string;
  /** Id or name of the integration. */
  readonly integration: string;
  readonly groupRef: string;
}

/** A query whose key knows the type of its data. */
export interface TenantQuery<TData> extends Omit<UseQueryOptions<TData>, "queryKey"> {
  queryKey: DataTag<QueryKey, TData, Error>;
}

/**
 * The queries of one integration and group; their keys hold names and never a credential (H6). Written out: what the compiler
 * infers names `@tanstack/query-core`, which an app's package manager need not let it find.
 */
export interface TenantQueries {
  readonly integration: TenantQuery<Integration>;
  readonly installations: TenantQuery<Installation[]>;
  /** Newest first: a customer who connects again means the new one. */
  readonly connections: TenantQuery<Connection[]>;
  readonly provider: TenantQuery<ProviderInfo>;
  hydratedRevision: (
    of: { integration: Integration; connection: Connection } | undefined,
  ) => TenantQuery<HydratedRevision>;
  /** Asks again, less and less often, until the operation has ended. */
  operation: (operationId: string | undefined) => TenantQuery<Operation>;
  objectMetadata: (objectName: string) => TenantQuery<ObjectMetadata>;
}

/** Makes the queries of one integration and group. Those that need the integration's id or provider fetch it by themselves. */
export function createTenantQueries({
  client,
  queryClient,
  server,
  integration,
  groupRef,
}: QueriesInput): TenantQueries {
  const key = (...names: string[]) => ["headless-write-kit", server, ...names] as const;

  const integrationQuery = queryOptions<Integration>({
    queryKey: key("integration", integration),
    queryFn: ({ signal }) => client.getIntegration(integration, { signal }),
    ...common,
  });
  const knownIntegration = () => queryClient.ensureQueryData(integrationQuery);

  const installations = queryOptions<Installation[]>({
    queryKey: key("installations", integration, groupRef),
    queryFn: async ({ signal }) => {
      const { id } = await knownIntegration();
      return client.listInstallations({ integrationId: id, groupRef }, { signal });
    },
    ...common,
  });

  const connections = queryOptions<Connection[]>({
    queryKey: key("connections", integration, groupRef),
    queryFn: async ({ signal }) => {
      const { provider } = await knownIntegration();
      return newestFirst(await client.listConnections({ groupRef, provider }, { signal }));
    },
    ...common,
  });

  const provider = queryOptions<ProviderInfo>({
    queryKey: key("provider", integration),
    queryFn: async ({ signal }) => client.getProvider((await knownIntegration()).provider, { signal }),
    ...common,
  });

  const hydratedRevision: TenantQueries["hydratedRevision"] = (of) =>
    queryOptions<HydratedRevision>({
      queryKey: key(
        "hydrated-revision",
        integration,
        groupRef,
        of?.integration.latestRevision.id ?? "",
        of?.connection.id ?? "",
      ),
      queryFn: of
        ? ({ signal }) =>
            client.getHydratedRevision(
              {
                integrationId: of.integration.id,
                revisionId: of.integration.latestRevision.id,
                connectionId: of.connection.id,
              },
              { signal },
            )
        : skipToken,
      ...common,
    });

  const operation: TenantQueries["operation"] = (operationId) =>
    queryOptions<Operation>({
      queryKey: key("operation", groupRef, operationId ?? ""),
      queryFn:
        operationId === undefined ? skipToken : ({ signal }) => client.getOperation(operationId, { signal }),
      refetchInterval: ({ state: { data, dataUpdateCount } }) =>
        data === undefined || data.status !== "in_progress"
          ? false
          : Math.min(FIRST_POLL_MS * 1.5 ** (dataUpdateCount - 1), SLOWEST_POLL_MS),
      ...common,
    });

  const objectMetadata: TenantQueries["objectMetadata"] = (objectName) =>
    queryOptions<ObjectMetadata>({
      queryKey: key("object-metadata", integration, groupRef, objectName),
      queryFn: async ({ signal }) => {
        const { provider } = await knownIntegration();
        return client.getObjectMetadata({ provider, groupRef, objectName }, { signal });
      },
      ...common,
    });

  return {
    integration: integrationQuery,
    installations,
    connections,
    provider,
    hydratedRevision,
    operation,
    objectMetadata,
  };
}

/** Sorts connections by when they were made, the newest first; of two made at once the later in the list. */
export function newestFirst(connections: readonly Connection[]): Connection[] {
  return [...connections].reverse().sort((a, b) => b.createTime.getTime() - a.createTime.getTime());
}
