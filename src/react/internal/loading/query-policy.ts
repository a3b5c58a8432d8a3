import type { QueryClient, QueryKey } from "@tanstack/react-query";
import { retryPolicy } from "./retry-policy.js";
import { shareList, shareObject } from "./share-equal.js";

/** How long loaded data is fresh: a component that mounts in this time sends no request. */
const FRESH_MS = 60_000;

/** The options of `queryPolicy`. */
export interface QueryPolicyInput {
  readonly queryClient: QueryClient;
  readonly queryKey: QueryKey;
  /** The queries whose data this one waits for. Where one of them fails, this one fails, too, without a retry: that query was retried already. */
  readonly after?: readonly QueryKey[];
  /** Whether other people change the data: it is refetched when the user comes back to the page, however fresh it is. */
  readonly isShared: boolean;
  /** Whether the data is a list; else it is an object. */
  readonly isList: boolean;
}

/** What holds for every query of the kit. What the app set for its queries stays, where it is not about correctness. */
export function queryPolicy({ queryClient, queryKey, after = [], isShared, isList }: QueryPolicyInput) {
  const ofApp = { ...queryClient.getDefaultOptions().queries, ...queryClient.getQueryDefaults(queryKey) };
  return {
    structuralSharing: isList ? shareList : shareObject,
    // What an app starts its own queries with, or makes of their data, is nothing for these. Their types are left to each query.
    ...({ select: undefined, initialData: undefined } as object),
    // An app that has its own queries wait, or render for some of their members alone, does not mean these.
    enabled: true,
    notifyOnChangeProps: undefined,
    // Another tenant's data must never stand in for this one's.
    placeholderData: () => undefined,
    // Offline is an error like any other, not a pause.
    networkMode: "always",
    // With that mode alone TanStack Query would not ask again once the network is back.
    ...(ofApp.refetchOnReconnect === undefined && { refetchOnReconnect: true }),
    ...(ofApp.staleTime === undefined && { staleTime: FRESH_MS }),
    ...(isShared && ofApp.refetchOnWindowFocus === undefined && { refetchOnWindowFocus: "always" as const }),
    ...retryPolicy({ queryClient, ofApp, after }),
  } as const;
}
