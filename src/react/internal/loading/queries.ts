import type { DataTag, QueryClient, QueryKey } from "@tanstack/react-query";
import type {
  Client,
  Connection,
  HydratedRevision,
  Installation,
  Integration,
} from "../../../client/index.js";
import type { ObjectMetadata, Operation, ProviderApp, ProviderInfo } from "../../../contract/index.js";
import { inputsOfModule } from "../../connect/inputs-of-module.js";
import { loadData, type TenantQuery } from "./load-data.js";
import { pollIntervalMs } from "./poll-operation.js";
import { queryPolicy } from "./query-policy.js";
import { isKnown } from "./query-state.js";

/** The first name in the keys of all queries of the kit. */
export const KIT = "headless-write-kit";

/** The tenant whose server state is queried. */
export interface QueriesInput {
  /** Sends the requests of this consumer and group. */
  readonly client: Client;
  readonly queryClient: QueryClient;
  /** Names the project and the server. */
  readonly server: string;
  /** Names the session, so that data of one credential is not shown under another. */
  readonly session: string;
  /** Empty where no consumer is named. */
  readonly consumerRef: string;
  /** Id or name of the integration. */
  readonly integration: string;
  readonly groupRef: string;
}

/**
 * The queries of one integration and group; their keys hold names and never a credential. Written out: what the compiler
 * infers names `@tanstack/query-core`, which an app's package manager need not let it find.
 */
export interface TenantQueries {
  /** The beginning of all keys, for everything that was loaded for this consumer. */
  readonly prefix: QueryKey;
  readonly integration: TenantQuery<Integration>;
  readonly installations: TenantQuery<Installation[]>;
  /** Newest first: after a second login the new connection counts. */
  readonly connections: TenantQuery<Connection[]>;
  /** With the inputs of the integration's module. */
  readonly provider: TenantQuery<ProviderInfo>;
  readonly providerApps: TenantQuery<ProviderApp[]>;
  hydratedRevision: (
    of: { integration: Integration; connection: Connection } | undefined,
  ) => TenantQuery<HydratedRevision>;
  /** Polls, less and less often, until the operation has ended. */
  operation: (operationId: string | undefined) => TenantQuery<Operation>;
  objectMetadata: (objectName: string) => TenantQuery<ObjectMetadata>;
  /** Refetches those of these resources that are shown; resolves when all are done, also where one failed. */
  refetch: (resources: readonly Resource[]) => Promise<void>;
}

/** The names of the resources in query keys. */
export type Resource =
  | "integration"
  | "installations"
  | "connections"
  | "provider"
  | "provider-apps"
  | "hydrated-revision"
  | "operation"
  | "object-metadata";

/** The resources whose data is a list. */
const lists: ReadonlySet<Resource> = new Set(["installations", "connections", "provider-apps"]);

/** The resources that another admin or the provider may change while a screen is open. */
const sharedResources: ReadonlySet<Resource> = new Set(["installations", "connections"]);

/**
 * Makes the queries of one integration and group. Those that need the integration's id or provider fetch it by themselves.
 * What failed while nobody looked is forgotten: who comes back asks anew.
 */
// eslint-disable-next-line max-lines-per-function -- a list of queries, a few lines each
export function createTenantQueries(input: QueriesInput): TenantQueries {
  const { client, queryClient, server, session, consumerRef, integration, groupRef } = input;
  const prefix = [KIT, server, session, consumerRef];
  queryClient.removeQueries({
    queryKey: prefix,
    type: "inactive",
    predicate: ({ state }) => state.status === "error" && state.fetchStatus === "idle",
  });

  /** Makes a query; without a function it is disabled. */
  function query<TData>(
    names: readonly [Resource, ...string[]],
    queryFn: ((signal: AbortSignal) => Promise<TData>) | undefined,
    after: readonly QueryKey[] = [],
  ): TenantQuery<TData> {
    const queryKey = [...prefix, ...names] as unknown as DataTag<QueryKey, TData>;
    return {
      queryKey,
      queryFn: ({ signal }) => queryFn?.(signal) ?? Promise.reject(new Error("nothing is asked yet")),
      ...queryPolicy({
        ...{ queryClient, queryKey, after },
        ...{ isShared: sharedResources.has(names[0]), isList: lists.has(names[0]) },
      }),
      enabled: queryFn !== undefined,
    };
  }

  const integrationQuery = query<Integration>(["integration", integration], (signal) =>
    client.getIntegration(integration, { signal }),
  );
  /** Makes a query that needs the integration. */
  function queryOf<TData>(
    names: readonly [Resource, ...string[]],
    queryFn: (integration: Integration, signal: AbortSignal) => Promise<TData>,
  ): TenantQuery<TData> {
    return query(
      names,
      async (signal) => queryFn(await loadData(queryClient, integrationQuery, { signal }), signal),
      [integrationQuery.queryKey],
    );
  }

  return {
    prefix,
    integration: integrationQuery,
    installations: queryOf(["installations", integration, groupRef], ({ id }, signal) =>
      client.listInstallations({ integrationId: id, groupRef }, { signal }),
    ),
    connections: queryOf(["connections", integration, groupRef], async ({ provider }, signal) =>
      newestFirst(await client.listConnections({ groupRef, provider }, { signal })),
    ),
    provider: queryOf(["provider", integration], async ({ provider, latestRevision }, signal) =>
      inputsOfModule(await client.getProvider(provider, { signal }), latestRevision.content.module),
    ),
    providerApps: queryOf(["provider-apps", integration], async ({ provider }, signal) => {
      const apps = await client.listProviderApps({ signal });
      return apps.filter((app) => app.provider === provider);
    }),
    hydratedRevision: (of) => {
      const [revisionId, connectionId] = [of?.integration.latestRevision.id, of?.connection.id];
      return query(
        ["hydrated-revision", integration, groupRef, revisionId ?? "", connectionId ?? ""],
        of &&
          ((signal) =>
            client.getHydratedRevision(
              {
                integrationId: of.integration.id,
                revisionId: of.integration.latestRevision.id,
                connectionId: of.connection.id,
              },
              { signal },
            )),
      );
    },
    operation: (operationId) => ({
      ...query<Operation>(
        ["operation", groupRef, operationId ?? ""],
        isKnown(operationId) ? (signal) => client.getOperation(operationId, { signal }) : undefined,
      ),
      // A poll refetches even fresh data.
      staleTime: 0,
      refetchInterval: ({ state: { data, dataUpdateCount } }) => pollIntervalMs(data, dataUpdateCount),
    }),
    objectMetadata: (objectName) =>
      queryOf(["object-metadata", integration, groupRef, objectName], async ({ provider }, signal) =>
        client.getObjectMetadata({ provider, groupRef, objectName }, { signal }),
      ),
    refetch: (resources) =>
      queryClient.refetchQueries({
        queryKey: prefix,
        type: "active",
        predicate: ({ queryKey }) => resources.includes(queryKey[prefix.length] as Resource),
      }),
  };
}

/** Sorts connections by creation time, the newest first; of two with the same time the later in the list comes first. */
export function newestFirst(connections: readonly Connection[]): Connection[] {
  return [...connections].reverse().sort((a, b) => b.createTime.getTime() - a.createTime.getTime());
}
