import { messageOf } from "../../src/json/message-of.js";
import { quote } from "../../src/json/quote.js";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { ServedParts } from "../backend/served-backend.js";
import type { App } from "../http/app.js";
import type { WrittenAnswer } from "../http/answer.js";
import { BodyTooLongError } from "../http/request-body/body-limit.js";
import { BrokenConnectionError } from "../http/broken-connection-error.js";
import { decode } from "../http/match-path.js";
import { answerPreflight, anyPage, letRead, onlyPage } from "../http/middleware/cors.js";
import { isLoginPage, isOwnPage } from "../http/own-page.js";
import type { IncomingRequest } from "../http/request.js";
import { type Keeper, NotKeptError } from "../persistence/keeper.js";
import { createAdminApi } from "./admin-api.js";
import { createBodyTurns } from "./body-turns.js";
import { findForeign } from "./admin-guard.js";
import { readOrigin } from "./read-origin.js";
import { pathBelowSession, readSession, type SessionRequest, type Sessions } from "./sessions.js";
import { readIncoming, writeOutgoing } from "./node-http.js";

/** How much longer an admin body may be than one of the API: it may hold a snapshot. */
const adminBodyFactor = 20;

/** The paths of the admin API whose requests change nothing that a data file holds. */
const unkeptPaths: ReadonlySet<string> = new Set(["/__mock/faults", "/__mock/journal"]);

/**
 * Creates the handler of a server's requests. It answers the backend's requests for pages of any origin, or
 * of `origins` alone (CORS), and the admin API for this machine only. Where the state is saved in a file, an
 * answer waits until it is saved. A request that names a session is answered by that session's backend.
 */
export function createHttpHandler(
  { backend, app, maxBodyBytes }: ServedParts,
  options: { keeper: Keeper | undefined; origins: readonly string[] | undefined; sessions: Sessions },
): RequestListener {
  const { keeper, origins, sessions } = options;
  const admin = createAdminApi(backend);
  const turns = createBodyTurns();
  const maxBytesOf = (url: URL) => (isForAdmin(url) ? maxBodyBytes * adminBodyFactor : maxBodyBytes);

  async function answer(request: IncomingRequest, address: string | undefined): Promise<WrittenAnswer> {
    const page = request.header("origin");
    if (isForAdmin(request.url)) {
      const foreign = findForeign(request, address);
      if (foreign !== undefined) return failure(403, foreign);
      return letRead(await answerFor(request, answerAdmin).catch(refuseAdmin), onlyPage(page));
    }
    const isKnown = !origins || page === undefined || origins.includes(page);
    if (!isKnown && !isOwnForm(request.url, page)) return refusePage(page, origins);
    return letRead(await answerFor(request, app), anyPage);
  }

  /** Answers a preflight, and a request of a session by its backend; any other by `answerDefault`. */
  async function answerFor(request: IncomingRequest, answerDefault: App): Promise<WrittenAnswer> {
    if (request.method === "OPTIONS") return answerPreflight(request);
    const session = readSession(request);
    if (!session) return answerDefault(request);
    if ("fault" in session) return failure(400, session.fault);
    return isForSessions(session.below.url) ? answerDefault(session.below) : answerSession(session);
  }

  async function answerSession({ name, request, below }: SessionRequest): Promise<WrittenAnswer> {
    const opened = sessions.open(name);
    if (!opened.ok) return failure(400, opened.fault);
    const { parts } = opened;
    return isForAdmin(below.url) ? createAdminApi(parts.backend)(below) : parts.app(request);
  }

  async function answerAdmin(request: IncomingRequest): Promise<WrittenAnswer> {
    if (isForSessions(request.url)) return answerSessions(sessions, request.method, request.url);
    const save = keeper && findSave(keeper, request);
    return save ? save(() => admin(request)) : admin(request);
  }

  async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const request = readIncoming(incoming, { maxBytesOf, turns });
    const { remoteAddress } = incoming.socket;
    const given = request ? await answer(request, remoteAddress) : failure(400, describeAddress(incoming));
    writeOutgoing(incoming, outgoing, given);
  }

  return (incoming, outgoing) => {
    serve(incoming, outgoing).catch((error: unknown) => {
      if (error instanceof BrokenConnectionError || outgoing.headersSent || incoming.destroyed) {
        outgoing.destroy();
      } else writeOutgoing(incoming, outgoing, failure(500, `the mock server failed: ${messageOf(error)}`));
    });
  };
}

/** Returns how the keeper saves what an admin request changes; `undefined` where no data file holds it. */
function findSave(keeper: Keeper, { method, url }: IncomingRequest): Keeper["keep"] | undefined {
  if (method === "GET" || method === "HEAD" || unkeptPaths.has(url.pathname)) return undefined;
  // Time that has passed cannot be undone; what has happened in it is saved as that of a timer is.
  return url.pathname === "/__mock/clock" ? keeper.look : keeper.keep;
}

/** Answers an error of the admin API that a client can do something about. */
function refuseAdmin(error: unknown): WrittenAnswer {
  if (error instanceof BodyTooLongError) return failure(413, error.message);
  if (error instanceof NotKeptError) return failure(500, error.message);
  throw error;
}

/** Says why no address can be made of the two parts that a request gives. */
function describeAddress({ url = "", headers: { host = "" } }: IncomingMessage): string {
  return `no address can be read from the target ${quote(url)} and the Host ${quote(host)}; send a path that starts with "/", and the name of a host`;
}

/** Whether the page of a login sends its form: whichever origins may ask, the customer must be able to answer. */
function isOwnForm(url: URL, page: string): boolean {
  return isLoginPage(url) && isOwnPage(url, page);
}

/** Refuses a page; says which pages are answered, and how to have this one answered. */
function refusePage(page: string, origins: readonly string[]): WrittenAnswer {
  const known = origins.length === 0 ? "no pages" : `pages of ${origins.join(", ")} only`;
  const origin = readOrigin(page);
  const remedy =
    origin === undefined
      ? "serve the page from an address, which is its origin then"
      : `start the mock with --origin ${origin} as well, or with it among the origins of startMockServer`;
  return failure(403, `the mock answers ${known}, and this one is of ${quote(page)}; ${remedy}`);
}

function failure(status: number, error: string): WrittenAnswer {
  return { status, headers: { "content-type": "application/json" }, text: JSON.stringify({ error }) };
}

function isForSessions({ pathname }: URL): boolean {
  return pathname === "/__mock/sessions" || pathname.startsWith("/__mock/sessions/");
}

/** Answers `GET /__mock/sessions` and `DELETE /__mock/sessions/<name>`. */
function answerSessions(sessions: Sessions, method: string, { pathname }: URL): WrittenAnswer {
  const name = decode(pathname.slice("/__mock/sessions/".length));
  if (method === "GET" && name === "") {
    return {
      status: 200,
      headers: { "content-type": "application/json" },
      text: JSON.stringify(sessions.names()),
    };
  }
  if (method !== "DELETE" || name === "") {
    return failure(
      404,
      `no ${method} ${pathname}; there are GET /__mock/sessions and DELETE /__mock/sessions/<name>`,
    );
  }
  return sessions.end(name)
    ? { status: 204, headers: {}, text: "" }
    : failure(404, `there is no session ${JSON.stringify(name)}`);
}

/** Whether a request is for the admin API, of a session or of the server. */
function isForAdmin({ pathname }: URL): boolean {
  return /^\/__mock(\/|$)/.test(pathBelowSession(pathname));
}
