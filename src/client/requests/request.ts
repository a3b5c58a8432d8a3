import type { Credential, Identity } from "../auth/auth.js";
import { readProblem } from "../errors/problem.js";
import { ApiError, TimeoutError, unusableAnswer } from "../errors/request-errors.js";
import { originOf } from "./address.js";
import type { ClientRequest } from "./client-request.js";
import { withDeadline } from "./deadline.js";
import { addressOf, exchange, redactFor, type Answer } from "./exchange.js";
import { checkPath } from "./path.js";
import { readInstallation, type ReadAnswer } from "./read-answer.js";
import type { Transport } from "./transport.js";

/** For whom a request is sent, when it is given up, and how its answer is read. */
interface RequestOptions<TAnswer> {
  readonly identity: Identity | undefined;
  readonly signal: AbortSignal | undefined;
  readonly read: ReadAnswer<TAnswer>;
}

/**
 * Sends one request and reads its answer (`undefined` for an empty one); after a 401 once more, where a new token can be had.
 * Rejects with a `UsageError`, `TokenError`, `ApiError`, `NetworkError`, `RedirectError` or `TimeoutError`, or with the signal's reason.
 */
export async function sendRequest<TAnswer>(
  transport: Transport,
  request: ClientRequest,
  { identity, signal, read }: RequestOptions<TAnswer>,
): Promise<TAnswer> {
  checkPath(request.path);
  const { auth, timeoutMs, observers } = transport;
  const server = originOf(addressOf(transport, request).shown);
  const body = request.body === undefined ? null : JSON.stringify(request.body);
  let answer: Answer;
  let waitsFor = server;
  const answered = withDeadline(
    async (stop) => {
      const send = async () => {
        waitsFor = "getToken";
        const credential = await auth.credential(identity);
        waitsFor = server;
        answer = await exchange(transport, request, { body, credential, signal: stop });
        return credential;
      };
      let credential = await send();
      if (answer.status === 401 && auth.forget(credential, identity)) credential = await send();
      return readAnswer(transport, request, { answer, credential, read });
    },
    { signal, timeoutMs, onTimeout: () => new TimeoutError(request, timeoutMs, waitsFor) },
  );
  const { method, path } = request;
  // Other bodies may hold credentials or customers' records.
  const holdsConfig = (read as ReadAnswer<unknown>) === readInstallation;
  for (const observe of observers) {
    observe(
      { method, path, body: holdsConfig ? request.body : undefined, identity },
      answered.then(() => answer.status),
    );
  }
  return answered;
}

/** An answer, and what it is read with. */
interface Reading<TAnswer> {
  readonly answer: Answer;
  readonly credential: Credential;
  readonly read: ReadAnswer<TAnswer>;
}

function readAnswer<TAnswer>(
  transport: Transport,
  request: ClientRequest,
  { answer: { ok, status, text, retryAfterMs }, credential, read }: Reading<TAnswer>,
): TAnswer {
  const { shown } = addressOf(transport, request);
  const refuse = () => {
    const redact = redactFor(transport, request, credential);
    return new ApiError(request, status, readProblem({ status, text, shown }, redact), retryAfterMs);
  };
  if (!ok && status !== request.alsoAnswers) throw refuse();
  let json: unknown;
  try {
    if (request.answers === "text") json = text;
    else if (text.trim() !== "") json = JSON.parse(text);
  } catch {
    return fail("it is not JSON");
  }
  return read(json, fail);

  function fail(detail: string): never {
    // A problem may come with the same status as a refused write.
    if (!ok) throw refuse();
    throw unusableAnswer(request, { status, fault: detail, address: shown });
  }
}
