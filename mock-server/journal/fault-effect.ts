/** How a request fails. */
export type FaultEffect =
  /** The answer is delayed by the backend's clock, in ms: by a fixed time, or by one within a range. */
  | { readonly kind: "latency"; readonly ms: number | readonly [least: number, most: number] }
  /** The request is refused before the backend sees it; `retryAfterSeconds` goes into `Retry-After`. */
  | { readonly kind: "status"; readonly status: number; readonly retryAfterSeconds?: number }
  /** The connection breaks: before the backend sees the request, or after it has handled it. */
  | { readonly kind: "drop"; readonly when: "request" | "response" }
  /** The answer is cut in half, so that it is not valid JSON. */
  | { readonly kind: "malformed" };
