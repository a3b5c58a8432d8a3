import type { ServedBackend } from "../../../../mock-server/index.js";

/** A request to record. */
export interface RecordedRequest {
  method?: string;
  path: string;
  body?: unknown;
  headers?: Record<string, string>;
}

/** Asks a backend, and writes down what a browser would as a HAR file. */
export async function recordHar(
  backend: ServedBackend,
  requests: readonly RecordedRequest[],
  rename: (text: string) => string = (text) => text,
) {
  const entries: unknown[] = [];
  for (const { method = "GET", path, body, headers = {} } of requests) {
    const isWrite = method === "POST" && /\/objects\/[^/]+$/.test(path);
    const url = (isWrite ? backend.writeUrl : backend.baseUrl) + path;
    const all = { "x-api-key": "key-of-the-recording", "content-type": "application/json", ...headers };
    const text = body === undefined ? undefined : JSON.stringify(body);
    const response = await backend.fetch(url, {
      method,
      headers: all,
      ...(text !== undefined && { body: text }),
    });
    const content = await response.text();
    entries.push({
      startedDateTime: new Date(backend.clock.now()).toISOString(),
      request: {
        method,
        url: rename(url),
        httpVersion: "h2",
        headers: Object.entries(all).map(([name, value]) => ({ name, value })),
        cookies: [],
        queryString: [],
        ...(text !== undefined && { postData: { mimeType: "application/json", text: rename(text) } }),
      },
      response: {
        status: response.status,
        headers: [...response.headers].map(([name, value]) => ({ name, value })),
        cookies: [],
        content: {
          size: content.length,
          mimeType: response.headers.get("content-type") ?? "",
          text: rename(content),
        },
        redirectURL: "",
      },
    });
  }
  return { log: { version: "1.2", creator: { name: "test", version: "1" }, pages: [], entries } };
}
