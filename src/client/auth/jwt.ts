import { isJsonObject, type JsonObject } from "../../json/object.js";

/** Returns the claims of a JWT (RFC 7519), unproven; `undefined` for any other token. */
export function claimsOf(token: string): JsonObject | undefined {
  try {
    // Bytes beyond ASCII come out garbled here, which times and comparisons do not mind.
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

/** Whether two tokens are known to be about the same person, as their claims say, or one and the same token. */
export function isSamePerson(a: string, b: string): boolean {
  const [one, other] = [personOf(a), personOf(b)];
  return a === b || (one !== "[]" && one === other);
}

function personOf(token: string): string {
  const claims = Object.entries(claimsOf(token) ?? {}).filter(([name]) => !ofOneToken.has(name));
  return JSON.stringify(claims.sort(([one], [other]) => (one < other ? -1 : 1)));
}
