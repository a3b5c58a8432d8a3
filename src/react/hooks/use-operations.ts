"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Operation, OperationList } from "../../contract/index.js";
import { loadData } from "../internal/loading/load-data.js";
import { queryPolicy } from "../internal/loading/query-policy.js";
import { withQueryState } from "../internal/loading/query-state.js";
import { useInstallationScope } from "../providers/installation-context.js";

/** Which operations are listed. */
export interface UseOperationsOptions {
  /** How many are loaded at a time. @default as many as the service gives */
  pageSize?: number | undefined;
  /** Lists only the loaded operations that it returns true for; pass the same function in each render. @default all */
  filter?: ((operation: Operation) => boolean) | undefined;
}

/**
 * Lists what the group's installation has read, written and told, the newest first, a page at a time. Empty where nothing is
 * installed.
 *
 * @example
 * function Operations() {
 *   const { operations, hasMore, loadMore } = useOperations({ pageSize: 20 });
 *   return (
 *     <>
 *       <ul>{operations?.map(({ id, status }) => <li key={id}>{status}</li>)}</ul>
 *       {hasMore && <button onClick={() => void loadMore()}>Show more</button>}
 *     </>
 *   );
 * }
 */
export function useOperations({ pageSize, filter }: UseOperationsOptions = {}) {
  const { ampersand, queries, client, groupRef, integrationNameOrId } = useInstallationScope();
  const { queryClient } = ampersand;
  const queryKey = useMemo(
    () => [...queries.prefix, "operations", integrationNameOrId, groupRef, pageSize ?? null],
    [queries, integrationNameOrId, groupRef, pageSize],
  );
  const query = useInfiniteQuery(
    {
      queryKey,
      initialPageParam: undefined as string | undefined,
      queryFn: async ({ signal, pageParam }): Promise<OperationList> => {
        const { id: integrationId } = await loadData(queryClient, queries.integration, { signal });
        const [installation] = await loadData(queryClient, queries.installations, { signal });
        if (!installation) return { results: [], pagination: { done: true } };
        const page = {
          ...(pageSize !== undefined && { pageSize }),
          ...(pageParam !== undefined && { pageToken: pageParam }),
        };
        return client.listOperations({ integrationId, installationId: installation.id, ...page }, { signal });
      },
      getNextPageParam: ({ pagination }) => pagination?.nextPageToken || undefined,
      ...queryPolicy({
        queryClient,
        queryKey,
        after: [queries.integration.queryKey, queries.installations.queryKey],
        isShared: false,
        isList: false,
      }),
    },
    queryClient,
  );
  const { data } = query;
  const operations = useMemo(() => {
    const all = data?.pages.flatMap(({ results }) => results);
    return filter ? all?.filter(filter) : all;
  }, [data, filter]);
  return withQueryState(
    {
      /** The operations of the loaded pages; `undefined` while the first page is loading. */
      operations: operations as readonly Operation[] | undefined,
      get hasMore(): boolean {
        return query.hasNextPage;
      },
      /** Loads the next page; resolves when that has ended, also where it failed. */
      loadMore: query.fetchNextPage as () => Promise<unknown>,
    },
    [query],
    query.refetch,
  );
}
