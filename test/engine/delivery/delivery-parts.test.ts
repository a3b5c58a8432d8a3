import { describe, expect, it } from "vitest";
import type { ProviderFailure, ProviderPort, ProviderResult } from "../../../src/engine/index.js";
import { createVirtualClock } from "../../../src/engine/index.js";
import type { Delivery, PendingRecord } from "../../../src/engine/delivery/delivery.js";
import { createGatherings } from "../../../src/engine/delivery/gatherings.js";
import { listRefusals } from "../../../src/engine/delivery/list-refusals.js";
import { createLockKeys } from "../../../src/engine/delivery/lock-keys.js";
import { createPortCalls } from "../../../src/engine/delivery/port-calls.js";
import { readResults } from "../../../src/engine/delivery/read-results.js";
import { createRecordLocks } from "../../../src/engine/delivery/record-locks.js";
import { partIntoRounds } from "../../../src/engine/delivery/rounds.js";
import { busy, createInMemoryProvider, invalid } from "../../support/in-memory-provider.js";

const pending = (recordId?: string, outcome?: ProviderResult): PendingRecord => ({
  record: { idempotencyKey: recordId ?? "", recordId, fields: {} },
  present: undefined,
  outcome,
});
const failed = (failure: ProviderFailure): ProviderResult => ({ ok: false, failure });
const written: ProviderResult = { ok: true, recordId: "1" };

describe("a call to a provider", () => {
  const startMs = 1000;
  const create = () => {
    const clock = createVirtualClock({ startMs });
    return { clock, callPort: createPortCalls(clock, 5000) };
  };
  /** An answer that comes after so many turns of promises. */
  const after = async (turns: number): Promise<string> => {
    for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
    return "answer";
  };

  it.each([0, 1, 2, 3])(
    "a call to a provider that answers after %d turns is not timed (W23)",
    async (turns) => {
      const { clock, callPort } = create();
      expect(await callPort(() => after(turns))).toBe("answer");
      await after(20);
      expect(clock.pending).toBe(0);
    },
  );

  it("a call to a provider that answers after three turns asks for no timer at all (W23)", async () => {
    const { clock } = create();
    let timers = 0;
    const at: typeof clock.at = (...all) => {
      timers += 1;
      return clock.at(...all);
    };
    const callPort = createPortCalls({ now: () => clock.now(), at }, 5000);
    expect(await callPort(() => after(3))).toBe("answer");
    await after(20);
    expect(timers).toBe(0);
    void callPort(() => new Promise(() => undefined));
    await after(20);
    expect(timers).toBe(1);
  });

  it("a call to a provider that takes longer is timed, and no longer once it has answered (W23)", async () => {
    const { clock, callPort } = create();
    let answer = (_: string): void => undefined;
    const called = callPort(() => new Promise<string>((resolve) => (answer = resolve)));
    await after(20);
    expect(clock.pending).toBe(1);
    answer("late");
    expect(await called).toBe("late");
    expect(clock.pending).toBe(0);
  });

  it("a call to a provider that never answers is given up when its time is over, and not before (W23)", async () => {
    const { clock, callPort } = create();
    let error: unknown;
    const called = callPort(() => new Promise(() => undefined)).catch((thrown: unknown) => (error = thrown));
    await after(20);
    await clock.advance(4999);
    expect(error).toBeUndefined();
    await clock.advance(1);
    await called;
    expect(error).toEqual(new Error("The provider did not answer within 5 seconds"));
    expect(clock.pending).toBe(0);
  });

  it("rejects with what it throws, at once or later (W23)", async () => {
    const { clock, callPort } = create();
    const boom = new Error("boom");
    await expect(
      callPort(() => {
        throw boom;
      }),
    ).rejects.toBe(boom);
    await expect(callPort(() => after(2).then(() => Promise.reject(boom)))).rejects.toBe(boom);
    expect(clock.pending).toBe(0);
  });
});

