import { describe, expect, it } from "vitest";
import { busy, createInMemoryProvider, invalid, refuse } from "../../support/in-memory-provider.js";
import { create, createBatch, createHarness, startMs } from "../support/harness.js";

const asynchronous = { mode: "asynchronous" };
const hourMs = 60 * 60 * 1000;

function createAsyncHarness(
  options: Parameters<typeof createInMemoryProvider>[0],
  random?: { next(): number },
) {
  const provider = createInMemoryProvider(options);
  return { provider, ...createHarness({ provider, ...(random && { random }) }) };
}

describe("an asynchronous write", () => {
  it("an asynchronous write answers 200 with the operation's id alone, and the work follows (W16)", async () => {
    const { provider, expectBody, engine, clock } = createAsyncHarness({});
    expect(await expectBody(200, create({ a: 1 }, asynchronous))).toEqual({ operationId: "op-1" });
    expect(provider.calls).toEqual([]);
    expect(engine.operations.get("op-1")).toMatchObject({ status: "in_progress" });
    await clock.advance(0);
    expect(provider.calls).toHaveLength(1);
    expect(engine.operations.get("op-1")).toMatchObject({ status: "success" });
  });

  it("an asynchronous write answers a batch so too (W16)", async () => {
    const { expectBody, engine, clock } = createAsyncHarness({});
    const body = await expectBody(200, createBatch([{ a: 1 }, { a: 2 }], asynchronous));
    expect(body).toEqual({ operationId: "op-1" });
    await clock.advance(0);
    expect(engine.operations.get("op-1")).toMatchObject({
      status: "success",
      result: "Batch write completed (2 succeeded, 0 failed)",
      metadata: { successfulRecordIds: ["salesforce-1", "salesforce-2"] },
    });
  });

  it("an asynchronous write is validated at once: refused requests leave no operation and no work (W16)", async () => {
    const { expectFaults, write, engine, clock } = createAsyncHarness({});
    await expectFaults({ groupRef: "demo", type: "update", record: {}, ...asynchronous });
    await expectFaults(create({}, { ...asynchronous, associations: [{ to: { id: "1" }, types: [] }] }));
    expect((await write(create({}, asynchronous), { objectName: "lead" })).status).toBe(404);
    expect(engine.operations.list({ installationId: "inst-1" })?.results).toEqual([]);
    expect(clock.pending).toBe(0);
  });
});

