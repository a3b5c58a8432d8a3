import { createVirtualClock } from "../../src/engine/index.js";
import { isVirtualClock } from "../../src/engine/time/virtual-clock.js";
import { quote } from "../../src/json/quote.js";
import { createServedBackend } from "../backend/create-served-backend.js";
import type { MockBackendOptions } from "../backend/mock-backend-options.js";
import type { ServedParts } from "../backend/served-backend.js";
import { decode } from "../http/match-path.js";
import type { IncomingRequest, RequestHead } from "../http/request.js";
import type { SeedData } from "../persistence/seeds/seed.js";

/** The header that names the session of a request whose path does not. */
export const sessionHeader = "x-mock-session";

const inPath = /^\/__session\/([^/]*)(\/.*)?$/;
/** The names "." and ".." would change the path. */
const namePattern = /^(?!\.{1,2}$)[\w.~-]{1,100}$/;
const maxSessions = 500;

/** Separate backends of one server: one for each test that runs at the same time. */
export interface Sessions {
  /** Finds the backend of a session, or creates it; says why where it cannot. */
  open(name: string): { ok: true; parts: ServedParts } | { ok: false; fault: string };
  names(): string[];
  /** Ends a session; returns whether it existed. */
  end(name: string): boolean;
  /** Ends the timers of all sessions. */
  stop(): void;
}

/** A request of a session: the path of `request` begins with the session, that of `below` leaves it out. */
export interface SessionRequest {
  readonly name: string;
  readonly request: IncomingRequest;
  readonly below: IncomingRequest;
}

/**
 * Reads the session that a request names by its path, `/__session/<name>/…`, or by the header; `undefined`
 * for none, and a fault where the two name different ones.
 */
export function readSession(request: IncomingRequest): SessionRequest | { fault: string } | undefined {
  const { url } = request;
  const [, encoded, rest = "/"] = inPath.exec(url.pathname) ?? [];
  const named = encoded === undefined ? undefined : decode(encoded);
  const inHeader = request.header(sessionHeader);
  const name = named ?? inHeader;
  if (name === undefined) return undefined;
  if (inHeader !== undefined && inHeader !== name) {
    const fault = `the path names the session ${quote(name)} and the header ${sessionHeader} ${quote(inHeader)}; leave one out`;
    return { fault };
  }
  const path = named === undefined ? url.pathname : rest;
  return {
    name,
    request: { ...request, url: withPath(url, `/__session/${encodeURIComponent(name)}${path}`) },
    below: { ...request, url: withPath(url, path) },
  };
}

/** Leaves out the session that a path names. */
export function pathBelowSession(pathname: string): string {
  const [named, , rest = "/"] = inPath.exec(pathname) ?? [];
  return named === undefined ? pathname : rest;
}

function withPath(url: RequestHead["url"], path: string): URL {
  const copy = new URL(url);
  copy.pathname = path;
  return copy;
}

/**
 * Creates the sessions of the server at `url`. Each starts from the server's options and seed, and from the
 * manifest that the server has then.
 */
export function createSessions(
  options: Omit<MockBackendOptions, "baseUrl" | "writeUrl" | "storeUrl" | "manifest">,
  server: {
    url: string;
    seed: SeedData | undefined;
    manifest: ServedParts["manifest"];
    /** The number of the server's start with its data file. */
    start: number;
  },
): Sessions {
  const { url, seed, manifest, start } = server;
  const opened = new Map<string, ServedParts>();
  /** The number of sessions so far, those that ended included. */
  let count = 0;
  return {
    open(name) {
      const known = opened.get(name);
      if (known) return { ok: true, parts: known };
      if (!namePattern.test(name)) {
        const fault = `a session is called by letters, digits, "_", ".", "~" and "-", at most 100 of them; correct ${quote(name)}`;
        return { ok: false, fault };
      }
      if (opened.size >= maxSessions) {
        const fault = `there are ${String(maxSessions)} sessions; end those that are over by DELETE /__mock/sessions/<name>`;
        return { ok: false, fault };
      }
      const base = `${url}/__session/${name}`;
      const { clock } = options;
      // Each session has its own virtual clock: one test must not move the clock of the others.
      const own = clock && isVirtualClock(clock) ? createVirtualClock({ startMs: clock.now() }) : clock;
      const urls = { baseUrl: `${base}/v1`, writeUrl: `${base}/v1`, storeUrl: base };
      count += 1;
      const parts = createServedBackend(
        { ...options, ...urls, manifest: manifest(), ...(own && { clock: own }) },
        { idScope: { start, session: count } },
      );
      if (seed) parts.backend.seed(seed);
      opened.set(name, parts);
      return { ok: true, parts };
    },
    names: () => [...opened.keys()],
    end(name) {
      const parts = opened.get(name);
      parts?.backend.reset();
      parts?.stop();
      return opened.delete(name);
    },
    stop() {
      for (const parts of opened.values()) parts.stop();
    },
  };
}
