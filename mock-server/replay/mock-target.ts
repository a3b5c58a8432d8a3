import type { Clock, VirtualClock } from "../../src/engine/index.js";
import { readAnswer } from "../compare/answer.js";
import { endpointOperation } from "../http/find-route.js";
import { readNotes, textOf } from "../http/respond.js";
import { rulesOfOperation, sortRules } from "../journal/rules.js";
import { findOperation } from "../compare/find-operation.js";
import type { ReplayTarget } from "./replay-target.js";

/** What a mock backend must have to have a recording played against it. */
export interface PlayableBackend {
  readonly baseUrl: string;
  readonly writeUrl: string;
  readonly storeUrl: string;
  readonly project: { readonly id: string; readonly name: string };
  readonly integrations: Readonly<Record<string, string>>;
  readonly clock: Clock;
}

/** Makes a target of a mock backend in this process; `serve` is its application, and `key` one that it takes. */
export function createMockTarget(
  backend: PlayableBackend,
  serve: (request: Request) => Response | Promise<Response>,
  key: string,
): ReplayTarget {
  const { clock, project } = backend;
  return {
    name: `the mock of ${project.name}`,
    isMock: true,
    async send({ method, path, body }) {
      const operation = findOperation(method, path.split("?")[0] ?? "")?.id;
      const headers = {
        "x-api-key": key,
        ...(body !== undefined && { "content-type": "application/json" }),
      };
      const init = { method, headers, ...(body !== undefined && { body }) };
      try {
        const notes = await readNotes(await serve(new Request(urlOf(backend, operation, path), init)));
        return {
          ok: true,
          answer: readAnswer({ status: notes.status, headers: Object.entries(notes.headers), text: textOf(notes) }),
          rules: sortRules(notes.rules?.() ?? rulesOfOperation(operation, notes.status)),
          nowMs: clock.now(),
        };
      } catch (error) {
        // A fault that the backend was told to make; or a method that no platform sends.
        if (!(error instanceof TypeError)) throw error;
        return { ok: false, message: error.message };
      }
    },
    listThings: () =>
      Promise.resolve({
        projects: [project.id, project.name],
        integrations: Object.entries(backend.integrations).map(([name, id]) => [id, name]),
      }),
    pass: (ms) => (isVirtual(clock) ? clock.advance(ms) : Promise.resolve()),
  };
}

function urlOf(backend: PlayableBackend, operation: string | undefined, path: string): string {
  if (operation === "writeRecords") return backend.writeUrl + path;
  return (operation === endpointOperation ? backend.storeUrl : backend.baseUrl) + path;
}

function isVirtual(clock: Clock): clock is VirtualClock {
  return "advance" in clock;
}
