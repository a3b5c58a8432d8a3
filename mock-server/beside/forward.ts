import http from "node:http";
import https from "node:https";
import type { WrittenAnswer } from "../http/answer.js";

/** Sends a request of the app on to the service. Resolves to the answer, or to the reason why there is none. */
export type Forward = (
  request: { method: string; path: string; body: string | undefined; isWrite: boolean },
  header: (name: string) => string | undefined,
) => Promise<WrittenAnswer | { readonly failure: string }>;

/** The headers of the app's request that the service gets: the credentials, which are meant for it, and what describes the body. */
const sentHeaders = ["accept", "accept-language", "authorization", "content-type", "x-api-key"];

/** Headers that concern one connection or one origin. For CORS the mock's own server sets the headers. */
const droppedHeaders =
  /^(connection|keep-alive|transfer-encoding|content-length|access-control-.*|set-cookie|alt-svc|strict-transport-security)$/;

const TIMEOUT_MS = 60_000;

/**
 * Creates the function that sends requests to a service. A redirect is not followed but given to the app, so that no other
 * origin gets the credentials. It uses `node:http`, since `fetch` takes longer than all the rest of a request (bench: fidelity).
 */
export function createForward(baseUrl: string, writeUrl: string): Forward {
  const agents = {
    "http:": new http.Agent({ keepAlive: true }),
    "https:": new https.Agent({ keepAlive: true }),
  };
  const forward: Forward = (given, header) =>
    new Promise((resolve) => {
      const { method, path, body, isWrite } = given;
      const url = new URL((isWrite ? writeUrl : baseUrl) + path);
      const { request } = url.protocol === "https:" ? https : http;
      // A compressed body would have to be decompressed before it can be compared.
      const headers: Record<string, string> = { "accept-encoding": "identity" };
      for (const name of sentHeaders) {
        const value = header(name);
        if (value !== undefined) headers[name] = value;
      }
      if (body !== undefined) headers["content-length"] = String(Buffer.byteLength(body));
      const agent = url.protocol === "https:" ? agents["https:"] : agents["http:"];
      const outgoing = request(url, { method, headers, agent, timeout: TIMEOUT_MS }, (incoming) => {
        readAnswer(incoming).then(resolve, (error: unknown) => {
          resolve({ failure: describe(error) });
        });
      });
      outgoing.on("timeout", () => outgoing.destroy(new Error("no answer within 60 seconds")));
      outgoing.on("error", (error: NodeJS.ErrnoException) => {
        // The service has closed a kept-alive connection. The request did not reach it, so a GET is sent once more.
        const isStale = outgoing.reusedSocket && error.code === "ECONNRESET" && method === "GET";
        resolve(isStale ? forward(given, header) : { failure: describe(error) });
      });
      outgoing.end(body);
    });
  return forward;
}

async function readAnswer(incoming: http.IncomingMessage): Promise<WrittenAnswer> {
  let text = "";
  for await (const chunk of incoming.setEncoding("utf8") as AsyncIterable<string>) text += chunk;
  const headers = Object.entries(incoming.headers).flatMap(([name, value]): [string, string][] =>
    value === undefined || droppedHeaders.test(name) ? [] : [[name, String(value)]],
  );
  return { status: incoming.statusCode ?? 502, headers: Object.fromEntries(headers), text };
}

/** Describes an error by its code where it has one: the message may repeat what was sent. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return "it does not answer";
  return "code" in error ? `it does not answer (${String(error.code)})` : error.message;
}
