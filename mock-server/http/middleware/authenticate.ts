import type { Context, MiddlewareHandler } from "hono";
import { problemResponse } from "../problem.js";
import type { BackendState } from "../../backend/backend-state.js";

/** What lets a request pass. */
export interface Authentication {
  /** The only keys and tokens that do; without it, any does. */
  apiKeys: ReadonlySet<string> | undefined;
  /** Whether the key may also stand in the query, as `apiKey`. @default false */
  takesQuery?: boolean;
}

/**
 * Lets requests with a key or token pass (rule W1; contract: security schemes APIKeyHeader, APIKeyQueryParam and Bearer);
 * the answer never repeats it.
 */
export function authenticate(
  state: BackendState,
  { apiKeys, takesQuery = false }: Authentication,
): MiddlewareHandler {
  return async (c, next) => {
    const credential = readCredential(c, takesQuery);
    if (credential !== undefined && (apiKeys === undefined || apiKeys.has(credential))) return next();
    const ways = ["an API key as X-Api-Key", ...(takesQuery ? ["or as ?apiKey="] : [])];
    return problemResponse(
      state,
      {
        status: 401,
        detail:
          credential === undefined ? "the request has no credentials" : "the key or token is not a known one",
        remedy:
          credential === undefined
            ? `send ${ways.join(" ")}, or a token as Authorization: Bearer`
            : "use one of the apiKeys that the mock backend was created with",
        rules: ["W1"],
      },
      { "www-authenticate": "Bearer" },
    );
  };
}

function readCredential(c: Context, takesQuery: boolean): string | undefined {
  const key = c.req.header("x-api-key");
  if (key) return key;
  const [, token] = /^bearer\s+(\S+)\s*$/i.exec(c.req.header("authorization") ?? "") ?? [];
  return token ?? ((takesQuery && c.req.query("apiKey")) || undefined);
}
