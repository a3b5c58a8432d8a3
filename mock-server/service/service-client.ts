import { readRetryAfter } from "../../src/facts/retry-after.js";
import { readRateLimit } from "./rate-limit.js";

/** Why a service gave no usable answer. */
export interface ServiceFailure {
  readonly code: "unreachable" | "timed out" | "throttled" | "unavailable" | "redirected" | "too large";
  /** What failed and where; it contains no key and no part of a body. */
  readonly message: string;
}

/** The answer of a service, or why there is none. */
export type ServiceAnswer =
  | { readonly ok: true; readonly status: number; readonly headers: Headers; readonly text: string }
  | { readonly ok: false; readonly failure: ServiceFailure };

/** A request; `path` is the path below the base URL, with its query. */
export interface ServiceRequest {
  readonly method: string;
  readonly path: string;
  readonly body?: string | undefined;
}

/** Sends requests to a service, no faster than the service allows. The caller sends one at a time. */
export interface ServiceClient {
  readonly baseUrl: string;
  /** Sends a request; never rejects. */
  send(request: ServiceRequest): Promise<ServiceAnswer>;
}

/** The options of `createServiceClient`. */
export interface ServiceClientOptions {
  /** Without a slash at the end, such as "https://api.withampersand.com/v1". */
  baseUrl: string;
  /** The base URL for writes of records. @default baseUrl */
  writeUrl?: string | undefined;
  /** Sent as `X-Api-Key`; no header is sent without it. */
  key?: string | undefined;
  /** Called before each wait, with the reason. */
  onWait?: (ms: number, why: string) => void;
  fetch?: typeof fetch;
  wait?: (ms: number) => Promise<void>;
  now?: () => number;
}

const MAX_ATTEMPTS = 5;
/** The longest wait. A request fails where the service asks to repeat it later than that. */
const MAX_WAIT_MS = 120_000;
const FIRST_BACKOFF_MS = 1000;
/** At most ten requests a second. */
const PACE_MS = 100;
const TIMEOUT_MS = 60_000;
const MAX_BYTES = 200 * 1024 * 1024;

/** Creates a client. */
// eslint-disable-next-line max-lines-per-function -- sending, retrying and pausing share one pace
export function createServiceClient(options: ServiceClientOptions): ServiceClient {
  const { baseUrl, writeUrl = baseUrl, key, onWait = () => undefined } = options;
  const { fetch: send = fetch, now = Date.now } = options;
  const wait = options.wait ?? ((ms) => new Promise((resolve) => setTimeout(resolve, ms)));
  let nextAtMs = 0;

  async function ask(request: ServiceRequest): Promise<ServiceAnswer> {
    for (let attempt = 1; ; attempt += 1) {
      const pauseMs = nextAtMs - now();
      if (pauseMs > MAX_WAIT_MS) return usedUp(request, pauseMs);
      if (pauseMs > PACE_MS) onWait(pauseMs, "the rate limit is used up");
      if (pauseMs > 0) await wait(pauseMs);
      const answer = await askOnce(request);
      nextAtMs = now() + PACE_MS;
      if (answer.ok) nextAtMs += readRateLimit(answer.headers, now()) ?? 0;
      const retry = decideRetry(request, answer, attempt);
      if ("answer" in retry) return retry.answer;
      onWait(retry.waitMs, retry.why);
      await wait(retry.waitMs);
    }
  }

  function decideRetry(
    request: ServiceRequest,
    answer: ServiceAnswer,
    attempt: number,
  ): { answer: ServiceAnswer } | { waitMs: number; why: string } {
    const what = describe(request);
    if (!answer.ok) {
      const mayRetry = isRead(request) && ["unreachable", "timed out"].includes(answer.failure.code);
      if (!mayRetry || attempt >= MAX_ATTEMPTS) return { answer };
      return { waitMs: backoff(attempt), why: answer.failure.message };
    }
    const { status, headers } = answer;
    const askedMs = readRetryAfter(headers.get("retry-after"), now());
    // A throttled request was not carried out, so any may be repeated. After other failures that is unknown.
    const mayRetry = status === 429 || (status >= 500 && (isRead(request) || askedMs !== undefined));
    if (!mayRetry) return { answer };
    const code = status === 429 ? "throttled" : "unavailable";
    const waitMs = askedMs ?? backoff(attempt);
    if (waitMs > MAX_WAIT_MS) {
      const message = `${what}: status ${String(status)}, and the service asks to wait ${String(Math.ceil(waitMs / 1000))} seconds`;
      return { answer: { ok: false, failure: { code, message } } };
    }
    if (attempt >= MAX_ATTEMPTS) {
      const message = `${what}: status ${String(status)} at each of ${String(MAX_ATTEMPTS)} attempts`;
      return { answer: { ok: false, failure: { code, message } } };
    }
    return { waitMs, why: `${what}: status ${String(status)}` };
  }

  async function askOnce(request: ServiceRequest): Promise<ServiceAnswer> {
    const { method, path, body } = request;
    const what = describe(request);
    const controller = new AbortController();
    const timer = setTimeout(() => {
      controller.abort();
    }, TIMEOUT_MS);
    try {
      const response = await send(`${isWrite(request) ? writeUrl : baseUrl}${path}`, {
        method,
        headers: {
          accept: "application/json",
          ...(key !== undefined && { "x-api-key": key }),
          ...(body !== undefined && { "content-type": "application/json" }),
        },
        ...(body !== undefined && { body }),
        // A redirect may lead to another origin, which must not get the key.
        redirect: "manual",
        signal: controller.signal,
      });
      if (response.status >= 300 && response.status < 400) {
        await response.body?.cancel();
        return fail("redirected", `${what}: the service sends to another address, where its key does not go`);
      }
      const text = await readText(response);
      if (text === undefined) return fail("too large", `${what}: the answer is larger than 200 MB`);
      return { ok: true, status: response.status, headers: response.headers, text };
    } catch (error) {
      if (controller.signal.aborted) return fail("timed out", `${what}: no answer within 60 seconds`);
      return fail("unreachable", `${what}: no answer; ${reasonOf(error)}`);
    } finally {
      clearTimeout(timer);
    }
  }

  return { baseUrl, send: ask };
}

async function readText(response: Response): Promise<string | undefined> {
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > MAX_BYTES) return undefined;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function isRead({ method }: ServiceRequest): boolean {
  return method === "GET" || method === "HEAD";
}

/** Whether a request writes records: those go to a host of their own. */
function isWrite({ method, path }: ServiceRequest): boolean {
  return method === "POST" && /^\/projects\/[^/]+\/integrations\/[^/]+\/objects\/[^/?]+$/.test(path);
}

function backoff(attempt: number): number {
  return FIRST_BACKOFF_MS * 2 ** (attempt - 1);
}

/** Refuses to send what the service would not take. */
function usedUp(request: ServiceRequest, pauseMs: number): ServiceAnswer {
  const seconds = String(Math.ceil(pauseMs / 1000));
  return fail("throttled", `${describe(request)}: the rate limit is used up for ${seconds} seconds`);
}

function fail(code: ServiceFailure["code"], message: string): ServiceAnswer {
  return { ok: false, failure: { code, message } };
}

function describe({ method, path }: ServiceRequest): string {
  return `${method} ${path.split("?")[0] ?? ""}`;
}

/** Describes the cause by its code only: its message may repeat the URL. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : undefined;
  if (code === "ECONNREFUSED") return "nothing listens there";
  if (code === "ENOTFOUND") return "there is no such host";
  return code ?? "the connection broke";
}
