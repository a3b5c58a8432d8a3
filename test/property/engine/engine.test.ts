import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type {
  InstallationConfigContent,
  IntegrationContent,
  WriteRecord,
} from "../../../src/contract/index.js";
import { compileShape, createSeededRandom } from "../../../src/engine/index.js";
import { createHarness } from "../../engine/support/harness.js";
import { busy, type CallFault, createInMemoryProvider, invalid } from "../../support/in-memory-provider.js";

const asynchronous = { mode: "asynchronous" };

/** Hundreds of runs on a busy machine. */
const patienceMs = 60_000;

type Passing = "none" | "unreachable" | "textless" | "lost answer" | "hangs" | "silent" | "late";

/** What goes wrong in one call: nothing, the call before or after it is written, or some of its records. */
type Plan = Passing | "nonsense" | "untellable" | { failure: "busy" | "invalid"; places: number[] };

const places = fc.uniqueArray(fc.nat(9), { minLength: 1, maxLength: 6 });
const passing: fc.Arbitrary<Plan> = fc.oneof(
  fc.constantFrom<Plan>("none", "unreachable", "textless", "lost answer", "hangs", "silent", "late"),
  fc.record({ failure: fc.constant("busy" as const), places }),
);
const anyPlan: fc.Arbitrary<Plan> = fc.oneof(
  passing,
  fc.constantFrom<Plan>("nonsense", "untellable"),
  fc.record({ failure: fc.constantFrom("busy" as const, "invalid" as const), places }),
);

const kind = fc.record({
  count: fc.integer({ min: 1, max: 10 }),
  isSingle: fc.boolean(),
  type: fc.constantFrom("create" as const, "update" as const),
  allOrNone: fc.boolean(),
  isAutoBatched: fc.boolean(),
});
type Kind = typeof kind extends fc.Arbitrary<infer TKind> ? TKind : never;

function faultOf(plan: Plan | undefined, wait = () => Promise.resolve()): CallFault | undefined {
  if (plan === undefined || plan === "none") return undefined;
  if (plan === "late") return { kind: "late", wait };
  if (typeof plan === "string") return { kind: plan };
  const failure = plan.failure === "busy" ? busy : invalid;
  return { kind: "refused", failures: new Map(plan.places.map((place) => [place, failure])) };
}

/** The requests that write the records 0 to count - 1, each told by its `place`. */
function requestsOf({ count, isSingle, type, allOrNone, isAutoBatched }: Kind): object[] {
  const records = Array.from({ length: count }, (_, place) => ({
    place,
    ...(type === "update" && { id: `r${String(place)}` }),
  }));
  const request = { groupRef: "demo", type, ...asynchronous };
  if (isAutoBatched) {
    return records.map((record) => ({ ...request, record, autoBatchPolicy: { maxDelayMinutes: 1 } }));
  }
  if (isSingle) return records.map((record) => ({ ...request, record }));
  return [{ ...request, batch: records.map((record) => ({ record })), batchPolicy: { allOrNone } }];
}

function createRun(plans: readonly Plan[], seed: number) {
  // Longer than a call is waited for.
  const wait = (): Promise<void> =>
    new Promise((resolve) => {
      harness.clock.at(harness.clock.now() + 90_000, resolve);
    });
  const provider = createInMemoryProvider({ fault: (_, callNumber) => faultOf(plans[callNumber - 1], wait) });
  const harness = createHarness({ provider, random: createSeededRandom(seed) });
  return { provider, ...harness };
}

