import { isJsonObject } from "../../src/json/object.js";
import { parseJson } from "../../src/json/parse.js";
import type { ServiceClient } from "../service/service-client.js";

/** What was read, or why nothing was; `isOver` says that no further request can succeed. */
export type Read =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly reason: string; readonly isOver: boolean };

/** The answers by path, which are kept between two runs. */
export interface PullState {
  get(path: string): unknown;
  keep(path: string, value: unknown): Promise<void>;
}

/** Creates a function that reads from the API what an earlier run has not read. */
export function createApiReader(client: ServiceClient, state: PullState): (path: string) => Promise<Read> {
  return async (path) => {
    const known = state.get(path);
    if (known !== undefined) return { ok: true, value: known };
    const read = await ask(client, path);
    if (read.ok) await state.keep(path, read.value);
    return read;
  };
}

async function ask(client: ServiceClient, path: string): Promise<Read> {
  const sent = await client.send({ method: "GET", path });
  if (!sent.ok) return { ok: false, reason: sent.failure.message, isOver: true };
  const { status, headers, text } = sent;
  const what = `GET ${path.split("?")[0] ?? ""}`;
  if (status === 401 || status === 403) {
    const reason = `${what}: status ${String(status)}; the key is missing, wrong or not allowed to read this`;
    return { ok: false, reason, isOver: status === 401 };
  }
  if (status >= 400) {
    return { ok: false, reason: `${what}: status ${String(status)}`, isOver: false };
  }
  const type = headers.get("content-type")?.split(";")[0] ?? "no content type";
  const parsed = parseJson(text);
  const value = parsed.ok ? parsed.value : undefined;
  if (isJsonObject(value) || Array.isArray(value)) return { ok: true, value: withoutCredentials(value) };
  const reason = `${what}: the answer is no JSON of the API (${type}); does the URL lead to it, with its version: …/v1?`;
  return { ok: false, reason, isOver: true };
}

/** The members of connections that hold credentials; they are removed before anything is kept. */
const credentials = new Set([
  "oauth2AuthorizationCode",
  "oauth2ClientCredentials",
  "apiKey",
  "basicAuth",
  "accessToken",
  "refreshToken",
]);

function withoutCredentials(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutCredentials);
  if (!isJsonObject(value) || !("authScheme" in value || "connection" in value)) return value;
  const kept = Object.entries(value).filter(([name]) => !credentials.has(name));
  return Object.fromEntries(
    kept.map(([name, inner]) => [name, name === "connection" ? withoutCredentials(inner) : inner]),
  );
}
