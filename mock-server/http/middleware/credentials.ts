import { refuse, type Refused } from "../../domain/outcome.js";
import type { RequestHead } from "../request.js";

/** The accepted keys and tokens; `undefined` accepts every one. */
export type ApiKeys = ReadonlySet<string> | undefined;

/**
 * Refuses a request without an accepted key or token (contract: security schemes APIKeyHeader,
 * APIKeyQueryParam and Bearer). `takesQuery` says whether the key may also be in the query, as `apiKey`. The
 * refusal never repeats the key.
 */
export function refuseCredentials(
  request: RequestHead,
  { apiKeys, takesQuery }: { apiKeys: ApiKeys; takesQuery: boolean },
): Refused | undefined {
  const credential = readCredential(request, takesQuery);
  if (credential !== undefined && (apiKeys === undefined || apiKeys.has(credential))) return undefined;
  const ways = ["an API key as X-Api-Key", ...(takesQuery ? ["or as ?apiKey="] : [])];
  return refuse({
    status: 401,
    detail:
      credential === undefined ? "the request has no credentials" : "the key or token is not a known one",
    remedy:
      credential === undefined
        ? `send ${ways.join(" ")}, or a token as Authorization: Bearer`
        : "use one of the apiKeys that the mock backend was created with",
    rules: ["W1"],
  });
}

function readCredential({ header, url }: RequestHead, takesQuery: boolean): string | undefined {
  const key = header("x-api-key");
  if (key) return key;
  const [, token] = /^bearer\s+(\S+)\s*$/i.exec(header("authorization") ?? "") ?? [];
  return token ?? ((takesQuery && url.searchParams.get("apiKey")) || undefined);
}
