import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createRealClock } from "../../../src/engine/index.js";
import { busy, createInMemoryProvider, refuse } from "../../support/in-memory-provider.js";
import { create, createBatch, createHarness } from "../support/harness.js";

const asynchronous = { mode: "asynchronous" };
const gather = (maxDelayMinutes: number, retryDeadlineHours?: number) =>
  create({ a: 1 }, { ...asynchronous, autoBatchPolicy: { maxDelayMinutes, retryDeadlineHours } });

describe("the log of an operation says", () => {
  it("the log of an operation says that the deadline has come (W25)", async () => {
    const { expectBody, clock, messages } = createHarness({
      provider: createInMemoryProvider({ fault: () => refuse(busy, 0) }),
    });
    const { operationId } = await expectBody(200, create({ a: 1 }, asynchronous));
    await clock.runUntilIdle();
    expect(messages(operationId).at(-2)).toBe(
      "Not tried again: the deadline at 2025-08-26T01:00:00.000Z has come",
    );
  });

  it.each([
    [3_600_001, "3600.001"],
    [Infinity, "Infinity"],
  ])(
    "the log of an operation says that the provider asks to wait %j ms, beyond the deadline (W25)",
    async (retryAfterMs, seconds) => {
      const { expectBody, clock, messages } = createHarness({
        provider: createInMemoryProvider({ fault: () => refuse({ ...busy, retryAfterMs }, 0) }),
      });
      const { operationId } = await expectBody(200, create({ a: 1 }, asynchronous));
      await clock.runUntilIdle();
      expect(messages(operationId).at(-2)).toBe(
        `Not tried again: the provider asks to wait ${seconds} seconds, which is beyond the deadline at 2025-08-26T01:00:00.000Z`,
      );
    },
  );

  it("the log cuts a provider's long message, and never within an emoji (W25)", async () => {
    const message = `${"x".repeat(999)}😀${"y".repeat(100)}`;
    const { expectBody, clock, engine } = createHarness({
      provider: createInMemoryProvider({ fault: () => refuse({ ...busy, message }, 0) }),
    });
    const { operationId } = await expectBody(200, create({ a: 1 }, asynchronous));
    await clock.runUntilIdle();
    const errors = engine.operations.logs(operationId)?.map((line) => line.message.error);
    expect(errors).toContain(`${"x".repeat(999)}…`);
  });

  it("the log tells which options of a request that joined a batch are not used (W25)", async () => {
    const { expectBody, messages } = createHarness({ provider: createInMemoryProvider({}) });
    const { operationId } = await expectBody(200, gather(5, 2));
    await expectBody(200, gather(5, 2));
    expect(messages(operationId).join()).not.toContain("Not used");
    await expectBody(200, gather(10, 2));
    await expectBody(200, gather(10));
    expect(messages(operationId).filter((message) => message.startsWith("Not used"))).toEqual([
      "Not used: autoBatchPolicy.maxDelayMinutes, as the first record of the batch has set the times",
      "Not used: autoBatchPolicy.maxDelayMinutes, autoBatchPolicy.retryDeadlineHours, as the first record of the batch has set the times",
    ]);
  });

  it("the log says why a batch was closed: its time, or its hundredth record (W18)", async () => {
    const { expectBody, clock, messages } = createHarness({ provider: createInMemoryProvider({}) });
    const first = await expectBody(200, gather(1));
    await clock.runUntilIdle();
    expect(messages(first.operationId)).toContain("Closed the batch at 1 record: its time has come");
    const second = await expectBody(200, gather(1));
    for (let count = 1; count < 100; count += 1) await expectBody(200, gather(1));
    expect(messages(second.operationId)).toContain("Closed the batch at 100 records: it is full");
  });
});

describe("a batch whose records ask for different waits", () => {
  it.each([[[5000, 90_000, 7000]], [[90_000, 5000, 7000]], [[5000, 7000, 90_000]]])(
    "waits the longest of %j, wherever it stands (W17)",
    async (waits) => {
      const failures = new Map(waits.map((retryAfterMs, place) => [place, { ...busy, retryAfterMs }]));
      const { expectBody, clock, messages } = createHarness({
        provider: createInMemoryProvider({
          fault: (_, callNumber) => (callNumber === 1 ? { kind: "refused", failures } : undefined),
        }),
      });
      const body = createBatch(
        waits.map((wait) => ({ wait })),
        asynchronous,
      );
      const { operationId } = await expectBody(200, body);
      await clock.runUntilIdle();
      expect(messages(operationId)).toContain("Waiting until 2025-08-26T00:01:30.000Z");
    },
  );
});

