import { isSamePerson } from "../../../client/auth/jwt.js";
import type { GetToken } from "../../../client/index.js";

/**
 * The app's `getToken`, whichever function that is now. Apps write it inline, a new one in each render: another function of
 * the same text is asked for a token, and is the same session where that is about the same person.
 */
export interface TokenSource {
  /** Calls the newest function. */
  readonly getToken: GetToken;
  /** Replaces the function; resolves to whether the new one belongs to another session. */
  follow(next: GetToken): Promise<boolean>;
}

/** An inline function is called at most this often: the call itself may make the app render again. */
const REST_MS = 10_000;

/** Makes a source that calls `first` until it is told to follow another function. */
export function createTokenSource(first: GetToken): TokenSource {
  let newest = first;
  let underWay: Promise<unknown> | undefined;
  let last: { readonly identity: Parameters<GetToken>[0]; readonly token: string } | undefined;
  let isInline = false;

  const getToken: GetToken = async (identity) => {
    const call = Promise.resolve(identity).then(newest);
    underWay = call;
    try {
      const token = await call;
      last = { identity, token };
      return token;
    } finally {
      if (underWay === call) underWay = undefined;
    }
  };

  return {
    getToken,
    follow: async (next) => {
      if (next === newest) return false;
      newest = next;
      await underWay?.catch(() => undefined);
      if (isInline) await new Promise((resolve) => setTimeout(resolve, REST_MS));
      // Nothing was loaded yet that could belong to another person, or a newer function is followed by now.
      if (last === undefined || newest !== next) return false;
      const { identity, token } = last;
      try {
        isInline = isSamePerson(token, await getToken(identity));
        return !isInline;
      } catch {
        return true;
      }
    },
  };
}

/** Whether two functions have the same text: one may be the other, made again in another render. */
export function isSameText(a: GetToken | undefined, b: GetToken | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && String(a) === String(b));
}
