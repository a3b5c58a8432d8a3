import type { QueryClient, QueryKey } from "@tanstack/react-query";
import { isApiError, isNetworkError, isTimeoutError } from "../../../client/index.js";

/** How often the kit tries again by itself. */
const MOST_RETRIES = 3;
/** A pause before a retry is no longer: a server that asks for more is told of at once. */
const LONGEST_PAUSE_MS = 30_000;

/** What `retryPolicy` is made for. */
export interface RetryPolicyInput {
  readonly queryClient: QueryClient;
  /** What the app set for its queries. */
  readonly ofApp: NonNullable<ReturnType<QueryClient["getDefaultOptions"]>["queries"]>;
  /** The queries whose data this one waits for: their failure is this one's too, and has been tried again already. */
  readonly after: readonly QueryKey[];
}

/** Which loads are tried again, and after what pause: as the app set it, and not before the server's `Retry-After` allows it. */
export function retryPolicy({ queryClient, ofApp, after }: RetryPolicyInput) {
  return {
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