describe("a customer who cannot be written for", () => {
  const gone = { message: "no longer installed", isRetryable: false };
  const broken = { message: "bad credentials", isRetryable: true };

  it("a customer who cannot be written for is told why by a synchronous write, and nothing is sent (I10)", async () => {
    const provider = createInMemoryProvider({});
    const { expectBody } = createHarness({ provider, findUnavailability: () => broken });
    expect((await expectBody(422, create({ a: 1 }))).errors).toEqual([{ message: "bad credentials" }]);
    expect(provider.calls).toEqual([]);
  });

  it("ends what gathers and what waits, when they are due (I10)", async () => {
    let state = undefined as typeof gone | undefined;
    const provider = createInMemoryProvider({ fault: () => refuse(busy, 0) });
    const { expectBody, clock, engine } = createHarness({ provider, findUnavailability: () => state });
    const waiting = await expectBody(200, create({ a: 1 }, asynchronous));
    await clock.advance(0);
    const gathered = await expectBody(200, gather(5));
    state = gone;
    await clock.runUntilIdle();
    for (const { operationId } of [waiting, gathered]) {
      expect(engine.operations.get(operationId)?.status).toBe("failure");
      expect(JSON.stringify(engine.operations.logs(operationId))).toContain("no longer installed");
    }
    expect(provider.calls).toHaveLength(1);
    await engine.idle();
  });

  it("a customer who cannot be written for goes on where the connection is healed before the deadline (I10)", async () => {
    let state: typeof broken | undefined = broken;
    const provider = createInMemoryProvider({});
    const { expectBody, clock, engine } = createHarness({ provider, findUnavailability: () => state });
    const { operationId } = await expectBody(200, create({ a: 1 }, asynchronous));
    await clock.advance(30_000);
    expect(engine.operations.get(operationId)?.status).toBe("in_progress");
    state = undefined;
    await clock.runUntilIdle();
    expect(engine.operations.get(operationId)?.status).toBe("success");
  });
});

describe("an edited snapshot", () => {
  it("an edited snapshot gives no id of an operation twice, and its pages stay in order (W19)", async () => {
    const first = createHarness({ provider: createInMemoryProvider({}) });
    for (let count = 0; count < 3; count += 1) await first.expectBody(200, create({ a: count }));
    const taken = first.engine.snapshot();
    const snapshot = { ...taken, operations: { ...taken.operations, started: 0 } };
    const next = createHarness({
      provider: createInMemoryProvider({}),
      resume: { snapshot, findProvider: () => createInMemoryProvider({}) },
    });
    for (let count = 0; count < 3; count += 1) await next.expectBody(200, create({ a: count }));
    const ids = next.engine.operations.list({ installationId: "inst-1" })?.results.map(({ id }) => id);
    expect(ids).toEqual(["op-6", "op-5", "op-4", "op-3", "op-2", "op-1"]);
    const page = next.engine.operations.list({ installationId: "inst-1", pageSize: 3 });
    const { nextPageToken: pageToken } = page?.pagination ?? {};
    const rest = next.engine.operations.list({ installationId: "inst-1", pageToken });
    expect(rest?.results.map(({ id }) => id)).toEqual(["op-3", "op-2", "op-1"]);
  });
});

describe("the real clock", () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it("catches up within a minute when the machine has slept past a due time (W18)", () => {
    const task = vi.fn();
    createRealClock().at(Date.now() + 24 * 60 * 60 * 1000, task);
    vi.advanceTimersByTime(60_000);
    expect(task).not.toHaveBeenCalled();
    // A day goes by on the wall, and no time at all for the timers.
    vi.setSystemTime(Date.now() + 24 * 60 * 60 * 1000);
    vi.advanceTimersByTime(60_000);
    expect(task).toHaveBeenCalledOnce();
    expect(vi.getTimerCount()).toBe(0);
  });
});
