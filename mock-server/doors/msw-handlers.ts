import { HttpResponse, http, type HttpHandler } from "msw";
import { own } from "../../src/json/object.js";
import { BrokenConnectionError } from "../http/broken-connection-error.js";
import { parseJson } from "../../src/json/parse.js";

/** What a handler needs of a backend. */
export interface HandledBackend {
  readonly baseUrl: string;
  readonly writeUrl: string;
  readonly storeUrl: string;
  readonly project: { readonly id: string; readonly name: string };
  fetch(request: Request): Promise<Response>;
}

/**
 * Makes one MSW handler per host that passes every request on; MSW's cost per request grows with the number of handlers.
 * Where several backends share a host, the one whose project the request names answers, else the first. Throws a `TypeError`
 * for a backend at what is no address.
 *
 * @example
 * import { setupServer } from "msw/node";
 *
 * const server = setupServer(); // with handlers of your own
 * server.listen();
 * server.use(...createHandlers([createMockBackend({ manifest: ampYaml })]));
 */
export function createHandlers(backends: readonly HandledBackend[]): HttpHandler[] {
  const origins = new Set(backends.flatMap(originsOf));
  return [...origins].map((origin) => {
    const candidates = backends.filter((backend) => originsOf(backend).includes(origin));
    // MSW decodes a pattern with a wildcard, and fails on paths such as /%zz: hence a regular expression.
    const everyPath = new RegExp(`^${origin.replace(/[.[\]]/g, "\\$&")}/`);
    const handler = http.all(everyPath, async ({ request }) => {
      try {
        return await (await chooseBackend(candidates, request))?.fetch(request);
      } catch (error) {
        // MSW makes a 500 of any other error, and writes it on the console; who gave a request up wants neither.
        if (error instanceof BrokenConnectionError || request.signal.aborted) return HttpResponse.error();
        throw error;
      }
    });
    return completeHandler(handler);
  });
}

/**
 * Gives a handler of MSW 2 what MSW 3 calls on each when handlers are replaced or its server is closed. An app's server may be
 * of another copy of MSW than the one that the kit finds; the handlers keep no state that would have to be reset.
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

/** The project that a request names: in its path, or in its body where it starts a login. */
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
