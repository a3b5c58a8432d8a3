import { BodyTooLongError, isTooLong } from "../http/request-body/body-limit.js";
import type { IncomingRequest } from "../http/request.js";

const plainMethods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]);
const plainKeys = new Set(["method", "headers", "body"]);

/**
 * Matches a text that changes when it is encoded as UTF-8 and decoded: it loses a byte order mark at its
 * start and lone surrogates.
 */
const isChangedOnItsWay = /^\uFEFF|[\uD800-\uDFFF]/;

/** The content type that `fetch` sets for a text body by default. */
const contentTypeOfText = "text/plain;charset=UTF-8";

/**
 * Reads the arguments of `fetch` where they are no more than an address, a method, headers and a text;
 * `undefined` for anything else, also for what `Request` refuses. It avoids a `Request`, whose body is a
 * stream and costs more than the answer (bench figure: msw).
 */
export function readPlainRequest(
  input: string | URL | Request,
  init: RequestInit,
  maxBodyBytes: number,
): IncomingRequest | undefined {
  const url = readUrl(input);
  const { method = "GET", body = null } = init;
  if (!url || !plainMethods.has(method) || !Object.keys(init).every((key) => plainKeys.has(key))) {
    return undefined;
  }
  const isText = typeof body === "string";
  if (body !== null && (!isText || method === "GET" || method === "HEAD")) return undefined;
  const text = isText ? body : "";
  if (isChangedOnItsWay.test(text)) return undefined;
  const headers = new Headers(init.headers);
  if (isText && !headers.has("content-type")) headers.set("content-type", contentTypeOfText);
  return {
    method,
    url,
    header: (name) => headers.get(name) ?? undefined,
    readBody: () =>
      isTooLong(text, maxBodyBytes)
        ? Promise.reject(new BodyTooLongError(maxBodyBytes))
        : Promise.resolve(text),
  };
}

/** Reads an absolute address without a user name; a `Request` refuses one with a user name. */
function readUrl(input: string | URL | Request): URL | undefined {
  if (input instanceof Request) return undefined;
  try {
    const url = new URL(input);
    return url.username === "" && url.password === "" ? url : undefined;
  } catch {
    return undefined;
  }
}
