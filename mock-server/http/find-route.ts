import { modelledOperations, type ContractOperation, type OperationId } from "./contract-operations.js";
import { createPathMatcher, decode } from "./match-path.js";

/** The pages of a simulated login, which the contract knows nothing of. */
const loginPages = [
  ["showLoginPage", "GET", "/projects/{projectIdOrName}/mock-login"],
  ["answerLoginPage", "POST", "/projects/{projectIdOrName}/mock-login"],
] as const satisfies readonly ContractOperation[];

/** What requests to the endpoints of the 2023 form are called: the contract has no such operation. */
export const endpointOperation = "writeToEndpoint";

/** What a request may be to: an operation, or a page of a login. */
export type RouteId = OperationId | typeof endpointOperation | (typeof loginPages)[number][0];

/** What a request is about. */
export interface FoundRoute {
  /** `undefined` where no route answers. */
  readonly id: RouteId | undefined;
  /** The contract's id, or "writeToEndpoint"; `undefined` for pages of a login, too. */
  readonly operation: OperationId | typeof endpointOperation | undefined;
  /** The path below the base URL that it starts with, percent escapes kept; the whole path where it starts with none. */
  readonly path: string;
  /** The names that the path gives, decoded. */
  readonly names: Readonly<Record<string, string>>;
}

/** Finds what a request is about. */
export type FindRoute = (method: string, url: URL) => FoundRoute;

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

const matchWrite = createPathMatcher(modelledOperations.filter(([id]) => id === "writeRecords"));
const matchOther = createPathMatcher([
  ...modelledOperations.filter(([id]) => id !== "writeRecords"),
  ...loginPages,
]);

/** Makes the finder of the routes that a backend has; `isDeclared` tells whether the manifest has an endpoint of that name. */
export function createRouteFinder(urls: RouteUrls, isDeclared: (endpoint: string) => boolean): FindRoute {
  const [api, write, store] = [urls.baseUrl, urls.writeUrl, urls.storeUrl].map(pathOf) as [
    string,
    string,
    string,
  ];
  // The longest first: "" begins every path.
  const bases = [api, write, store].toSorted((a, b) => b.length - a.length);
  const isEndpoint = createEndpointTest(urls, isDeclared);

  return (method, { origin, pathname }) => {
    const served = method === "HEAD" ? "GET" : method;
    const below = (base: string) => (pathname.startsWith(`${base}/`) ? pathname.slice(base.length) : "");
    const endpoint = served === "POST" ? readEndpoint(below(store)) : undefined;
    const found =
      matchWrite(served, below(write)) ??
      (endpoint && isEndpoint(origin, endpoint.names.endpoint) ? endpoint : undefined) ??
      matchOther(served, below(api));
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
 * Makes the test whether a POST below the path of `storeUrl` goes to an endpoint of the 2023 form. Where the other hosts have
 * other origins, theirs have no endpoints; where their routes begin with the same path, only the endpoints that there are hide
 * a route.
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
