import { lastTimeMs } from "../../src/facts/time-units.js";
import { isVirtualClock } from "../../src/engine/time/virtual-clock.js";
import { messageOf } from "../../src/json/message-of.js";
import { addRoute, createRouter, findRoute } from "rou3";
import { isJsonObject } from "../../src/json/object.js";
import type { ConfigContent } from "../../src/contract/index.js";
import { ManifestError } from "../backend/errors.js";
import { applyJsonPatch, type PatchOperation } from "../domain/installations/json-patch.js";
import { readJsonPatch } from "../domain/installations/read-json-patch.js";
import type { ServedBackend } from "../backend/served-backend.js";
import type { WrittenAnswer } from "../http/answer.js";
import type { FaultRule } from "../http/middleware/fault-rules.js";
import type { IncomingRequest, MockRequest } from "../http/request.js";
import { parseJson } from "../../src/json/parse.js";
import { quote } from "../../src/json/quote.js";
import { RestoreError, SeedError } from "../persistence/errors.js";
import type { SeedData } from "../persistence/seeds/seed.js";
import { readScenario } from "../scenarios/read-scenario.js";

/** Answers a request of the admin API. */
export type AdminApi = (request: IncomingRequest) => Promise<WrittenAnswer>;

type AdminRoute = (backend: ServedBackend, request: MockRequest) => WrittenAnswer | Promise<WrittenAnswer>;

/** The routes below `/__mock`. An error is answered as `{"error": "what is wrong, and what to do"}`. */
const routes: readonly (readonly [method: string, path: string, route: AdminRoute])[] = [
  ["GET", "/health", showHealth],
  ["GET", "/snapshot", (backend) => json(backend.snapshot())],
  ["POST", "/restore", restore],
  ["POST", "/deploy", deploy],
  ["POST", "/another-admin", editAsAnotherAdmin],
  ["POST", "/reset", reset],
  ["POST", "/seed", seed],
  ["GET", "/notifications", (backend) => json(backend.notifications.entries)],
  ["GET", "/journal", showJournal],
  ["DELETE", "/journal", clearJournal],
  ["GET", "/scenario", (backend) => json(describeScenarios(backend))],
  ["POST", "/scenario", startScenario],
  ["POST", "/faults", setFaults],
  ["GET", "/clock", (backend) => json(describeClock(backend))],
  ["POST", "/clock", moveClock],
];

/**
 * Creates the admin API of the HTTP server. Its routes are `GET health`, `GET snapshot`, `POST restore` (a
 * snapshot), `POST deploy` (the text of an amp.yaml), `POST another-admin` (`{"groupRef": "acme", "changes":
 * [...]}`, a JSON Patch of the config's content), `POST seed`, `POST reset`, `GET` and `DELETE journal`
 * (`GET` takes `?after=<number>`), `GET notifications`, `GET scenario` and `POST scenario` (`{"name":
 * "installed", "groupRef": "acme"}`), `POST faults` (`{"rules": [...], "seed": 1}`), `GET clock` and `POST
 * clock` (`{"advanceMs": 60000}` or `{"runUntilIdle": true}`).
 */
export function createAdminApi(backend: ServedBackend): AdminApi {
  const router = createRouter<AdminRoute>();
  for (const [method, path, route] of routes) addRoute(router, method, `/__mock${path}`, route);
  return async (request) => {
    const { method, url } = request;
    const found = findRoute(router, method === "HEAD" ? "GET" : method, url.pathname);
    if (found) return found.data(backend, { ...request, bodyText: await request.readBody() });
    const known =
      "health, snapshot, restore, deploy, another-admin, seed, reset, journal, notifications, scenario, faults, clock and sessions";
    return fault(`no ${method} ${url.pathname}; there are ${known}`, 404);
  };
}

function showHealth({ project, integrations }: ServedBackend): WrittenAnswer {
  return json({ status: "ok", project: { id: project.id, name: project.name }, integrations });
}

function restore(backend: ServedBackend, request: MockRequest): WrittenAnswer {
  const snapshot = readObject(request);
  if (!snapshot) return fault("send a snapshot, as GET /__mock/snapshot gives it");
  try {
    backend.restore({ state: snapshot["state"] });
  } catch (error) {
    if (error instanceof RestoreError) return fault(error.message);
    throw error;
  }
  return noContent;
}

function deploy(backend: ServedBackend, { bodyText }: MockRequest): WrittenAnswer {
  try {
    backend.deploy(bodyText);
  } catch (error) {
    if (error instanceof ManifestError || error instanceof TypeError) return fault(error.message);
    throw error;
  }
  return showHealth(backend);
}