describe("what tells records of a provider apart", () => {
  const { capabilities } = createInMemoryProvider({});
  const port = (traits: Partial<ProviderPort> = {}) =>
    ({ ...createInMemoryProvider({}), ...traits }) as ProviderPort;
  const delivery = (provider: ProviderPort, traits: Partial<Delivery> = {}) =>
    ({ provider, type: "update", isGathered: false, ...traits }) as Delivery;
  const two = [pending("1"), pending("2"), pending("1"), pending()];

  it("a record's lock is asked for updates and deletions of providers that fill in, or gathered records (W22)", () => {
    const keys = createLockKeys();
    const unable = port({ capabilities: { ...capabilities, ifEmpty: false } });
    expect(keys(delivery(port(), { type: "create" }), two)).toEqual([]);
    expect(keys(delivery(unable), two)).toEqual([]);
    expect(keys(delivery(unable, { isGathered: true }), two)).toHaveLength(2);
    expect(keys(delivery(port()), two)).toHaveLength(2);
    expect(keys(delivery(port(), { type: "delete" }), two)).toHaveLength(2);
  });

  it("a record is told apart by instance and record, whatever port stands for it (W22)", () => {
    const keys = createLockKeys();
    const [one, other] = [port(), port()];
    expect(keys(delivery(one), two)).toEqual(keys(delivery(one), two));
    expect(keys(delivery(one), two)).not.toEqual(keys(delivery(other), two));
    expect(keys(delivery(port({ key: "acme" })), two)).toEqual(keys(delivery(port({ key: "acme" })), two));
    expect(keys(delivery(port({ key: "acme" })), two)).not.toEqual(keys(delivery(port({ key: "b" })), two));
  });

  it("both forms of a Salesforce id stand for one record (W20, W22)", () => {
    const both = [pending("003xx000004TmiQ"), pending("003xx000004TmiQQAS")];
    expect(createLockKeys()(delivery(port()), both)).toHaveLength(1);
    expect(createLockKeys()(delivery(port({ name: "hubspot" })), both)).toHaveLength(2);
  });
});

describe("writes of one record", () => {
  it("writes of one record go one after the other, and those of others beside them (W22)", async () => {
    const locks = createRecordLocks();
    const done: string[] = [];
    const open = new Map<string, () => void>();
    const run = (name: string, ...keys: string[]) =>
      locks.run(keys, async () => {
        done.push(`${name} starts`);
        await new Promise<void>((resolve) => open.set(name, resolve));
        done.push(`${name} ends`);
      });
    const first = run("first", "a");
    const second = run("second", "a", "b");
    const third = run("third", "b");
    const other = run("other", "c");
    expect(done).toEqual(["first starts", "other starts"]);
    open.get("first")?.();
    await first;
    await Promise.resolve();
    expect(done).toContain("second starts");
    expect(done).not.toContain("third starts");
    open.get("second")?.();
    await second;
    await Promise.resolve();
    open.get("third")?.();
    open.get("other")?.();
    await Promise.all([third, other]);
    // Nothing is left to wait for: the next one starts at once.
    const before = done.length;
    const last = run("last", "a", "b", "c");
    expect(done.slice(before)).toEqual(["last starts"]);
    open.get("last")?.();
    await last;
  });

  it("writes of one record wait for the one before them also where an earlier one has just ended (W22)", async () => {
    const locks = createRecordLocks();
    const started: string[] = [];
    const open = new Map<string, () => void>();
    const run = (name: string) =>
      locks.run(["a"], () => {
        started.push(name);
        return new Promise<void>((resolve) => open.set(name, resolve));
      });
    const first = run("first");
    const second = run("second");
    open.get("first")?.();
    await first;
    const third = run("third");
    await Promise.resolve();
    expect(started).toEqual(["first", "second"]);
    open.get("second")?.();
    await second;
    await Promise.resolve();
    open.get("third")?.();
    await third;
    expect(started).toEqual(["first", "second", "third"]);
  });

  it("writes of one record are parted into rounds without a record twice, in their order (W22)", () => {
    const records = ["1", "2", "1", undefined, "1", undefined].map((id) => pending(id));
    const [a, b, c, d, e, f] = records;
    expect(partIntoRounds(records, ({ record }) => record.recordId)).toEqual([[a, b, d, f], [c], [e]]);
    expect(partIntoRounds([], () => "x")).toEqual([]);
  });
});

