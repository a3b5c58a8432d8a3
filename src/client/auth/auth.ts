import { TokenError, UsageError } from "../errors/errors.js";
import { tokenExpiryMs } from "./token-expiry.js";

/** Whom a request is made for: what the app's `getToken` is asked with. */
export interface Identity {
  readonly consumerRef: string;
  readonly groupRef: string;
}

/** The app's way to a JWT for one consumer and group. */
export type GetToken = (identity: { consumerRef: string; groupRef: string }) => Promise<string>;

/** What proves a request: its headers, and the secret that must show up nowhere else. */
export interface Credential {
  readonly headers: Readonly<Record<string, string>>;
  readonly secret: string;
}

/** Where requests get their credential. */
export interface Auth {
  /** Rejects with a `TokenError` where the app gives none. */
  credential(identity: Identity | undefined): Promise<Credential>;
  /** Drops a credential that the server refused; false where asking again cannot give another. */
  forget(credential: Credential, identity: Identity | undefined): boolean;
}

interface TokenEntry {
  readonly token: Promise<string>;
  value?: string;
  goodUntilMs: number;
}

// Early enough for a request that is under way to arrive before `exp`, slow networks included.
const marginMs = 30_000;
// Nothing tells how long a token without `exp` lives; a minute spares a screen its burst of calls, and a 401 renews it.
const opaqueTokenMs = 60_000;
// A header takes nothing else, and the platform's own error about it would quote the credential.
const headerSafe = /^[!-~]+$/;

/** Proves requests by an API key, in `X-Api-Key`; throws a `UsageError` for a key that no header can hold. */
export function createKeyAuth(apiKey: string): Auth {
  if (!headerSafe.test(apiKey)) {
    throw new UsageError(
      "apiKey holds a space, line break or other sign that a header cannot carry; trim it",
    );
  }
  const credential: Credential = { headers: { "X-Api-Key": apiKey }, secret: apiKey };
  return { credential: () => Promise.resolve(credential), forget: () => false };
}

/**
 * Proves requests by the app's tokens, in `Authorization` (rule H6). One call is in flight per consumer and group, given
 * up after `patienceMs`. A token is kept until 30 s before its `exp`, one without `exp` for a minute.
 */
export function createTokenAuth(
  getToken: GetToken,
  { patienceMs, now = () => Date.now() }: { patienceMs: number; now?: () => number },
): Auth {
  const entries = new Map<string, TokenEntry>();

  function ask(key: string, { consumerRef, groupRef }: Identity): TokenEntry {
    // Called from a promise, so that a `getToken` that throws counts as one that rejects.
    const token = Promise.resolve({ consumerRef, groupRef })
      .then(getToken)
      .then(checkToken, (cause: unknown) => {
        throw new TokenError("getToken rejected; see the cause", { cause });
      });
    const entry: TokenEntry = { token, goodUntilMs: now() + patienceMs };
    token.then(
      (value) => {
        entry.value = value;
        const expiryMs = tokenExpiryMs(value);
        entry.goodUntilMs = expiryMs === undefined ? now() + opaqueTokenMs : expiryMs - marginMs;
      },
      () => {
        if (entries.get(key) === entry) entries.delete(key);
      },
    );
    entries.set(key, entry);
    return entry;
  }

  return {
    async credential(identity) {
      if (!identity) {
        throw new UsageError(
          "getToken is called for a consumer and group: use client.as({ consumerRef, groupRef })",
        );
      }
      const key = keyOf(identity);
      const kept = entries.get(key);
      const secret = await (kept && now() < kept.goodUntilMs ? kept : ask(key, identity)).token;
      return { headers: { Authorization: `Bearer ${secret}` }, secret };
    },
    forget({ secret }, identity) {
      // Another request may have renewed the token meanwhile; the newer one stays.
      const key = identity ? keyOf(identity) : "";
      if (entries.get(key)?.value === secret) entries.delete(key);
      return true;
    },
  };
}

function keyOf({ consumerRef, groupRef }: Identity): string {
  return JSON.stringify([consumerRef, groupRef]);
}

function checkToken(token: unknown): string {
  if (typeof token === "string" && headerSafe.test(token)) return token;
  throw new TokenError(
    `what getToken gave is no token (${typeof token}); return the JWT as a string, without "Bearer"`,
  );
}
