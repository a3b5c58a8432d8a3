import type { Auth, Credential, Identity } from "../auth/auth.js";
import { withDeadline } from "./deadline.js";
import { describeCause } from "../errors/describe-cause.js";
import { checkPath } from "./path.js";
import { readProblem } from "../errors/problem.js";
import { readInstallation, type ReadAnswer } from "./read-answer.js";
import type { RequestObserver } from "./request-observer.js";
import { ApiError, NetworkError, TimeoutError } from "../errors/request-errors.js";

/** A request as data: what a save plan holds and `client.send` takes. */
export interface ClientRequest {
  readonly method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  /** Starts with "/", percent-encoded, relative to the base URL. */
  readonly path: string;
  /** Members that are `undefined` are left out. */
  readonly query?: Readonly<Record<string, string | undefined>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Which base URL it goes to: `baseUrl`, or `writeUrl` for writing records. @default "api" */
  readonly host?: "api" | "write";
  /** What the answer is: JSON, or a text that `read` gets as a string. @default "json" */
  readonly answers?: "json" | "text";
  /** Texts of the body that are credentials: like those of the request itself, they stand in no error (rule H6). */
  readonly secrets?: readonly string[];
  /** A status besides 2xx whose body is an answer and no failure: 422 for a write that the provider refused (W14). */
  readonly alsoAnswers?: number;
}

/** How requests leave: where to, by which `fetch`, proven how, and how long they may take. */
interface Transport {
  readonly auth: Auth;
  /** Without a slash at the end. */
  readonly urls: Readonly<Record<"api" | "write", string>>;
  readonly fetch: typeof fetch | undefined;
  readonly timeoutMs: number;
  readonly observers: ReadonlySet<RequestObserver>;
}

/** For whom a request is sent, when it is given up, and how its answer is read. */
interface RequestOptions<TAnswer> {
  readonly identity: Identity | undefined;
  readonly signal: AbortSignal | undefined;
  readonly read: ReadAnswer<TAnswer>;
}

/**
 * Sends one request and reads its answer (`undefined` for an empty one); after a 401 once more, where a new token can be had.
 * Rejects with a `UsageError`, `TokenError`, `ApiError`, `NetworkError` or `TimeoutError`, or with the signal's reason.
 */
export async function sendRequest<TAnswer>(
  transport: Transport,
  request: ClientRequest,
  { identity, signal, read }: RequestOptions<TAnswer>,
): Promise<TAnswer> {
  checkPath(request.path);
  const { auth, timeoutMs, observers } = transport;
  const body = request.body === undefined ? null : JSON.stringify(request.body);
  const onTimeout = () => new TimeoutError(request, timeoutMs);
  let answer: Answer;
  const answered = withDeadline(
    async (stop) => {
      let credential = await auth.credential(identity);
      answer = await exchange(transport, request, { body, credential, signal: stop });
      if (answer.status === 401 && auth.forget(credential, identity)) {
        credential = await auth.credential(identity);
        answer = await exchange(transport, request, { body, credential, signal: stop });
      }
      return readAnswer(request, answer, credential, read);
    },
    { signal, timeoutMs, onTimeout },
  );
  const { method, path } = request;
  // Other bodies may hold credentials or customers' records (H6).
  const holdsConfig = (read as ReadAnswer<unknown>) === readInstallation;
  for (const observe of observers) {
    observe(
      { method, path, body: holdsConfig ? request.body : undefined, identity },
      answered.then(() => answer.status),
    );
  }
  return answered;
}

interface Answer {
  readonly ok: boolean;
  readonly status: number;
  readonly text: string;
}

async function exchange(
  { urls, fetch: send = globalThis.fetch }: Transport,
  request: ClientRequest,
  { body, credential, signal }: { body: string | null; credential: Credential; signal: AbortSignal },
): Promise<Answer> {
  // The wait for the token ignores the signal, and so may an app's fetch: nothing leaves once the call is given up.
  signal.throwIfAborted();
  const { method, path, query = {}, host = "api" } = request;
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) params.append(name, value);
  const search = String(params);
  const url = `${urls[host]}${path}${search && `?${search}`}`;
  const headers = {
    Accept: request.answers === "text" ? "text/plain" : "application/json",
    ...(body !== null && { "Content-Type": "application/json" }),
    ...credential.headers,
  };
  try {
    // Reading the body belongs to the exchange: it can break off, and take its time, too.
    const response = await send(url, { method, body, signal, headers });
    return { ok: response.ok, status: response.status, text: await response.text() };
  } catch (error) {
    // Without what a URL can hold of credentials.
    const server = URL.canParse(url) ? new URL(url).origin : urls[host];
    throw new NetworkError(request, server, describeCause(error, redactor(request, credential)));
  }
}

function readAnswer<TAnswer>(
  request: ClientRequest,
  { ok, status, text }: Answer,
  credential: Credential,
  read: ReadAnswer<TAnswer>,
): TAnswer {
  const refuse = () => new ApiError(request, status, readProblem(text, redactor(request, credential)));
  if (!ok && status !== request.alsoAnswers) throw refuse();
  let json: unknown;
  try {
    if (request.answers === "text") json = text;
    else if (text !== "") json = JSON.parse(text);
  } catch {
    return fail("it is not JSON");
  }
  return read(json, fail);

  function fail(detail: string): never {
    // A problem may come with the same status as a refused write.
    if (!ok) throw refuse();
    const remedy = "check the base URL";
    throw new ApiError(request, status, {
      detail: `the answer cannot be used: ${detail}`,
      remedy,
      issues: [],
    });
  }
}

function redactor({ secrets = [] }: ClientRequest, { secret }: Credential) {
  // A made-up key of a story, "key" or "test", is no secret, and would black out ordinary words.
  const hidden = [...(secret.length < 8 ? [] : [secret]), ...secrets.filter(({ length }) => length > 3)];
  // Longer ones first: one may hold another.
  hidden.sort((a, b) => b.length - a.length);
  return (text: string) => hidden.reduce((clean, found) => clean.replaceAll(found, "[redacted]"), text);
}