describe("what a log tells of refused records", () => {
  const list = (records: readonly PendingRecord[], attempted = records) =>
    listRefusals({ records } as Delivery, attempted);

  it("a log tells each reason of refused records once, with the places of its records (W25)", () => {
    const records = [
      pending("1", failed(busy)),
      pending("2", written),
      pending("3", failed(invalid)),
      pending("4", failed({ ...busy })),
      pending("5", failed({ ...busy, code: "other" })),
      pending("6", failed({ ...busy, isRetryable: false })),
    ];
    expect(list(records)).toEqual([
      { kind: "refused", places: [0, 3], message: busy.message, code: "429", isRetryable: true },
      { kind: "refused", places: [2], message: invalid.message, code: "INVALID", isRetryable: false },
      { kind: "refused", places: [4], message: busy.message, code: "other", isRetryable: true },
      { kind: "refused", places: [5], message: busy.message, code: "429", isRetryable: false },
    ]);
  });

  it("a log tells only of attempted records that were refused, and nothing where all are written (W25)", () => {
    const records = [pending("1", failed(busy)), pending("2", failed(busy)), pending("3", written)];
    expect(list(records, records.slice(1)).map(({ places }) => places)).toEqual([[1]]);
    expect(list(records, records.slice(2))).toEqual([]);
    expect(list([pending("1")])).toEqual([]);
  });
});

describe("an answer that breaks the port's type", () => {
  it("an answer that breaks the port's type is told word by word, and each record fails for good (W23)", () => {
    const broke = "The provider's port broke its own contract: ";
    const messagesOf = (answer: unknown, count: number) =>
      readResults(answer, count).map((result) => (result.ok ? result.recordId : result.failure));
    expect(messagesOf("text", 1)).toEqual([
      { message: `${broke}it answered no list of results`, isRetryable: false },
    ]);
    expect(messagesOf([written, written, written], 2)).toEqual(
      Array.from({ length: 2 }, () => ({
        message: `${broke}it answered 3 results for 2 records, and nobody knows which is whose`,
        isRetryable: false,
      })),
    );
    expect(messagesOf([written], 2)).toEqual([
      "1",
      { message: "The provider gave no result for this record", isRetryable: false },
    ]);
    expect(messagesOf([{ ok: true }, { ok: true, recordId: "1", data: [] }, 7], 3)).toEqual([
      { message: `${broke}a result lacks the text recordId`, isRetryable: false },
      { message: `${broke}the data of a result is no object`, isRetryable: false },
      {
        message: `${broke}a result is neither {ok: true, recordId} nor {ok: false, failure: {message}}`,
        isRetryable: false,
      },
    ]);
  });
});

describe("gatherings", () => {
  it("gatherings end when they are due, once, and are found until then (W18)", async () => {
    const clock = createVirtualClock({ startMs: 0 });
    const due: string[] = [];
    const gatherings = createGatherings(clock, ({ key }) => due.push(key));
    const one = gatherings.open({ key: "one", dueMs: 100, batches: [] });
    const two = gatherings.open({ key: "two", dueMs: 200, batches: [] });
    expect(gatherings.find("one")).toBe(one);
    expect(gatherings.list()).toEqual([one, two]);
    await clock.advance(100);
    expect([due, gatherings.find("one"), gatherings.list()]).toEqual([["one"], undefined, [two]]);
    gatherings.close("two");
    gatherings.close("none");
    expect([gatherings.find("two"), clock.pending]).toEqual([undefined, 0]);
    await clock.advance(1000);
    expect(due).toEqual(["one"]);
  });
});
