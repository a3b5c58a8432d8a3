import type { QueryClient, QueryKey } from "@tanstack/react-query";
import { isApiError, isNetworkError, isTimeoutError } from "../../../client/index.js";
import { shareEqual } from "./share-equal.js";

/** How long what was loaded is fresh: a component that mounts meanwhile asks for nothing. */
const FRESH_MS = 60_000;
/** How often the kit tries again by itself. */
const MOST_RETRIES = 3;
/** A pause before a retry is no longer: a server that asks for more is told of at once. */
const LONGEST_PAUSE_MS = 30_000;

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
    // Another tenant's data must never stand in for this one's.
    placeholderData: () => undefined,
    // Offline is an error like any other, not a pause.
    networkMode: "always",
    // With that mode alone TanStack Query would not ask again once the network is back.
    ...(ofApp.refetchOnReconnect === undefined && { refetchOnReconnect: true }),
    ...(ofApp.staleTime === undefined && { staleTime: FRESH_MS }),
    ...(isShared && ofApp.refetchOnWindowFocus === undefined && { refetchOnWindowFocus: "always" as const }),
    // A component that shows a failure must not start the load over by being shown.
    retryOnMount: false,
    retry: (failures: number, error: Error) => {
      if (after.some((key) => queryClient.getQueryState(key)?.error === error)) return false;
      const { retry = MOST_RETRIES } = ofApp;
      if (typeof retry === "function") return retry(failures, error);
      const mayRetry = typeof retry === "boolean" ? retry : failures < retry;
      return mayRetry && mayPass(error);
    },
    // As long as TanStack Query pauses by itself, and never shorter than the server asks.
    ...(ofApp.retryDelay === undefined && {
      retryDelay: (failures: number, error: Error) =>
        Math.max(Math.min(1_000 * 2 ** failures, LONGEST_PAUSE_MS), pauseAskedFor(error)),
    }),
  } as const;
}

/** Whether the same request may succeed soon. */
function mayPass(error: Error): boolean {
  if (pauseAskedFor(error) > LONGEST_PAUSE_MS) return false;
  return isNetworkError(error) || isTimeoutError(error) || (isApiError(error) && error.retryable);
}

/** How long a server asks to wait before the next try, in ms. */
function pauseAskedFor(error: Error): number {
  return (isApiError(error) && error.retryAfterMs) || 0;
}
