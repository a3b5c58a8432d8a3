import { isJsonObject, type JsonObject } from "../../json/object.js";

/** Returns the claims of a JWT (RFC 7519) without checking its signature; `undefined` for any other token. */
export function claimsOf(token: string): JsonObject | undefined {
  try {
    // Characters beyond ASCII are garbled here, which does not matter for times and comparisons.
    const claims: unknown = JSON.parse(
      atob((token.split(".")[1] ?? "").replace(/-/g, "+").replace(/_/g, "/")),
    );
    return isJsonObject(claims) ? claims : undefined;
  } catch {
    return undefined;
  }
}

/** When a JWT expires (`exp` of RFC 7519) in milliseconds since the epoch; `undefined` for any other token. */
export function tokenExpiryMs(token: string): number | undefined {
  const exp = claimsOf(token)?.["exp"];
  return typeof exp === "number" ? exp * 1000 : undefined;
}

/** Claims that differ from one token to the next of the same person. */
const ofOneToken = new Set(["iat", "exp", "nbf", "jti"]);

/** Whether two tokens are equal, or JWTs whose claims are about the same person. */
export function isSamePerson(a: string, b: string): boolean {
  const [one, other] = [personOf(a), personOf(b)];
  return a === b || (one !== "[]" && one === other);
}

function personOf(token: string): string {
  const claims = Object.entries(claimsOf(token) ?? {}).filter(([name]) => !ofOneToken.has(name));
  return JSON.stringify(claims.sort(([one], [other]) => (one < other ? -1 : 1)));
}
