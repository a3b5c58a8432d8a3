import type { WrittenAnswer } from "../http/answer.js";
import { BodyTooLongError, isTooLong } from "../http/request-body/body-limit.js";
import type { IncomingRequest } from "../http/request.js";

/** Converts a `Request`; its body is read only for a method that has one. */
export function readRequest(request: Request, url: URL, maxBodyBytes: number): IncomingRequest {
  const { method, headers } = request;
  const hasBody = method !== "GET" && method !== "HEAD";
  return {
    method,
    url,
    header: (name) => headers.get(name) ?? undefined,
    readBody: async () => {
      if (!hasBody) return "";
      const text = await request.text();
      if (isTooLong(text, maxBodyBytes)) throw new BodyTooLongError(maxBodyBytes);
      return text;
    },
  };
}

/** Converts an answer to a `Response`. */
export function toResponse({ status, headers, text }: WrittenAnswer): Response {
  return new Response(text === "" ? null : text, { status, headers });
}
