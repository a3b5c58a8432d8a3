/** What goes wrong with a request. */
export type FaultEffect =
  /** The answer takes its time, by the backend's clock, in ms: so long, or something between the two. */
  | { readonly kind: "latency"; readonly ms: number | readonly [least: number, most: number] }
  /** The request is refused before the backend sees it; `retryAfterSeconds` goes into `Retry-After`. */
  | { readonly kind: "status"; readonly status: number; readonly retryAfterSeconds?: number }
  /** The connection breaks: before the backend sees the request, or after it has done what it was asked. */
  | { readonly kind: "drop"; readonly when: "request" | "response" }
  /** The answer is cut in half, so that it is no JSON. */
  | { readonly kind: "malformed" };
