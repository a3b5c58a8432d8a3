import { modelledOperations } from "./contract-operations.js";
import { isPathOf } from "./path-template.js";

/** What a request is about. */
export interface FoundRoute {
  /** The contract's id of the operation, or `endpointOperation`; `undefined` for what is neither. */
  readonly operation: string | undefined;
  /** The path below the base URL that it starts with, percent escapes kept; the whole path where it starts with none. */
  readonly path: string;
}

/** Finds what a request is about. */
export type FindRoute = (method: string, url: string) => FoundRoute;

/** What requests to the endpoints of the 2023 form are called: the contract has no such operation (L3). */
export const endpointOperation = "writeToEndpoint";

/** The ids of all operations that routes answer. */
export const routedOperations: readonly string[] = [
  ...modelledOperations.map(([id]) => id),
  endpointOperation,
];

/** Where requests are taken. */
export interface RouteUrls {
  readonly baseUrl: string;
  readonly writeUrl: string;
  readonly storeUrl: string;
}

/** Tells by its origin and its endpoint's name whether a POST below the path of `storeUrl` goes to an endpoint of the 2023 form. */
export type IsEndpoint = (origin: string, name: string) => boolean;

/**
 * Makes the test. Where the other hosts are others, theirs have no endpoints; where their routes begin with the same path, only
 * the endpoints that there are hide a route.
 */
export function createEndpointTest(
  { baseUrl, writeUrl, storeUrl }: RouteUrls,
  isDeclared: (name: string) => boolean,
): IsEndpoint {
  const store = new URL(storeUrl);
  const others = [baseUrl, writeUrl].map((url) => new URL(url));
  const otherOrigins = new Set(
    others.map(({ origin }) => origin).filter((origin) => origin !== store.origin),
  );
  const sharesPaths = others.some(({ pathname }) => pathname === store.pathname);
  return (origin, name) => !otherOrigins.has(origin) && (!sharesPaths || isDeclared(name));
}

/** Makes the finder of the routes that a backend has. */
export function createRouteFinder(urls: RouteUrls, isEndpoint: IsEndpoint): FindRoute {
  const api = pathOf(urls.baseUrl);
  const write = pathOf(urls.writeUrl);
  const store = pathOf(urls.storeUrl);
  // The longest first: "" begins every path.
  const bases = [api, write, store].toSorted((a, b) => b.length - a.length);

  return (method, url) => {
    const { pathname, origin } = new URL(url);
    const served = method === "HEAD" ? "GET" : method;
    const found = modelledOperations.find(
      ([id, itsMethod, template]) =>
        itsMethod === served && isPathOf(`${id === "writeRecords" ? write : api}${template}`, pathname),
    );
    const base = bases.find((path) => pathname.startsWith(`${path}/`)) ?? "";
    const path = pathname.slice(base.length);
    const endpoint =
      served === "POST" && pathname.startsWith(`${store}/`)
        ? endpointOf(pathname.slice(store.length))
        : undefined;
    const isToEndpoint = endpoint !== undefined && isEndpoint(origin, endpoint);
    return { operation: isToEndpoint ? endpointOperation : found?.[0], path };
  };
}

/** The path of a base URL, without a slash at its end. */
export function pathOf(url: string): string {
  return new URL(url).pathname.replace(/\/$/, "");
}

function endpointOf(path: string): string | undefined {
  const [, name] = /^\/projects\/[^/]+\/(.+)$/s.exec(path) ?? [];
  if (name === undefined) return undefined;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
