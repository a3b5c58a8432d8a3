import { TokenError, UsageError } from "../errors/errors.js";
import { describeCause, quotesSecret } from "../errors/describe-cause.js";
import { createRedact } from "../../json/redact.js";
import { type Auth, type GetToken, type Identity, isHeaderSafe } from "./auth.js";
import { tokenExpiryMs } from "./jwt.js";

/** One call of `getToken` and its result. */
interface TokenCall {
  readonly token: Promise<string>;
  value?: string;
  goodUntilMs: number;
  /** Whether the session of the call has ended. */
  isOver?: boolean;
}

// Early enough for a request that is under way to arrive before `exp`, slow networks included.
const MARGIN_MS = 30_000;
// A token without `exp` does not say how long it lives. Keeping it for a minute spares a screen many calls; a 401 renews it.
const OPAQUE_TOKEN_MS = 60_000;
// A late answer may quote a token that was renewed in the meantime.
const REMEMBERED_SECRETS = 5;

/**
 * Proves requests by the app's tokens, in `Authorization`. One call is in flight per consumer and group, given up after
 * `patienceMs`. A token is kept until 30 s before its `exp`, one without `exp` for a minute.
 */
// eslint-disable-next-line max-lines-per-function -- short functions over one cached token
export function createTokenAuth(
  getToken: GetToken,
  { patienceMs, now = () => Date.now() }: { patienceMs: number; now?: () => number },
): Auth {
  const calls = new Map<string, TokenCall>();
  const secrets: string[] = [];

  function ask(key: string, { consumerRef, groupRef }: Identity): TokenCall {
    // Called from a promise, so that a `getToken` that throws counts as one that rejects.
    const token = Promise.resolve({ consumerRef, groupRef })
      .then(getToken)
      .then(checkToken, (cause: unknown) => {
        const redact = createRedact(secrets);
        throw new TokenError("getToken rejected; see the cause", {
          // The app's own error, where it quotes no token.
          cause: secrets.length > 0 && quotesSecret(cause, redact) ? describeCause(cause, redact) : cause,
        });
      });
    const call: TokenCall = { token, goodUntilMs: now() + patienceMs };
    token.then(
      (value) => {
        call.value = value;
        remember(secrets, value);
        const expiryMs = tokenExpiryMs(value);
        call.goodUntilMs = expiryMs === undefined ? now() + OPAQUE_TOKEN_MS : expiryMs - MARGIN_MS;
      },
      () => {
        if (calls.get(key) === call) calls.delete(key);
      },
    );
    calls.set(key, call);
    return call;
  }

  return {
    async credential(identity) {
      if (!identity) {
        throw new UsageError(
          "getToken is called for a consumer and group: use client.as({ consumerRef, groupRef })",
        );
      }
      const key = keyOf(identity);
      const kept = calls.get(key);
      const call = kept && now() < kept.goodUntilMs ? kept : ask(key, identity);
      const secret = await call.token;
      if (call.isOver) {
        throw new TokenError("the session ended while getToken was asked; send the request again");
      }
      return { headers: { Authorization: `Bearer ${secret}` }, secret };
    },
    forget({ secret }, identity) {
      // Another request may have renewed the token meanwhile; the newer one stays.
      const key = identity ? keyOf(identity) : "";
      if (calls.get(key)?.value === secret) calls.delete(key);
      return true;
    },
    signOut(identity) {
      for (const [key, call] of calls) {
        if (identity && key !== keyOf(identity)) continue;
        call.isOver = true;
        calls.delete(key);
      }
    },
    secrets: () => secrets,
  };
}

function remember(secrets: string[], secret: string) {
  if (secrets.includes(secret)) return;
  secrets.unshift(secret);
  secrets.splice(REMEMBERED_SECRETS);
}

function keyOf({ consumerRef, groupRef }: Identity): string {
  return JSON.stringify([consumerRef, groupRef]);
}

function checkToken(token: unknown): string {
  if (isHeaderSafe(token)) return token;
  throw new TokenError(
    `what getToken gave is no token (${typeof token === "string" ? "unfit for a header" : typeof token}); return the JWT as a string, without "Bearer"`,
  );
}
