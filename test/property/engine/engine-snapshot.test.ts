import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { InstallationConfigContent } from "../../../src/contract/index.js";
import {
  createSeededRandom,
  createVirtualClock,
  createWriteEngine,
  type EngineResume,
  type WriteEngine,
} from "../../../src/engine/index.js";
import { integration, startMs } from "../../engine/support/harness.js";
import { busy, type CallFault, createInMemoryProvider, invalid } from "../../support/in-memory-provider.js";

/** `email` of an update is written only where it is empty, so that its records are shaped anew at each attempt. */
const content: InstallationConfigContent = {
  provider: "salesforce",
  write: {
    objects: {
      contact: { objectName: "contact", selectedFieldSettings: { email: { writeOnUpdate: "ifEmpty" } } },
    },
  },
};

const minuteMs = 60_000;

const records = fc.array(
  fc.record({ id: fc.constantFrom("r1", "r2", "r3"), email: fc.string(), __proto__: fc.constant(1) }),
  { minLength: 1, maxLength: 4 },
);
const step = fc.oneof(
  fc.record({
    do: fc.constant("write" as const),
    records,
    how: fc.constantFrom("batch", "auto", "queue", "sync"),
  }),
  fc.record({ do: fc.constant("advance" as const), ms: fc.integer({ min: 0, max: 20 * minuteMs }) }),
  fc.record({ do: fc.constant("cut" as const) }),
);
type Step = typeof step extends fc.Arbitrary<infer TStep> ? TStep : never;

const fault: fc.Arbitrary<CallFault | undefined> = fc.constantFrom(
  undefined,
  { kind: "unreachable" },
  { kind: "lost answer" },
  { kind: "refused", failures: new Map([[0, busy]]) },
  {
    kind: "refused",
    failures: new Map([
      [0, invalid],
      [1, busy],
    ]),
  },
);

/** Runs the steps; at each cut the engine is put away and another one goes on, where `cuts` says so. */
async function run(steps: readonly Step[], faults: readonly (CallFault | undefined)[], cuts: boolean) {
  const clock = createVirtualClock({ startMs });
  const random = createSeededRandom(1);
  const instance = createInMemoryProvider({
    records: { r1: { email: "" }, r2: { email: "kept@example.com" } },
    fault: (_, callNumber) => faults[callNumber - 1],
  });
  const provider = { ...instance, key: "acme" };
  let started = 0;
  const ids = { next: () => `op-${String((started += 1))}` };
  const open = (resume?: EngineResume): WriteEngine => createWriteEngine({ clock, ids, random, resume });
  let engine = open();

  const write = (how: string, list: readonly object[]) => {
    const common = { groupRef: "demo", type: "update", ...(how !== "sync" && { mode: "asynchronous" }) };
    const isSingle = how === "auto" || how === "queue";
    const requests = isSingle
      ? list.map((record) => ({
          ...common,
          record,
          ...(how === "auto" && { autoBatchPolicy: { maxDelayMinutes: 5 } }),
        }))
      : [{ ...common, batch: list.map((record) => ({ record })) }];
    const schedule = how === "queue" ? { queue: "q", dueMs: startMs + 90 * minuteMs } : undefined;
    return Promise.all(
      requests.map((body) =>
        engine.write({
          projectId: "project-1",
          integrationId: "integration-1",
          integration,
          objectName: "contact",
          body,
          schedule,
          findInstallation: () => ({ id: "inst-1", configId: "config-1", content, provider }),
        }),
      ),
    );
  };

  const answers: unknown[] = [];
  for (const each of steps) {
    if (each.do === "write")
      answers.push(
        await write(
          each.how,
          each.records.map((record) => ({ ...record })),
        ),
      );
    if (each.do === "advance") await clock.advance(each.ms);
    if (each.do === "cut" && cuts) {
      const text = JSON.stringify(engine.snapshot());
      engine.stop();
      const snapshot = JSON.parse(text) as EngineResume["snapshot"];
      engine = open({ snapshot, findProvider: (key) => (key === "acme" ? provider : expect.fail(key)) });
      expect(JSON.stringify(engine.snapshot())).toBe(text);
    }
  }
  await clock.runUntilIdle();
  await engine.idle();
  const operations = engine.operations.list({ installationId: "inst-1", pageSize: 1000 })?.results ?? [];
  const logs = operations.map(({ id }) => engine.operations.logs(id));
  const { calls, reads, commits } = provider;
  return {
    answers,
    operations,
    logs,
    calls,
    reads,
    commits,
    endMs: clock.now(),
    records: [...provider.records],
  };
}

describe("an engine that goes on from a snapshot", () => {
  it("an engine that goes on from a snapshot does what the engine would have done (W16, W17, W18, W19)", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 12 }),
        fc.array(fault, { maxLength: 12 }),
        async (steps, faults) => {
          expect(await run(steps, faults, true)).toEqual(await run(steps, faults, false));
        },
      ),
      { numRuns: 500 },
    );
  });
});
