import type { Context, MiddlewareHandler } from "hono";
import { problemResponse } from "./problem.js";
import type { BackendState } from "./state/backend-state.js";

/**
 * Lets requests with a key or token pass (contract: security schemes APIKeyHeader and Bearer). With `apiKeys`, it must be
 * one of them; the answer never repeats it.
 */
export function authenticate(
  state: BackendState,
  apiKeys: ReadonlySet<string> | undefined,
): MiddlewareHandler {
  return async (c, next) => {
    const credential = readCredential(c);
    if (credential !== undefined && (apiKeys === undefined || apiKeys.has(credential))) return next();
    return problemResponse(
      state,
      {
        status: 401,
        detail:
          credential === undefined ? "the request has no credentials" : "the key or token is not a known one",
        remedy:
          credential === undefined
            ? "send an API key as X-Api-Key, or a token as Authorization: Bearer"
            : "use one of the apiKeys that the mock backend was created with",
      },
      { "www-authenticate": "Bearer" },
    );
  };
}

function readCredential(c: Context): string | undefined {
  const key = c.req.header("x-api-key");
  if (key) return key;
  const [, token] = /^bearer\s+(\S+)\s*$/i.exec(c.req.header("authorization") ?? "") ?? [];
  return token;
}
