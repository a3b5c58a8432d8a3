import type { IncomingMessage, ServerResponse } from "node:http";
import type { WrittenAnswer } from "../http/answer.js";
import { BodyTooLongError } from "../http/request-body/body-limit.js";
import type { IncomingRequest } from "../http/request.js";
import type { BodyTurns } from "./body-turns.js";

const utf8 = new TextDecoder();

/** How long a client may continue to send a body that is refused. */
const PATIENCE_MS = 10_000;

/** A longer body waits for its turn (`BodyTurns`). */
const SHORT_BYTES = 100_000;

/**
 * Converts a request of Node's server; `undefined` where its address is invalid. The body is read only for a
 * method that has one. Reading it rejects where the connection ends first.
 */
export function readIncoming(
  incoming: IncomingMessage,
  { maxBytesOf, turns }: { maxBytesOf: (url: URL) => number; turns: BodyTurns },
): IncomingRequest | undefined {
  const { method = "GET", headers } = incoming;
  const url = readUrl(incoming);
  if (!url) return undefined;
  const hasBody = method !== "GET" && method !== "HEAD";
  return {
    method,
    url,
    header: (name) => {
      const value = headers[name];
      return Array.isArray(value) ? value.join(", ") : value;
    },
    readBody: async () => (hasBody ? readText(incoming, { maxBytes: maxBytesOf(url), turns }) : ""),
  };
}

/**
 * Sends an answer. Where the client still sends a body that nobody reads, the connection stays open until it has: a client that
 * cannot go on sending does not read the answer.
 */
export function writeOutgoing(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { status, headers, text }: WrittenAnswer,
): void {
  const length = text === "" ? {} : { "content-length": Buffer.byteLength(text) };
  // A browser must not guess another content type.
  outgoing.writeHead(status, { ...headers, ...length, "x-content-type-options": "nosniff" });
  if (incoming.complete) {
    outgoing.end(text);
    return;
  }
  outgoing.write(text);
  discard(incoming);
  incoming.once("close", () => outgoing.end());
}

/**
 * Reads the address of a request. A proxy sends the whole address; any other client sends the path, and the
 * host in `Host`. `OPTIONS *` is about the server itself (RFC 9110, section 9.3.7).
 */
function readUrl({ method, url = "/", headers: { host = "localhost" } }: IncomingMessage): URL | undefined {
  const path = method === "OPTIONS" && url === "*" ? "/" : url;
  try {
    return new URL(path.startsWith("/") ? `http://${host}${path}` : path);
  } catch {
    return undefined;
  }
}

function readText(
  incoming: IncomingMessage,
  { maxBytes, turns }: { maxBytes: number; turns: BodyTurns },
): Promise<string> {
  return new Promise((resolve, reject) => {
    let chunks: Buffer[] = [];
    let bytes = 0;
    let endTurn: (() => void) | undefined;
    const refuse = () => {
      chunks = [];
      reject(new BodyTooLongError(maxBytes));
    };
    if (Number(incoming.headers["content-length"]) > maxBytes) {
      refuse();
      return;
    }
    const take = (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > maxBytes) {
        incoming.off("data", take);
        refuse();
        return;
      }
      chunks.push(chunk);
      if (endTurn || bytes <= SHORT_BYTES) return;
      incoming.pause();
      endTurn = turns.enter(() => incoming.resume());
    };
    incoming.on("data", take);
    incoming.on("end", () => {
      const [only] = chunks;
      resolve(utf8.decode(chunks.length === 1 ? only : Buffer.concat(chunks)));
    });
    incoming.on("error", reject);
    incoming.on("close", () => endTurn?.());
  });
}

/** Reads and drops the rest of a body. */
function discard(incoming: IncomingMessage): void {
  incoming.resume();
  const patience = setTimeout(() => incoming.destroy(), PATIENCE_MS).unref();
  incoming.once("close", () => {
    clearTimeout(patience);
  });
}