describe("under random faults", () => {
  it(
    "no record is written twice and none is lost, when the faults pass (W17)",
    { timeout: patienceMs },
    async () => {
      await fc.assert(
        fc.asyncProperty(
          kind,
          fc.array(passing, { maxLength: 8 }),
          fc.integer(),
          async (what, plans, seed) => {
            const { provider, expectBody, engine, clock } = createRun(plans, seed);
            for (const body of requestsOf(what)) await expectBody(200, body);
            await clock.runUntilIdle();
            expect(new Set(provider.commits).size).toBe(provider.commits.length);
            const written = [...provider.records.values()].map(({ place }) => place as number);
            expect(written.sort((a, b) => a - b)).toEqual(
              Array.from({ length: what.count }, (_, place) => place),
            );
            const operations = engine.operations.list({ installationId: "inst-1" })?.results ?? [];
            expect(operations.map(({ status }) => status)).toEqual(operations.map(() => "success"));
            const ids = operations.flatMap(({ metadata }) => metadata?.successfulRecordIds ?? []);
            expect(ids.sort()).toEqual([...provider.records.keys()].sort());
          },
        ),
        { numRuns: 300 },
      );
    },
  );

  it("operations end and count rightly, whatever happens (W17)", { timeout: patienceMs }, async () => {
    await fc.assert(
      fc.asyncProperty(kind, fc.array(anyPlan, { maxLength: 8 }), fc.integer(), async (what, plans, seed) => {
        const { provider, expectBody, engine, clock } = createRun(plans, seed);
        for (const body of requestsOf(what)) await expectBody(200, body);
        await clock.runUntilIdle();
        await engine.idle();
        expect(new Set(provider.commits).size).toBe(provider.commits.length);
        for (const { status, result, metadata } of engine.operations.list({ installationId: "inst-1" })
          ?.results ?? []) {
          const ids = metadata?.successfulRecordIds ?? [];
          for (const id of ids) expect(provider.records.has(id)).toBe(true);
          expect(status).toBe(ids.length > 0 ? "success" : "failure");
          const counts = /\((\d+) succeeded, (\d+) failed\)/.exec(result ?? "");
          if (counts) {
            expect(Number(counts[1])).toBe(ids.length);
            expect(Number(counts[1]) + Number(counts[2])).toBe(what.count);
          }
        }
        if (what.allOrNone && !what.isSingle && !what.isAutoBatched) {
          expect([0, what.count]).toContain(provider.commits.length);
        }
      }),
      { numRuns: 300 },
    );
  });

  it(
    "a retry sends only records that have not succeeded, in their order and with their keys (W17)",
    { timeout: patienceMs },
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 2, max: 10 }),
          fc.array(anyPlan, { maxLength: 6 }),
          async (count, plans) => {
            const { provider, expectBody, clock } = createRun(plans, 1);
            const what: Kind = {
              count,
              isSingle: false,
              type: "create",
              allOrNone: false,
              isAutoBatched: false,
            };
            for (const body of requestsOf(what)) await expectBody(200, body);
            await clock.runUntilIdle();
            const done = new Set<number>();
            provider.calls.forEach((call, index) => {
              const sent = call.records.map(({ fields }) => fields["place"] as number);
              expect(sent).toEqual([...sent].sort((a, b) => a - b));
              for (const place of sent) expect(done.has(place)).toBe(false);
              expect(call.records.map(({ idempotencyKey }) => idempotencyKey)).toEqual(
                sent.map((place) => `op-1:${String(place)}`),
              );
              const fault = faultOf(plans[index]);
              // What is no answer by the port's type is final for all that were sent.
              const isFinal = fault?.kind === "nonsense" || fault?.kind === "untellable";
              if (isFinal) for (const place of sent) done.add(place);
              if (fault && fault.kind !== "refused") return;
              sent.forEach((place, position) => {
                const failure = fault?.kind === "refused" ? fault.failures.get(position) : undefined;
                if (!failure?.isRetryable) done.add(place);
              });
            });
            expect(done.size).toBe(count);
          },
        ),
        { numRuns: 300 },
      );
    },
  );
});

describe("a synchronous batch", () => {
  it(
    "a synchronous batch has its results in the order of the request, whatever fails (W15)",
    { timeout: patienceMs },
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 1, max: 100 }),
          fc.uniqueArray(fc.nat(99)),
          async (count, failing) => {
            const failures = new Map(failing.map((place) => [place, invalid]));
            const provider = createInMemoryProvider({ fault: () => ({ kind: "refused", failures }) });
            const { write } = createHarness({ provider });
            const batch = Array.from({ length: count }, (_, place) => ({ record: { place } }));
            const answer = await write({ groupRef: "demo", type: "create", batch });
            const failed = failing.filter((place) => place < count);
            expect(answer).toMatchObject({
              status: failed.length < count ? 200 : 422,
              body: {
                successCount: count - failed.length,
                failureCount: failed.length,
                results: batch.map(({ record }) =>
                  failures.has(record.place) ? { success: false } : { success: true, data: record },
                ),
              },
            });
          },
        ),
        { numRuns: 200 },
      );
    },
  );
});

