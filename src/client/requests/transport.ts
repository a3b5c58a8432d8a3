import { type Auth, createKeyAuth } from "../auth/auth.js";
import { createTokenAuth } from "../auth/token-auth.js";
import { UsageError } from "../errors/errors.js";
import { clientDefaults, type ClientOptions } from "../client-options.js";
import { type Address, readAddress } from "./address.js";
import type { RequestObserver } from "./request-observer.js";

/** How requests leave: where to, by which `fetch`, proven how, and how long they may take. */
export interface Transport {
  readonly auth: Auth;
  readonly addresses: Readonly<Record<"api" | "write", Address>>;
  readonly fetch: typeof fetch | undefined;
  readonly timeoutMs: number;
  readonly observers: Set<RequestObserver>;
}

/** Checks the options of a client; throws a `UsageError` that says which one cannot be. */
export function createTransport(options: ClientOptions): Transport {
  const {
    baseUrl = clientDefaults.baseUrl,
    writeUrl = clientDefaults.writeUrl,
    fetch,
    timeoutMs = clientDefaults.timeoutMs,
  } = options;
  // A longer time overflows the platform's timers, which then fire at once.
  if (!(timeoutMs > 0 && timeoutMs < 2 ** 31)) {
    throw new UsageError(`timeoutMs is ${timeoutMs}; give milliseconds from 1 to 2147483647`);
  }
  return {
    auth: createAuth(options, timeoutMs),
    addresses: { api: readAddress("baseUrl", baseUrl), write: readAddress("writeUrl", writeUrl) },
    fetch,
    timeoutMs,
    observers: new Set(),
  };
}

function createAuth({ apiKey, getToken }: ClientOptions, patienceMs: number): Auth {
  if (apiKey && getToken) {
    throw new UsageError("both apiKey and getToken are given; keep one");
  }
  if (apiKey) return createKeyAuth(apiKey);
  if (!getToken) throw new UsageError("neither apiKey nor getToken is given; give one of them");
  if (typeof getToken === "function") return createTokenAuth(getToken, { patienceMs });
  throw new UsageError(
    `getToken is no function but ${typeof getToken}; give one that returns a promise of a JWT`,
  );
}
