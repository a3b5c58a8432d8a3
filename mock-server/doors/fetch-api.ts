import type { WrittenAnswer } from "../http/answer.js";
import type { IncomingRequest } from "../http/request.js";

/** Reads a `Request`, the body of a method that has one. */
export function readRequest(request: Request, url: URL): IncomingRequest {
  const { method, headers } = request;
  const hasBody = method !== "GET" && method !== "HEAD";
  return {
    method,
    url,
    header: (name) => headers.get(name) ?? undefined,
    readBody: async () => (hasBody ? request.text() : ""),
  };
}

/** Makes the `Response` of an answer. */
export function toResponse({ status, headers, text }: WrittenAnswer): Response {
  return new Response(text === "" ? null : text, { status, headers });
}
