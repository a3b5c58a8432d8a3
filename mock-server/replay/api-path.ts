import { findOperation } from "../compare/find-operation.js";
import { isThisMachine } from "../service/is-this-machine.js";
import type { RecordedExchange } from "./recorded-exchange.js";

/** The path of a recorded request below the API's base URL, or why the request is skipped. */
export type ApiPath =
  | { readonly ok: true; readonly path: string }
  /** `host` is the host of the request. */
  | {
      readonly ok: false;
      readonly reason: "another site" | "no operation" | "preflight";
      readonly host: string;
    };

const serviceHosts = /(^|\.)withampersand\.com$/;

/**
 * Finds the path of a recorded request below the API's base URL. A browser's recording holds requests to many sites. Those to the
 * service's hosts and to this machine are taken, or with `baseUrl` only those below it. An entry of a journal has its path.
 */
export function findApiPath(exchange: RecordedExchange, baseUrl?: string): ApiPath {
  const { hostname, host, origin, pathname, search } = new URL(exchange.url);
  if (exchange.method === "OPTIONS") return { ok: false, reason: "preflight", host };
  const path = exchange.path ?? pathBelow(baseUrl, { hostname, origin, pathname, search });
  if (path === undefined) return { ok: false, reason: "another site", host };
  const [bare = ""] = path.split("?");
  return findOperation(exchange.method, bare)
    ? { ok: true, path }
    : { ok: false, reason: "no operation", host };
}

function pathBelow(
  baseUrl: string | undefined,
  { hostname, origin, pathname, search }: Pick<URL, "hostname" | "origin" | "pathname" | "search">,
): string | undefined {
  if (baseUrl !== undefined) {
    const base = new URL(baseUrl);
    const basePath = base.pathname.replace(/\/+$/, "");
    const isBelow = origin === base.origin && pathname.startsWith(`${basePath}/`);
    return isBelow ? pathname.slice(basePath.length) + search : undefined;
  }
  if (!serviceHosts.test(hostname) && !isThisMachine(hostname)) return undefined;
  // The endpoints of the 2023 form have no version in their path.
  return pathname.replace(/^\/v1(?=\/)/, "") + search;
}
