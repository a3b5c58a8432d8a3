import { UsageError } from "../errors/errors.js";

/** The address that requests go to. */
export interface Address {
  /** What paths are added to, without a slash at its end. */
  readonly url: string;
  /** The base URL without a user name and password, so that it can be shown. */
  readonly shown: string;
  /** Texts of the URL that are secret. */
  readonly secrets: readonly string[];
}

// No "@" in the path: it ends a password with a slash in it that is not percent-encoded.
const pattern = /^(https?:\/\/)(?:([^/?#]*)@)?([^/?#@\s]+)((?:\/[^?#@\s]*)?)$/i;

/**
 * Reads a base URL; a path such as "/api" belongs to the page. Throws a `UsageError` for what no request can go to. Without
 * `URL`, which React Native has in parts.
 */
export function readAddress(name: "baseUrl" | "writeUrl", given: string): Address {
  // A `URL` is as good, and what is neither stands in the error.
  const text = String(given).trim();
  if (/^\/+$/.test(text)) return { url: "", shown: "/", secrets: [] };
  const url = text.replace(/\/+$/, "");
  if (/^\/[^/?#\s][^?#\s]*$/.test(url)) return { url, shown: url, secrets: [] };
  const [, scheme = "", user = "", host = "", path = ""] = pattern.exec(url) ?? [];
  if (host === "") {
    // Where a slash is missing, the text before an "@" may be a password.
    const shown = url.replace(/^([a-z][a-z\d+.-]*:\/\/|\/\/)?.*@/is, "$1").replace(/[?#].*/s, "");
    throw new UsageError(
      `${name} is no address: ${JSON.stringify(shown)}; write it as "https://<host>/<path>", without a query`,
    );
  }
  const written = [user, ...user.split(":").slice(1)];
  const secrets = [...written, ...written.map(decoded)].filter((text) => text !== "");
  return { url, shown: `${scheme}${host}${path}`, secrets };
}

/** Decodes a percent-encoded text; a text that is none stays as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * Returns the origin of a URL as browsers write it: in lower case, without a user, a password and the port that the scheme has
 * anyway; of a path the path.
 */
export function originOf(url: string): string {
  const [, scheme = "", , host] = /^([a-z][a-z\d+.-]*:\/\/)([^/?#]*@)?([^/?#]*)/i.exec(url) ?? [];
  if (host === undefined) return url.replace(/[?#].*/s, "");
  return `${scheme}${host}`.toLowerCase().replace(/^(http:.*):80$|^(https:.*):443$/, "$1$2");
}
