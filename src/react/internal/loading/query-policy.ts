import type { QueryClient, QueryKey } from "@tanstack/react-query";
import { retryPolicy } from "./retry-policy.js";
import { shareEqual } from "./share-equal.js";

/** How long what was loaded is fresh: a component that mounts meanwhile asks for nothing. */
const FRESH_MS = 60_000;

/** What `queryPolicy` is made for. */
export interface QueryPolicyInput {
  readonly queryClient: QueryClient;
  readonly queryKey: QueryKey;
  /** The queries whose data this one waits for: their failure is this one's too, and has been tried again already. */
  readonly after?: readonly QueryKey[];
  /** Whether other people change it: whoever comes back to the page looks again, however fresh it is. */
  readonly isShared: boolean;
}

/** What holds for every query of the kit. What the app set for its queries stays, where it is not about correctness. */
export function queryPolicy({ queryClient, queryKey, after = [], isShared }: QueryPolicyInput) {
  const ofApp = { ...queryClient.getDefaultOptions().queries, ...queryClient.getQueryDefaults(queryKey) };
  return {
    structuralSharing: shareEqual,
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