describe("what the provider gets", () => {
  const names = fc.constantFrom(
    "a",
    "b",
    "mapped",
    "Provider__c",
    "id",
    "Id",
    "__proto__",
    "constructor",
    "",
    "$['x']['y']",
  );
  const value = fc.oneof(fc.integer(), fc.string(), fc.boolean(), fc.constant(null), fc.constant(""));
  const record: fc.Arbitrary<WriteRecord> = fc
    .uniqueArray(fc.tuple(names, value), { selector: ([name]) => name })
    .map((entries) => Object.fromEntries(entries));
  const setting = fc.record(
    {
      default: fc.constantFrom({ stringValue: "d" }, { integerValue: 0 }, { booleanValue: false }),
      writeOnCreate: fc.constantFrom("always" as const, "never" as const),
      writeOnUpdate: fc.constantFrom("always" as const, "never" as const, "ifEmpty" as const),
    },
    { requiredKeys: [] },
  );
  const config: fc.Arbitrary<InstallationConfigContent> = fc
    .record({
      settings: fc.uniqueArray(fc.tuple(names, setting), { selector: ([name]) => name }),
      inheritMapping: fc.boolean(),
      fieldName: fc.option(fc.constantFrom("Provider__c", "a", "$['x']['y']", "$['n']"), { nil: undefined }),
    })
    .map(({ settings, inheritMapping, fieldName }) => ({
      write: {
        objects: {
          contact: {
            objectName: "contact",
            inheritMapping,
            selectedFieldSettings: Object.fromEntries(settings),
          },
        },
      },
      read: {
        objects: {
          contact: {
            objectName: "contact",
            ...(fieldName !== undefined && { selectedFieldMappings: { mapped: fieldName } }),
          },
        },
      },
    }));
  const manifest: IntegrationContent = {
    name: "crm",
    provider: "salesforce",
    read: {
      objects: [{ objectName: "contact", destination: "hook", optionalFields: [{ mapToName: "mapped" }] }],
    },
    write: { objects: [{ objectName: "contact" }] },
  };

  it(
    "the provider gets what the config makes of the record, or nothing at all (P1, P2, P3, P4, P5, P6, P7)",
    { timeout: patienceMs },
    async () => {
      let written = 0;
      await fc.assert(
        fc.asyncProperty(
          record,
          record,
          config,
          fc.constantFrom("create" as const, "update" as const),
          fc.boolean(),
          async (fields, present, content, type, isAsynchronous) => {
            // An update has one id.
            const { id: _id, Id: _Id, ...others } = fields;
            const source = type === "update" ? { ...others, id: "7" } : fields;
            const provider = createInMemoryProvider({ records: { "7": present } });
            const { write, clock } = createHarness({ provider, content, integration: manifest });
            const shape = compileShape({
              objectName: "contact",
              type,
              config: content,
              integration: manifest,
            });
            const first = shape.apply(source);
            const answer = await write({
              groupRef: "demo",
              type,
              record: source,
              ...(isAsynchronous && asynchronous),
            });
            await clock.runUntilIdle();
            const expected = shape.apply(source, { present });
            if (!first.ok) {
              expect(answer).toMatchObject({ status: 400, text: `record: ${first.message}` });
              expect(provider.calls).toEqual([]);
              return;
            }
            written += 1;
            expect(answer.status).toBe(200);
            expect(provider.calls.map(({ records }) => records.map((sent) => sent.fields))).toEqual([
              [expected.ok && expected.fields],
            ]);
            expect(provider.calls[0]?.records[0]?.recordId).toBe(type === "update" ? "7" : undefined);
          },
        ),
        { numRuns: 500 },
      );
      expect(written).toBeGreaterThan(100);
    },
  );
});
