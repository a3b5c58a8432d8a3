import { isJsonObject } from "../../json/object.js";

/** When a JWT expires (`exp` of RFC 7519) in milliseconds since the epoch; `undefined` for any other token. */
export function tokenExpiryMs(token: string): number | undefined {
  try {
    // Bytes beyond ASCII come out garbled here, which `exp`, a number, does not mind.
    const payload: unknown = JSON.parse(
      atob((token.split(".")[1] ?? "").replace(/-/g, "+").replace(/_/g, "/")),
    );
    return isJsonObject(payload) && typeof payload["exp"] === "number" ? payload["exp"] * 1000 : undefined;
  } catch {
    return undefined;
  }
}
