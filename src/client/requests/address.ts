import { UsageError } from "../errors/errors.js";

/** Where requests go. */
export interface Address {
  /** What paths are added to, without a slash at its end. */
  readonly url: string;
  /** The same as it may be shown: without a user name and password. */
  readonly shown: string;
  /** Texts of the URL that are secret. */
  readonly secrets: readonly string[];
}

const pattern = /^([a-z][a-z\d+.-]*:\/\/)(?:([^/?#]*)@)?([^/?#@\s]+)((?:\/[^?#\s]*)?)$/i;

/**
 * Reads a base URL; a path such as "/api" belongs to the page. Throws a `UsageError` for what no request can go to. Without
 * `URL`, which React Native has in parts.
 */
export function readAddress(name: "baseUrl" | "writeUrl", given: string): Address {
  const url = typeof given === "string" ? given.trim().replace(/(?<=.)\/+$/, "") : "";
  if (url === "/") return { url: "", shown: url, secrets: [] };
  if (/^\/[^/?#\s][^?#\s]*$/.test(url)) return { url, shown: url, secrets: [] };
  const [, scheme = "", user = "", host = "", path = ""] = pattern.exec(url) ?? [];
  if (host === "") {
    const shown = url.replace(/\/\/.*@/, "//").replace(/[?#].*/s, "");
    throw new UsageError(
      `${name} is no address: ${JSON.stringify(shown)}; write it as "https://<host>/<path>", without a query`,
    );
  }
  const secrets = [user, ...user.split(":").slice(1)].filter((text) => text !== "");
  return { url, shown: `${scheme}${host}${path}`, secrets };
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
