import type { DataTag, QueryClient, QueryKey, UseQueryOptions } from "@tanstack/react-query";

/** A query whose key knows the type of its data. */
export interface TenantQuery<TData> extends Omit<UseQueryOptions<TData>, "queryKey"> {
  queryKey: DataTag<QueryKey, TData>;
}

/** How `loadData` loads. */
export interface LoadDataOptions {
  /** Once it is aborted, nothing is asked again. */
  readonly signal?: AbortSignal | undefined;
  /** Whether what the cache has must be asked for anew. @default false */
  readonly isAnew?: boolean;
}

/**
 * Returns the data of a query, from the cache or from the server; rejects where that fails. TanStack Query cancels a load when the
 * last component that shows it goes, and then lets whoever waits for it reject, or resolve to the data from before: this asks again.
 */
export async function loadData<TData>(
  queryClient: QueryClient,
  query: TenantQuery<TData>,
  { signal, isAnew = false }: LoadDataOptions = {},
): Promise<TData> {
  const updates = () => queryClient.getQueryState(query.queryKey)?.dataUpdateCount;
  for (;;) {
    const before = updates();
    try {
      const data = isAnew
        ? await queryClient.fetchQuery({ ...query, staleTime: 0 })
        : await queryClient.ensureQueryData(query);
      if (!isAnew || updates() !== before) return data;
    } catch (error) {
      if (signal?.aborted || !isCancellation(error)) throw error;
    }
  }
}

/** Whether it is a `CancelledError`, of whichever copy of TanStack Query. */
function isCancellation(error: unknown): boolean {
  return typeof error === "object" && error !== null && "revert" in error && "silent" in error;
}
