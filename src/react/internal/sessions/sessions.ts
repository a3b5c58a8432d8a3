import type { QueryClient } from "@tanstack/react-query";
import type { GetToken } from "../../../client/index.js";
import { KIT } from "../loading/queries.js";

/** What proves requests: an API key, or the app's way to tokens. */
export type CredentialSource = string | GetToken;

/**
 * Numbers the credentials that a cache was filled with, so that its keys tell what each of them may see apart and hold none.
 * The same credential has the same number, wherever a provider with it is mounted.
 */
export interface Sessions {
  idOf(source: CredentialSource): string;
  /** Takes a function for the same credential as one before. */
  join(source: GetToken, id: string): void;
  /** Gives the next who comes with this credential a number of their own. */
  end(source: CredentialSource): void;
}

const place = [KIT, "sessions"];

/** Returns the sessions of a cache; they are kept with its settings, which nothing empties and no devtools show. */
export function sessionsOf(queryClient: QueryClient): Sessions {
  const known = queryClient.getQueryDefaults(place).meta?.["sessions"] as Sessions | undefined;
  if (known) return known;
  const sessions = createSessions();
  queryClient.setQueryDefaults(place, { meta: { sessions } });
  return sessions;
}

function createSessions(): Sessions {
  const ofKeys = new Map<string, string>();
  // Functions that are written inline are many, and gone soon.
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
