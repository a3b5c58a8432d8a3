import type { WrittenAnswer } from "../http/answer.js";

/** Sends a request of the app on to the service; resolves to why there is no answer where there is none. */
export type Forward = (
  request: { method: string; path: string; body: string | undefined; isWrite: boolean },
  header: (name: string) => string | undefined,
) => Promise<WrittenAnswer | { readonly failure: string }>;

/** What of the app's request the service is told: its credentials, since they are for it, and the form of its body. */
const sentHeaders = ["accept", "accept-language", "authorization", "content-type", "x-api-key"];

/** What belongs to one connection, or is no longer so once the body is read; pages of any origin are the mock's door's affair. */
const droppedHeaders =
  /^(connection|keep-alive|transfer-encoding|content-(length|encoding)|access-control-.*|set-cookie|alt-svc|strict-transport-security)$/;

const TIMEOUT_MS = 60_000;

/** Makes the way to a service; what the app sends goes to its origin and to no other. */
export function createForward(baseUrl: string, writeUrl: string, send: typeof fetch = fetch): Forward {
  return async ({ method, path, body, isWrite }, header) => {
    const headers = sentHeaders.flatMap((name) => {
      const value = header(name);
      return value === undefined ? [] : [[name, value] as [string, string]];
    });
    try {
      const response = await send((isWrite ? writeUrl : baseUrl) + path, {
        method,
        headers,
        ...(body !== undefined && { body }),
        redirect: "manual",
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      const text = await response.text();
      const kept = [...response.headers].filter(([name]) => !droppedHeaders.test(name));
      return { status: response.status, headers: Object.fromEntries(kept), text };
    } catch (error) {
      const cause = error instanceof Error ? error.cause : undefined;
      const code = cause instanceof Error && "code" in cause ? ` (${String(cause.code)})` : "";
      const isLate = error instanceof DOMException && error.name === "TimeoutError";
      return { failure: isLate ? "no answer within 60 seconds" : `it does not answer${code}` };
    }
  };
}
