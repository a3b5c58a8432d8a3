import { modelledOperations, type ContractOperation, type OperationId } from "./contract-operations.js";
import { createPathMatcher, decode } from "./match-path.js";

/** The pages of the simulated login; they are not part of the contract. */
const loginPages = [
  ["showLoginPage", "GET", "/projects/{projectIdOrName}/mock-login"],
  ["answerLoginPage", "POST", "/projects/{projectIdOrName}/mock-login"],
] as const satisfies readonly ContractOperation[];

/**
 * Stands for the operation of a request to an endpoint of the 2023 form, which the contract does not name.
 */
export const endpointOperation = "writeToEndpoint";

/** The id of a route: an operation, or a page of the simulated login. */
export type RouteId = OperationId | typeof endpointOperation | (typeof loginPages)[number][0];

/** The route that a request matches. */
export interface FoundRoute {
  /** `undefined` where no route matches. */
  readonly id: RouteId | undefined;
  /** The contract's id, or "writeToEndpoint"; `undefined` also for the pages of a login. */
  readonly operation: OperationId | typeof endpointOperation | undefined;
  /** The path below the matching base URL, or the whole path where none matches. Percent escapes stay. */
  readonly path: string;
  /** The parameters in the path, decoded. */
  readonly names: Readonly<Record<string, string>>;
}

/** Finds the route that a request matches. */
export type FindRoute = (method: string, url: URL) => FoundRoute;

/** The ids of all operations that routes answer. */
export const routedOperations: readonly string[] = [
  ...modelledOperations.map(([id]) => id),
  endpointOperation,
];

/** The base URLs at which the backend answers. */
export interface RouteUrls {
  readonly baseUrl: string;
  readonly writeUrl: string;
  readonly storeUrl: string;
}

const matchWrite = createPathMatcher(modelledOperations.filter(([id]) => id === "writeRecords"));
const matchOther = createPathMatcher([
  ...modelledOperations.filter(([id]) => id !== "writeRecords"),
  ...loginPages,
]);

/**
 * Creates the function that finds a backend's routes. `isDeclared` tells whether the manifest has an endpoint
 * of that name.
 */
export function createRouteFinder(urls: RouteUrls, isDeclared: (endpoint: string) => boolean): FindRoute {
  const [api, write, store] = [urls.baseUrl, urls.writeUrl, urls.storeUrl].map(pathOf) as [
    string,
    string,
    string,
  ];
  // The longest comes first, because an empty base matches every path.
  const bases = [api, write, store].toSorted((a, b) => b.length - a.length);
  const isEndpoint = createEndpointTest(urls, isDeclared);

  return (method, url) => {
    const { pathname } = url;
    const served = method === "HEAD" ? "GET" : method;
    const below = (base: string) => (pathname.startsWith(`${base}/`) ? pathname.slice(base.length) : "");
    const findEndpoint = () => {
      const endpoint = served === "POST" ? readEndpoint(below(store)) : undefined;
      return endpoint && isEndpoint(url.origin, endpoint.names.endpoint) ? endpoint : undefined;
    };
    const found = matchWrite(served, below(write)) ?? findEndpoint() ?? matchOther(served, below(api));
    const base = bases.find((each) => pathname.startsWith(`${each}/`)) ?? "";
    return {
      id: found?.id,
      operation: operationOf(found?.id),
      path: pathname.slice(base.length),
      names: found?.names ?? {},
    };
  };
}

/** The path of a base URL, without a slash at its end. */
export function pathOf(url: string): string {
  return new URL(url).pathname.replace(/\/$/, "");
}

function operationOf(id: RouteId | undefined): FoundRoute["operation"] {
  return id === "showLoginPage" || id === "answerLoginPage" ? undefined : id;
}

/** Reads `/projects/{projectId}/{endpoint}`, where the endpoint's name may hold slashes. */
function readEndpoint(path: string) {
  const [, project, endpoint] = /^\/projects\/([^/]+)\/(.+)$/s.exec(path) ?? [];
  if (project === undefined || endpoint === undefined) return undefined;
  return {
    id: endpointOperation,
    names: { projectIdOrName: decode(project), endpoint: decode(endpoint) },
  } as const;
}

/**
 * Creates the check whether a POST below the path of `storeUrl` goes to an endpoint of the 2023 form. A
 * request to the origin of another host never does, where that origin differs. Where another host has the
 * same base path, only endpoints that the manifest declares take precedence over its routes.
 */
function createEndpointTest(
  { baseUrl, writeUrl, storeUrl }: RouteUrls,
  isDeclared: (name: string) => boolean,
): (origin: string, name: string) => boolean {
  const store = new URL(storeUrl);
  const others = [baseUrl, writeUrl].map((url) => new URL(url));
  const otherOrigins = new Set(
    others.map(({ origin }) => origin).filter((origin) => origin !== store.origin),
  );
  const sharesPaths = others.some(({ pathname }) => pathname === store.pathname);
  return (origin, name) => !otherOrigins.has(origin) && (!sharesPaths || isDeclared(name));
}
