import type { IncomingMessage, ServerResponse } from "node:http";
import type { WrittenAnswer } from "../http/answer.js";
import type { IncomingRequest } from "../http/request.js";

const utf8 = new TextDecoder();

/**
 * Reads a request of Node's server, the body of a method that has one; reading the body rejects where the connection ends first.
 * `undefined` where the address cannot be read.
 */
export function readIncoming(incoming: IncomingMessage): IncomingRequest | undefined {
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
    readBody: async () => (hasBody ? readText(incoming) : ""),
  };
}

/** Writes an answer down. */
export function writeOutgoing(outgoing: ServerResponse, { status, headers, text }: WrittenAnswer): void {
  const length = text === "" ? {} : { "content-length": Buffer.byteLength(text) };
  outgoing.writeHead(status, { ...headers, ...length });
  outgoing.end(text);
}

/** The address that was asked: a proxy sends it whole, any other client sends the path and names this machine in `Host`. */
function readUrl({ url = "/", headers: { host = "localhost" } }: IncomingMessage): URL | undefined {
  const whole = url.startsWith("/") ? `http://${host}${url}` : url;
  return URL.canParse(whole) ? new URL(whole) : undefined;
}

function readText(incoming: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      const [only] = chunks;
      resolve(utf8.decode(chunks.length === 1 ? only : Buffer.concat(chunks)));
    });
    incoming.on("error", reject);
  });
}
