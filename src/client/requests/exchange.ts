import type { Credential } from "../auth/auth.js";
import { describeCause } from "../errors/describe-cause.js";
import { readRetryAfter } from "../../facts/retry-after.js";
import { createRedact, type Redact } from "../../json/redact.js";
import { NetworkError, RedirectError } from "../errors/request-errors.js";
import { throwIfAborted } from "./abort.js";
import { originOf } from "./address.js";
import type { ClientRequest } from "./client-request.js";
import type { Transport } from "./transport.js";

/** What a server answered. */
export interface Answer {
  readonly ok: boolean;
  readonly status: number;
  readonly text: string;
  /** How long the server asks to wait before the next try, in ms. */
  readonly retryAfterMs: number | undefined;
}

/** One request on its way. */
interface Exchange {
  readonly body: string | null;
  readonly credential: Credential;
  readonly signal: AbortSignal;
}

/** Sends a request once and reads the whole answer. Rejects with a `NetworkError` or `RedirectError`. */
export async function exchange(
  transport: Transport,
  request: ClientRequest,
  { body, credential, signal }: Exchange,
): Promise<Answer> {
  // The wait for the token ignores the signal, and so may an app's fetch: nothing leaves once the call is given up.
  throwIfAborted(signal);
  const { method, path, query = {} } = request;
  const { fetch: send = globalThis.fetch } = transport;
  const address = addressOf(transport, request);
  const server = originOf(address.shown);
  const url = `${address.url}${path}${searchOf(query)}`;
  const headers = {
    Accept: request.answers === "text" ? "text/plain" : "application/json",
    ...(body !== null && { "Content-Type": "application/json" }),
    ...credential.headers,
  };
  let answer: Answer;
  let target: string | undefined;
  try {
    // Followed, a redirect would carry the credential and the body to wherever the answer points.
    const response = await send(url, { method, body, signal, headers, redirect: "manual" });
    // Reading the answer belongs to the exchange: it can break off and take its time, and an app's fetch may leave parts of it out.
    const text = await response.text();
    target = redirectTarget(url, response);
    const retryAfterMs = readRetryAfter(response.headers.get("Retry-After"), Date.now());
    answer = { ok: response.ok, status: response.status, text, retryAfterMs };
  } catch (error) {
    const cause = describeCause(error, redactFor(transport, request, credential));
    throw new NetworkError(request, server, cause);
  }
  if (target === undefined) return answer;
  throw new RedirectError(request, server, redactFor(transport, request, credential)(target));
}

/** Returns the address that a request goes to. */
export function addressOf({ addresses }: Transport, { host = "api" }: ClientRequest) {
  return addresses[host];
}

/** Makes what takes everything secret of a request out of a text. */
export function redactFor(transport: Transport, request: ClientRequest, credential: Credential): Redact {
  // A made-up key of a story, "key" or "test", is no secret, and would black out ordinary words.
  const keys = [credential.secret, ...transport.auth.secrets()].filter(({ length }) => length >= 8);
  const typed = (request.secrets ?? []).filter(({ length }) => length > 3);
  return createRedact([...keys, ...typed, ...addressOf(transport, request).secrets]);
}

/** Written out: React Native's `URLSearchParams` lacks members, and encodes otherwise. */
function searchOf(query: NonNullable<ClientRequest["query"]>): string {
  const parts = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [`${encodeURIComponent(name)}=${encodeURIComponent(value)}`],
  );
  return parts.length === 0 ? "" : `?${parts.join("&")}`;
}

/** Returns where an answer points to or came from, "" where the platform does not tell; `undefined` for one without a redirect. */
function redirectTarget(url: string, { status, type, redirected, url: came, headers }: Response) {
  if (type === "opaqueredirect") return "";
  if (status >= 300 && status < 400) return withoutQuery(headers.get("Location") ?? "");
  // React Native's fetch follows whatever it is told; only its URL says so afterwards.
  const isElsewhere = came !== "" && /^https?:/i.test(url) && originOf(came) !== originOf(url);
  return redirected || isElsewhere ? withoutQuery(came) : undefined;
}

/** Without a user, a query and a fragment, which may be secret. */
function withoutQuery(url: string): string {
  return url.replace(/[?#].*/s, "").replace(/\/\/[^/@]*@/, "//");
}