describe("retries", () => {
  const failing = (times: number) => (_: unknown, callNumber: number) =>
    callNumber <= times ? refuse(busy, 0) : undefined;

  it("a retryable failure is tried again until it succeeds; attempts stand in metadata.retry (W17)", async () => {
    const { provider, expectBody, engine, clock } = createAsyncHarness({ fault: failing(3) });
    await expectBody(200, create({ a: 1 }, asynchronous));
    await clock.runUntilIdle();
    expect(provider.calls).toHaveLength(4);
    expect(provider.commits).toEqual(["op-1:0"]);
    expect(engine.operations.get("op-1")).toMatchObject({
      status: "success",
      metadata: { retry: { attempts: 4, lastAttempt: new Date(clock.now()).toISOString() } },
    });
  });

  it("a write that waits for a retry shows its attempts (W17)", async () => {
    const { expectBody, engine, clock } = createAsyncHarness({ fault: failing(1) });
    await expectBody(200, create({}, asynchronous));
    await clock.advance(0);
    expect(engine.operations.get("op-1")).toMatchObject({
      status: "in_progress",
      metadata: { retry: { attempts: 1, lastAttempt: new Date(startMs).toISOString() } },
    });
    expect(engine.operations.get("op-1")).not.toHaveProperty("result");
  });

  it("another failure ends the write at once (W17)", async () => {
    const { provider, expectBody, engine, clock } = createAsyncHarness({ fault: () => refuse(invalid, 0) });
    await expectBody(200, create({}, asynchronous));
    await clock.runUntilIdle();
    expect(provider.calls).toHaveLength(1);
    expect(engine.operations.get("op-1")).toMatchObject({ status: "failure" });
    expect(engine.operations.get("op-1")?.metadata).toEqual({ objects: ["contact"] });
  });

  it("an error that is none of the provider's, such as of a record nested too deep meanwhile, ends the write at once (W17)", async () => {
    const { provider, expectBody, engine, clock } = createAsyncHarness({});
    const deep: Record<string, unknown> = {};
    await expectBody(200, create({ deep }, asynchronous));
    deep["list"] = JSON.parse("[".repeat(20_000) + "]".repeat(20_000));
    await clock.runUntilIdle();
    expect(provider.calls).toEqual([]);
    expect(engine.operations.get("op-1")).toMatchObject({ status: "failure" });
    expect(engine.operations.get("op-1")?.metadata).toEqual({ objects: ["contact"] });
  });

  it("what the provider throws is retryable (W17)", async () => {
    const { provider, expectBody, clock } = createAsyncHarness({
      fault: (_, callNumber) => (callNumber === 1 ? { kind: "unreachable" } : undefined),
    });
    await expectBody(200, create({}, asynchronous));
    await clock.runUntilIdle();
    expect(provider.calls).toHaveLength(2);
  });

  it.each([
    [undefined, 1],
    [{}, 1],
    [{ deadlineHours: 24 }, 24],
    [{ deadlineHours: 48 }, 48],
  ])(
    "with retryPolicy %j a write gives up after %i hours, the last attempt at the deadline (W10)",
    async (retryPolicy, hours) => {
      const times: number[] = [];
      const { expectBody, engine, clock } = createAsyncHarness({
        fault: () => {
          times.push(clock.now() - startMs);
          return refuse(busy, 0);
        },
      });
      await expectBody(200, create({}, { ...asynchronous, retryPolicy }));
      await clock.runUntilIdle();
      expect(Math.max(...times)).toBe(hours * hourMs);
      expect(times).toEqual([...times].sort((a, b) => a - b));
      expect(engine.operations.get("op-1")).toMatchObject({
        status: "failure",
        result: "[contact] Error writing to provider",
        updateTime: new Date(startMs + hours * hourMs).toISOString(),
        metadata: { retry: { attempts: times.length } },
      });
    },
  );

  it("a retry waits between 1 second and 2^n seconds after attempt n, at most 15 minutes (W17)", async () => {
    const times: number[] = [];
    const fault = () => {
      times.push(clock.now());
      return refuse(busy, 0);
    };
    const { expectBody, clock } = createAsyncHarness({ fault });
    await expectBody(200, create({}, { ...asynchronous, retryPolicy: { deadlineHours: 48 } }));
    await clock.runUntilIdle();
    const waits = times.slice(1, -1).map((time, index) => time - (times[index] ?? 0));
    expect(waits.length).toBeGreaterThan(200);
    waits.forEach((wait, index) => {
      expect(wait).toBeGreaterThanOrEqual(1000);
      expect(wait).toBeLessThanOrEqual(Math.min(2 ** (index + 1) * 1000, 15 * 60 * 1000) + 1);
    });
    // Jitter: waits from the same range differ.
    expect(new Set(waits.slice(20)).size).toBeGreaterThan(100);
  });

  it("a retry waits at least as long as the provider asks (W17)", async () => {
    const { provider, expectBody, clock } = createAsyncHarness({
      fault: (_, callNumber) =>
        callNumber === 1 ? refuse({ ...busy, retryAfterMs: 30 * 60 * 1000 }, 0) : undefined,
    });
    await expectBody(200, create({}, asynchronous));
    await clock.advance(30 * 60 * 1000 - 1);
    expect(provider.calls).toHaveLength(1);
    await clock.advance(1);
    expect(provider.calls).toHaveLength(2);
  });

  it("a retry is given up at once when the provider asks to wait beyond the deadline (W17)", async () => {
    const { provider, expectBody, engine, clock } = createAsyncHarness({
      fault: () => refuse({ ...busy, retryAfterMs: hourMs + 1 }, 0),
    });
    await expectBody(200, create({}, asynchronous));
    await clock.advance(0);
    expect(provider.calls).toHaveLength(1);
    expect(engine.operations.get("op-1")?.status).toBe("failure");
    expect(clock.pending).toBe(0);
  });

  it("a batch sends again only what has not succeeded, with the same keys (W17)", async () => {
    const { provider, expectBody, engine, clock } = createAsyncHarness({
      fault: (_, callNumber) => {
        if (callNumber === 1)
          return {
            kind: "refused",
            failures: new Map([
              [0, busy],
              [2, invalid],
              [3, busy],
            ]),
          };
        return callNumber === 2 ? refuse(busy, 1) : undefined;
      },
    });
    const records = ["a", "b", "c", "d"].map((name) => ({ name }));
    await expectBody(200, createBatch(records, asynchronous));
    await clock.runUntilIdle();
    const keys = provider.calls.map((call) => call.records.map(({ idempotencyKey }) => idempotencyKey));
    expect(keys).toEqual([["op-1:0", "op-1:1", "op-1:2", "op-1:3"], ["op-1:0", "op-1:3"], ["op-1:3"]]);
    expect(engine.operations.get("op-1")).toMatchObject({
      status: "success",
      result: "Batch write completed (3 succeeded, 1 failed)",
      // In the order of the request, not of success: b came first, then a, then d.
      metadata: { successfulRecordIds: ["salesforce-2", "salesforce-1", "salesforce-3"] },
    });
  });

  it("a record whose answer was lost is not written twice (W17)", async () => {
    const { provider, expectBody, engine, clock } = createAsyncHarness({
      fault: (_, callNumber) => (callNumber <= 2 ? { kind: "lost answer" } : undefined),
    });
    await expectBody(200, create({ a: 1 }, asynchronous));
    await clock.runUntilIdle();
    expect(provider.calls).toHaveLength(3);
    expect(provider.commits).toEqual(["op-1:0"]);
    expect(engine.operations.get("op-1")?.metadata?.successfulRecordIds).toEqual(["salesforce-1"]);
  });

  it("a retry works with a source of random numbers that always gives 0 (W17)", async () => {
    const { provider, expectBody, clock } = createAsyncHarness(
      { fault: failing(Infinity) },
      { next: () => 0 },
    );
    await expectBody(200, create({}, asynchronous));
    await clock.runUntilIdle();
    expect(provider.calls).toHaveLength(3601);
  });
});

describe("a provider that takes its time", () => {
  it("a slow provider's write finishes on the same clock, whether or not the write waits for it (W23)", async () => {
    const { expectBody, engine, clock } = createAsyncHarness({
      beforeWrite: () =>
        new Promise((resolve) => {
          clock.at(clock.now() + 5000, resolve);
        }),
    });
    await expectBody(200, create({}, asynchronous));
    await clock.advance(4999);
    expect(engine.operations.get("op-1")?.status).toBe("in_progress");
    await clock.advance(1);
    expect(engine.operations.get("op-1")?.status).toBe("success");
    const synchronous = expectBody(200, create({}));
    await clock.runUntilIdle();
    expect((await synchronous).operationId).toBe("op-2");
  });
});
