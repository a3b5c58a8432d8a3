import { BodyTooLongError, isTooLong } from "../http/request-body/body-limit.js";
import type { IncomingRequest } from "../http/request.js";

const plainMethods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]);
const plainKeys = new Set(["method", "headers", "body"]);

/** As UTF-8 and back, a text loses the mark at its start, and halves of signs that stand alone. */
const isChangedOnItsWay = /^\uFEFF|[\uD800-\uDFFF]/;

/** What `fetch` sends with a text unless it is told otherwise. */
const contentTypeOfText = "text/plain;charset=UTF-8";

/**
 * Reads what `fetch` was given where that is no more than an address, a method, headers and a text: a `Request` of it, whose body is
 * a stream, costs more than the answer (bench figure: msw). `undefined` for anything else, also for what `Request` refuses.
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

/** The address, where it stands whole and has no user; a `Request` refuses one that has. */
function readUrl(input: string | URL | Request): URL | undefined {
  if (input instanceof Request) return undefined;
  try {
    const url = new URL(input);
    return url.username === "" && url.password === "" ? url : undefined;
  } catch {
    return undefined;
  }
}
