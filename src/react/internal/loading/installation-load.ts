import type { QueryClient } from "@tanstack/react-query";
import type { DraftStore } from "../../../draft/store/draft-store.js";
import { isChanging } from "../../../save/save-queue.js";
import type { QueryState } from "./query-state.js";
import type { TenantQueries } from "./queries.js";

/** How far the saved config of a draft is known. */
export interface InstallationState extends QueryState {
  /** Whether anything is installed; `undefined` while that is not known. */
  readonly isInstalled: boolean | undefined;
}

/** The state of loading a draft's installation, as a source for `useSyncExternalStore`. */
export interface InstallationLoad {
  readonly read: <TName extends keyof InstallationState>(name: TName) => InstallationState[TName];
  /** Calls `listener` after any of it may have changed. */
  readonly subscribe: (listener: () => void) => () => void;
}

/** Makes the source. It follows the draft, which takes an answer over a moment after the cache has it. */
export function createInstallationLoad(
  queryClient: QueryClient,
  queries: Pick<TenantQueries, "installations" | "refetch">,
  store: DraftStore,
): InstallationLoad {
  const refetch = () => queries.refetch(["installations"]);
  const state = () => queryClient.getQueryState(queries.installations.queryKey);
  const isInstalled = () => {
    const installations = state()?.data;
    if (!installations) return undefined;
    const hasSaved = store.getSaved() !== undefined;
    const isTakenOver = hasSaved || installations.length === 0 || isChanging(store);
    return isTakenOver ? hasSaved : undefined;
  };
  const isError = () => state()?.status === "error";
  const isSuccess = () => isInstalled() !== undefined;
  const members: { readonly [TName in keyof InstallationState]: () => InstallationState[TName] } = {
    isInstalled,
    isPending: () => !isSuccess() && !isError(),
    isFetching: () => state()?.fetchStatus === "fetching",
    isError,
    isSuccess,
    error: () => state()?.error ?? null,
    refetch: () => refetch,
  };

  return {
    read: (name) => members[name](),
    subscribe: (listener) => {
      // It has no observer of its own, since each new observer would send a request after a failure. The provider has one.
      const { queryKey } = queries.installations;
      // By the hash function that the app may have set for its queries.
      const watched = queryClient.defaultQueryOptions({ queryKey }).queryHash;
      const stops = [
        queryClient.getQueryCache().subscribe(({ type, query }) => {
          if (type === "updated" && query.queryHash === watched) listener();
        }),
        store.subscribeState(listener),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}
