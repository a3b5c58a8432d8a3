import type { App } from "../http/app.js";
import type { IncomingRequest } from "../http/request.js";
import { readRequest, toResponse } from "./fetch-api.js";
import { readPlainRequest } from "./plain-request.js";

/** A function to inject where `fetch` is expected. */
export type InProcessFetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/**
 * Creates a `fetch` that passes requests to an application in this process. It rejects a URL of another
 * origin than those of `baseUrls` with a `TypeError`, as for an unreachable host. An aborted signal rejects
 * with its reason, even while the request is being answered.
 */
export function createInProcessFetch(
  app: App,
  { baseUrls, maxBodyBytes }: { baseUrls: readonly string[]; maxBodyBytes: number },
): InProcessFetch {
  const origins = new Set(baseUrls.map((url) => new URL(url).origin));
  const hosts = [...origins].join(", ").replace(/, (?=[^,]*$)/, " and ");
  return async (input, init) => {
    // The signal stays out of the Request: jsdom's AbortSignal is not the one that Node's Request accepts.
    const { signal = input instanceof Request ? input.signal : undefined, ...rest } = init ?? {};
    signal?.throwIfAborted();
    const plain = readPlainRequest(input, rest, maxBodyBytes);
    if (plain && origins.has(plain.url.origin)) return untilAborted(ask(app, plain), signal);
    // A copy pipes the body through two streams, so a complete `Request` is passed on as it is. One whose
    // body is read or locked is copied, which throws as `fetch` does.
    const isWhole = init === undefined && input instanceof Request && !input.bodyUsed && !input.body?.locked;
    const request = isWhole ? input : new Request(input, rest);
    const url = new URL(request.url);
    if (!origins.has(url.origin)) {
      throw new TypeError(
        `${request.method} ${request.url} does not belong to the mock backend, which answers at ${hosts}`,
      );
    }
    return untilAborted(ask(app, readRequest(request, url, maxBodyBytes)), signal);
  };
}

async function ask(app: App, request: IncomingRequest): Promise<Response> {
  return toResponse(await app(request));
}

function untilAborted(answer: Promise<Response>, signal: AbortSignal | null | undefined): Promise<Response> {
  if (!signal) return answer;
  return new Promise((resolve, reject) => {
    const abort = () => {
      reject(signal.reason as Error);
    };
    signal.addEventListener("abort", abort, { once: true });
    answer.then(resolve, reject).finally(() => {
      signal.removeEventListener("abort", abort);
    });
  });
}
