import { createVirtualClock } from "../../../../src/engine/index.js";
import { createMockBackend } from "../../../../mock-server/index.js";
import { Secrets } from "../../../../mock-server/compare/report/secrets.js";
import type { ReplayTarget } from "../../../../mock-server/replay/replay-target.js";
import { replay } from "../../../../mock-server/replay/replay.js";
import { streamEntries } from "../../../../mock-server/replay/stream-entries.js";
import { readAnswer } from "../../../../mock-server/compare/answer.js";
import { groupRef, integrationName, manifest, seed } from "../support/http-setup.js";

const [entries = 10_000, step = 1000] = process.argv.slice(2).map(Number);

// Replays a HAR file of so many entries, of about 20 kB each, that is made as it is read; prints the heap after each step, in MB,
// the garbage collected, and the whole run's time.
const backend = createMockBackend({ manifest, clock: createVirtualClock(), maxJournalEntries: 1 });
backend.seed(seed);
const integration = backend.integrations[integrationName] ?? "";
const path = `/projects/${backend.project.id}/integrations/${integration}/installations?groupRef=${groupRef}`;
const ask = async (asked: string) => {
  const response = await backend.fetch(backend.baseUrl + asked, { headers: { "x-api-key": "key" } });
  return { status: response.status, headers: response.headers, text: await response.text() };
};
const target: ReplayTarget = {
  name: "mock",
  isMock: true,
  send: async ({ path: asked }) => {
    const answer = readAnswer(await ask(asked));
    return { ok: true, answer, rules: [], nowMs: backend.clock.now() };
  },
  listThings: () => Promise.resolve({ projects: [backend.project.id], integrations: [[integration]] }),
  pass: () => Promise.resolve(),
};

const { text } = await ask(path);
const entry = JSON.stringify({
  startedDateTime: "2026-01-02T03:04:05.000Z",
  request: { method: "GET", url: backend.baseUrl + path, headers: [], cookies: [] },
  response: {
    status: 200,
    headers: [],
    content: { size: text.length, mimeType: "application/json", text },
    comment: "x".repeat(Math.max(0, 20_000 - text.length)),
  },
});

async function* har(): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  yield encoder.encode('{"log":{"entries":[');
  for (let count = 1; count <= entries; count += 1) {
    yield encoder.encode(count < entries ? `${entry},` : `${entry}]}}`);
    await Promise.resolve();
  }
}

const heapMb: Record<string, number> = {};
const startMs = performance.now();
const report = await replay(streamEntries(har()), target, {
  takesWrites: true,
  secrets: new Secrets(),
  time: "2026-01-02T03:04:05.000Z",
  onEntry: (count) => {
    if (count % step !== 0) return;
    globalThis.gc?.();
    heapMb[String(count)] = process.memoryUsage().heapUsed / 1e6;
  },
});
const { compared, different } = report.totals;
if (compared !== entries || different > 0)
  throw new Error(`compared ${String(compared)}: the program is wrong`);
heapMb["ms"] = performance.now() - startMs;
console.log(JSON.stringify(heapMb));
