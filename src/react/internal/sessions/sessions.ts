import type { QueryClient } from "@tanstack/react-query";
import type { GetToken } from "../../../client/index.js";
import { KIT } from "../loading/queries.js";

/** A source of credentials: an API key, or the app's `getToken`. */
export type CredentialSource = string | GetToken;

/**
 * Numbers the credentials of a cache. The keys of its queries hold these numbers, so that the data of each credential is kept apart
 * and no key holds a credential. A credential has the same number wherever a provider with it is mounted.
 */
export interface Sessions {
  idOf(source: CredentialSource): string;
  /** Gives a function the number of an earlier one: both stand for the same credential. */
  join(source: GetToken, id: string): void;
  /** Gives a credential a new number, for whoever uses it next. */
  end(source: CredentialSource): void;
}

const place = [KIT, "sessions"];

/** Returns the sessions of a cache. They are kept in its query defaults, which are never cleared and which no devtools show. */
export function sessionsOf(queryClient: QueryClient): Sessions {
  const known = queryClient.getQueryDefaults(place).meta?.["sessions"] as Sessions | undefined;
  if (known) return known;
  const sessions = createSessions();
  queryClient.setQueryDefaults(place, { meta: { sessions } });
  return sessions;
}

function createSessions(): Sessions {
  const ofKeys = new Map<string, string>();
  // A function that is written inline is a new one in each render, so that it must not be kept.
  const ofFunctions = new WeakMap<GetToken, string>();
  let count = 0;
  const set = (source: CredentialSource, id: string) => {
    if (typeof source === "string") ofKeys.set(source, id);
    else ofFunctions.set(source, id);
    return id;
  };
  const get = (source: CredentialSource) =>
    typeof source === "string" ? ofKeys.get(source) : ofFunctions.get(source);
  const next = () => String((count += 1));
  return {
    idOf: (source) => get(source) ?? set(source, next()),
    join: set,
    end: (source) => {
      set(source, next());
    },
  };
}
