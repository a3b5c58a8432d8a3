import type { Context, Hono } from "hono";
import type { VirtualClock } from "../../../src/engine/index.js";
import { isJsonObject } from "../../../src/json/object.js";
import type { ServedBackend } from "../../backend/create-served-backend.js";
import { SeedError } from "../../backend/errors.js";
import type { FaultRule } from "../middleware/faults.js";
import { parseJson } from "../request-body/parse-json.js";
import { readScenario } from "../../scenarios/read-scenario.js";
import { scenarios } from "../../scenarios/index.js";
import { lastMs } from "../../persistence/saved-schema.js";
import type { SeedData } from "../../persistence/seed.js";

/** What the admin API works on. */
export interface AdminOptions {
  backend: ServedBackend;
  /** Whether a request comes from this machine; all others are refused. */
  isLocal: (c: Context) => boolean;
}

/**
 * Adds the admin API of the HTTP server: `GET health`, `GET snapshot`, `POST seed`, `POST reset`, `GET` and `DELETE journal`
 * (`?after=<number>`), `GET scenario` and `POST scenario` (`{"name": "installed", "groupRef": "acme"}`), `POST faults`
 * (`{"rules": [...], "seed": 1}`), `GET clock` and `POST clock` (`{"advanceMs": 60000}` or `{"runUntilIdle": true}`). Faults are
 * `{"error": "what, and how to mend it"}`.
 */
export function addAdminRoutes(app: Hono, { backend, isLocal }: AdminOptions): void {
  app.use(async (c, next) => {
    if (isLocal(c)) return next();
    return c.json({ error: "the admin API answers this machine only; ask it there" }, 403);
  });
  app.get("/health", (c) => {
    const { project, integrations } = backend;
    return c.json({ status: "ok", project: { id: project.id, name: project.name }, integrations });
  });
  app.get("/snapshot", (c) => c.json(backend.snapshot()));
  app.post("/reset", (c) => {
    backend.reset();
    return c.body(null, 204);
  });
  app.post("/seed", async (c) => {
    const data = await readObject(c);
    if (!data) return c.json({ error: notAnObject }, 400);
    try {
      backend.seed(data as SeedData);
    } catch (error) {
      return c.json({ error: describeSeedFault(error) }, 400);
    }
    return c.body(null, 204);
  });
  app.get("/journal", (c) => {
    const after = c.req.query("after") ?? "0";
    if (!/^\d+$/.test(after)) {
      return c.json({ error: `after is ${JSON.stringify(after)}; write the number of an entry` }, 400);
    }
    return c.json(backend.journal.entries.filter(({ number }) => number > Number(after)));
  });
  app.delete("/journal", (c) => {
    backend.journal.clear();
    return c.body(null, 204);
  });
  app.get("/scenario", (c) => c.json(describeScenarios(backend)));
  app.post("/scenario", async (c) => {
    const request = readScenario(await readObject(c));
    if (!request.ok) return c.json({ error: request.fault }, 400);
    try {
      backend.useScenario(request.name, request.options);
    } catch (error) {
      return c.json({ error: error instanceof Error ? error.message : String(error) }, 400);
    }
    return c.json(describeScenarios(backend));
  });
  app.get("/clock", (c) => c.json(describeClock(backend)));
  app.post("/clock", async (c) => {
    const { clock } = backend;
    if (!isVirtual(clock)) {
      return c.json({ error: "the clock is the real one; start the server with --virtual-clock" }, 409);
    }
    const { advanceMs, runUntilIdle } = (await readObject(c)) ?? {};
    if (runUntilIdle === true) await clock.runUntilIdle();
    else if (typeof advanceMs === "number" && advanceMs >= 0) {
      // Times that RFC 3339 cannot write would fail every request from then on.
      if (clock.now() + advanceMs > lastMs) {
        const error = `advanceMs is ${String(advanceMs)}, which is beyond the year 9999`;
        return c.json({ error }, 400);
      }
      await clock.advance(advanceMs);
    } else {
      return c.json({ error: 'send {"advanceMs": <0 or more>} or {"runUntilIdle": true}' }, 400);
    }
    return c.json(describeClock(backend));
  });
  app.post("/faults", async (c) => {
    const { rules, seed } = (await readObject(c)) ?? {};
    if (!Array.isArray(rules) || (seed !== undefined && typeof seed !== "number")) {
      const error = 'send {"rules": [...]}, where you like with "seed" (a number); an empty list clears them';
      return c.json({ error }, 400);
    }
    try {
      backend.faults.set(rules as FaultRule[], seed === undefined ? {} : { seed });
    } catch (error) {
      if (error instanceof TypeError) return c.json({ error: error.message }, 400);
      throw error;
    }
    return c.body(null, 204);
  });
  app.all("*", (c) =>
    c.json(
      {
        error: `no ${c.req.method} ${c.req.path}; there are health, snapshot, seed, reset, journal, scenario, faults and clock`,
      },
      404,
    ),
  );
}

const notAnObject = "send a JSON object with fields, connections, installations or records";

/** Words what is wrong with seeded data; a `TypeError` is what data of another form ends in. */
export function describeSeedFault(error: unknown): string {
  if (error instanceof SeedError) return error.message;
  if (error instanceof TypeError) return `the data has another form than a seed: ${error.message}`;
  throw error;
}

/** Names the scenario that runs, and all that there are. */
function describeScenarios({ scenario }: ServedBackend) {
  const all = Object.entries(scenarios).map(([name, { description }]) => ({ name, description }));
  return { name: scenario ?? null, scenarios: all };
}

function describeClock({ clock }: ServedBackend) {
  return { now: new Date(clock.now()).toISOString(), virtual: isVirtual(clock) };
}

function isVirtual(clock: ServedBackend["clock"]): clock is VirtualClock {
  return "advance" in clock;
}

async function readObject(c: Context): Promise<Record<string, unknown> | undefined> {
  const body = parseJson(await c.req.text());
  return body.ok && isJsonObject(body.value) ? body.value : undefined;
}