function editAsAnotherAdmin(backend: ServedBackend, request: MockRequest): WrittenAnswer {
  const { groupRef, integration, changes } = readObject(request) ?? {};
  const isText = (value: unknown) => value === undefined || typeof value === "string";
  if (!Array.isArray(changes) || !isText(groupRef) || !isText(integration)) {
    return fault(
      'send {"groupRef": "acme", "changes": [...]}, a JSON Patch of the config\'s content, where you like with "integration"',
    );
  }
  const patch = readJsonPatch(changes);
  if (!patch.ok) {
    return fault(
      `${patch.fault}; send operations such as {"op": "remove", "path": "/write/objects/contact"}`,
    );
  }
  try {
    const who = { groupRef, integration } as { groupRef?: string; integration?: string };
    return json(backend.asAnotherAdmin((content) => patchContent(content, patch.changes), who));
  } catch (error) {
    return fault(messageOf(error));
  }
}

function patchContent(content: ConfigContent, changes: readonly PatchOperation[]): unknown {
  const patched = applyJsonPatch(content, changes);
  if (patched.ok) return patched.value;
  const { index, member, detail, remedy } = patched;
  throw new Error(`changes[${String(index)}].${member}: ${detail}; ${remedy}`);
}

function reset(backend: ServedBackend): WrittenAnswer {
  backend.reset();
  return noContent;
}

function seed(backend: ServedBackend, request: MockRequest): WrittenAnswer {
  const data = readObject(request);
  if (!data) return fault(notAnObject);
  try {
    backend.seed(data as SeedData);
  } catch (error) {
    return fault(describeSeedFault(error));
  }
  return noContent;
}

function showJournal({ journal }: ServedBackend, { url }: MockRequest): WrittenAnswer {
  const after = url.searchParams.get("after") ?? "0";
  if (!/^\d+$/.test(after)) return fault(`after is ${quote(after)}; write the number of an entry`);
  return json(journal.entries.filter(({ number }) => number > Number(after)));
}

function clearJournal({ journal }: ServedBackend): WrittenAnswer {
  journal.clear();
  return noContent;
}

function startScenario(backend: ServedBackend, given: MockRequest): WrittenAnswer {
  const request = readScenario(readObject(given));
  if (!request.ok) return fault(request.fault);
  try {
    backend.useScenario(request.name, request.options);
  } catch (error) {
    return fault(messageOf(error));
  }
  return json(describeScenarios(backend));
}

function setFaults({ faults }: ServedBackend, request: MockRequest): WrittenAnswer {
  const { rules, seed } = readObject(request) ?? {};
  if (!Array.isArray(rules) || (seed !== undefined && typeof seed !== "number")) {
    return fault('send {"rules": [...]}, where you like with "seed" (a number); an empty list clears them');
  }
  try {
    faults.set(rules as FaultRule[], seed === undefined ? {} : { seed });
  } catch (error) {
    if (error instanceof TypeError) return fault(error.message);
    throw error;
  }
  return noContent;
}

async function moveClock(backend: ServedBackend, request: MockRequest): Promise<WrittenAnswer> {
  const { clock } = backend;
  if (!isVirtualClock(clock)) {
    return fault("the clock is the real one; start the server with --virtual-clock", 409);
  }
  const { advanceMs, runUntilIdle } = readObject(request) ?? {};
  if (runUntilIdle === true) await clock.runUntilIdle();
  else if (typeof advanceMs === "number" && advanceMs >= 0) {
    // RFC 3339 has no later times; every request after that would fail.
    if (clock.now() + advanceMs > lastTimeMs) {
      return fault(`advanceMs is ${String(advanceMs)}, which is beyond the year 9999`);
    }
    await clock.advance(advanceMs);
  } else {
    return fault('send {"advanceMs": <0 or more>} or {"runUntilIdle": true}');
  }
  return json(describeClock(backend));
}

const noContent: WrittenAnswer = { status: 204, headers: {}, text: "" };

function json(value: unknown, status = 200): WrittenAnswer {
  return { status, headers: { "content-type": "application/json" }, text: JSON.stringify(value) };
}

function fault(error: string, status = 400): WrittenAnswer {
  return json({ error }, status);
}

const notAnObject = "send a JSON object with fields, connections, installations or records";

/** Describes why data cannot be seeded. A `TypeError` means that the data has another form than a seed. */
export function describeSeedFault(error: unknown): string {
  if (error instanceof SeedError) return error.message;
  if (error instanceof TypeError) return `the data has another form than a seed: ${error.message}`;
  throw error;
}

/** Gives the running scenario and all that exist. */
function describeScenarios({ scenario, scenarios }: ServedBackend) {
  const all = Object.entries(scenarios).map(([name, description]) => ({ name, description }));
  return { name: scenario ?? null, scenarios: all };
}

function describeClock({ clock }: ServedBackend) {
  return { now: new Date(clock.now()).toISOString(), virtual: isVirtualClock(clock) };
}

function readObject({ bodyText }: MockRequest): Record<string, unknown> | undefined {
  const body = parseJson(bodyText);
  return body.ok && isJsonObject(body.value) ? body.value : undefined;
}
