import { HttpResponse, http, type HttpHandler } from "msw";
import { own } from "../../src/json/object.js";
import { checkBackend } from "../backend/check-backend.js";
import { BrokenConnectionError } from "../http/broken-connection-error.js";
import { parseJson } from "../../src/json/parse.js";

/** The part of a backend that `createHandlers` needs. */
export interface HandledBackend {
  readonly baseUrl: string;
  readonly writeUrl: string;
  readonly storeUrl: string;
  readonly project: { readonly id: string; readonly name: string };
  fetch(request: Request): Promise<Response>;
}

/**
 * Creates one MSW handler for each origin, which passes every request on: MSW's cost per request grows with
 * the number of handlers. Where several backends share an origin, the one whose project the request names
 * answers, or else the first. Throws a `TypeError` for what is no backend, and for one whose address is invalid.
 *
 * @example
 * import { setupServer } from "msw/node";
 *
 * const server = setupServer(); // with handlers of your own
 * server.listen();
 * server.use(...createHandlers([createMockBackend({ manifest: ampYaml })]));
 */
export function createHandlers(backends: readonly HandledBackend[]): HttpHandler[] {
  for (const backend of backends) checkBackend("createHandlers", backend);
  const origins = new Set(backends.flatMap(originsOf));
  return [...origins].map((origin) => {
    const candidates = backends.filter((backend) => originsOf(backend).includes(origin));
    // MSW decodes a path matched by a wildcard and fails on paths such as /%zz, so this is a regular
    // expression.
    const everyPath = new RegExp(`^${origin.replace(/[.[\]]/g, "\\$&")}/`);
    const handler = http.all(everyPath, async ({ request }) => {
      try {
        return await (await chooseBackend(candidates, request))?.fetch(request);
      } catch (error) {
        // MSW answers any other error with 500 and logs it. An aborted request needs neither.
        if (error instanceof BrokenConnectionError || request.signal.aborted) return HttpResponse.error();
        throw error;
      }
    });
    return completeHandler(handler);
  });
}

/**
 * Adds to a handler of MSW 2 the methods that MSW 3 calls when handlers are replaced or its server is closed.
 * An app's server may come from another copy of MSW than the one that the kit imports. The methods do
 * nothing, as the handlers keep no state.
 */
function completeHandler(handler: HttpHandler): HttpHandler {
  for (const name of ["reset", "restore", "dispose"]) {
    if (!(name in handler)) Object.defineProperty(handler, name, { value: () => undefined });
  }
  return handler;
}

async function chooseBackend(
  candidates: readonly HandledBackend[],
  request: Request,
): Promise<HandledBackend | undefined> {
  if (candidates.length < 2) return candidates[0];
  const named = await readProject(request);
  const owner = candidates.find(({ project }) =>
    [project.id, project.name].some((known) => encodeURIComponent(known) === named || known === named),
  );
  return owner ?? candidates[0];
}

/** Reads the project that a request names: in its path, or in its body where it starts a login. */
async function readProject(request: Request): Promise<string> {
  const segments = new URL(request.url).pathname.split("/");
  const named = segments[segments.indexOf("projects") + 1];
  if (segments.includes("projects")) return named ?? "";
  const body = parseJson(await request.clone().text());
  const given = body.ok ? body.value : undefined;
  const project = own(given, "projectIdOrName") ?? own(given, "projectId");
  return typeof project === "string" ? project : "";
}

function originsOf({ baseUrl, writeUrl, storeUrl }: HandledBackend): string[] {
  return [baseUrl, writeUrl, storeUrl].map((url) => new URL(url).origin);
}
