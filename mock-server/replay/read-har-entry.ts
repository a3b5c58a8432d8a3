import { isJsonObject, own } from "../../src/json/object.js";
import { type ComparedAnswer, readAnswer } from "../compare/answer.js";
import { noteAuthorization, noteParameters } from "../compare/report/note-secrets.js";
import type { Secrets } from "../compare/report/secrets.js";
import type { RecordedExchange } from "./recorded-exchange.js";

/** The headers of an answer that are kept: those that a client acts on. None identifies anybody. */
const keptHeaders = new Set([
  ...[
    "content-type",
    "retry-after",
    "location",
    "www-authenticate",
    "allow",
    "link",
    "deprecation",
    "sunset",
  ],
]);

/** Headers that never hold a secret. */
const openHeaders =
  /^(accept|content|sec-|user-agent|origin|referer|host|date|server|cache|access-control|:)/i;

const secretHeaders = /auth|key|token|secret|session|csrf|xsrf|signature|credential|passw|\bsid\b/i;

/**
 * Reads an entry of a HAR file (HTTP Archive 1.2); `undefined` where it is none. Cookies, the headers of the request and most of the
 * answer's are left out. The secrets in them are added to `secrets`, so that they are replaced wherever they are repeated.
 */
export function readHarEntry(entry: unknown, number: number, secrets: Secrets): RecordedExchange | undefined {
  const request = own(entry, "request");
  const [method, url] = [own(request, "method"), own(request, "url")];
  if (typeof method !== "string" || typeof url !== "string" || !URL.canParse(url)) return undefined;
  noteSecrets(request, secrets);
  const response = own(entry, "response");
  noteSecrets(response, secrets);
  const startedAt = own(entry, "startedDateTime");
  const timeMs = typeof startedAt === "string" ? Date.parse(startedAt) : NaN;
  return {
    number,
    method: method.toUpperCase(),
    url,
    body: readBody(own(request, "postData")),
    answer: readResponse(response),
    timeMs: Number.isNaN(timeMs) ? undefined : timeMs,
  };
}

function readBody(postData: unknown): string | undefined {
  const text = own(postData, "text");
  return typeof text === "string" && text !== "" ? text : undefined;
}

function readResponse(response: unknown): ComparedAnswer | undefined {
  const status = own(response, "status");
  // Browsers write 0 where there was no answer, such as for a blocked request.
  if (typeof status !== "number" || status < 100) return undefined;
  const content = own(response, "content");
  const text = readContent(content);
  const headers = pairsOf(own(response, "headers")).filter(([name]) => keptHeaders.has(name.toLowerCase()));
  const mimeType = own(content, "mimeType");
  if (typeof mimeType === "string" && !headers.some(([name]) => name.toLowerCase() === "content-type")) {
    headers.push(["content-type", mimeType]);
  }
  const answer = readAnswer({ status, headers, text: text ?? "" });
  const size = own(content, "size");
  return text === undefined && size !== undefined && size !== 0
    ? { ...answer, body: { kind: "unknown" } }
    : answer;
}

/** Reads the body of an answer; `undefined` where it was not recorded. */
function readContent(content: unknown): string | undefined {
  const text = own(content, "text");
  if (typeof text !== "string") return undefined;
  if (own(content, "encoding") !== "base64") return text;
  try {
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    return new TextDecoder().decode(bytes);
  } catch {
    return undefined;
  }
}

/** Reads a HAR file's list of names and values. */
function pairsOf(list: unknown): [name: string, value: string][] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: unknown): [string, string][] => {
    const [name, value] = [own(item, "name"), own(item, "value")];
    return typeof name === "string" && typeof value === "string" ? [[name, value]] : [];
  });
}

function noteSecrets(message: unknown, secrets: Secrets): void {
  if (!isJsonObject(message)) return;
  for (const [, value] of pairsOf(message["cookies"])) secrets.add(value);
  for (const [name, value] of pairsOf(message["headers"])) {
    if (openHeaders.test(name)) continue;
    if (/cookie/i.test(name))
      for (const part of value.split(/[;,]\s*/)) secrets.add(part.split("=").slice(1).join("="));
    else if (/^(proxy-)?authorization$/i.test(name)) noteAuthorization(secrets, value);
    else if (secretHeaders.test(name)) secrets.add(value);
  }
  noteParameters(secrets, pairsOf(own(message["postData"], "params")));
}
