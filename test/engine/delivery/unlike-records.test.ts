import { describe, expect, it } from "vitest";
import type { InstallationConfigContent } from "../../../src/contract/index.js";
import type { ProviderResult, ProviderWrite } from "../../../src/engine/index.js";
import { busy, createInMemoryProvider, invalid, refuse } from "../../support/in-memory-provider.js";
import { create, createBatch, createHarness } from "../support/harness.js";

const ifEmpty: InstallationConfigContent = {
  write: {
    objects: {
      contact: { objectName: "contact", selectedFieldSettings: { source: { writeOnUpdate: "ifEmpty" } } },
    },
  },
};
const asynchronous = { mode: "asynchronous" };
const allOrNone = { batchPolicy: { allOrNone: true } };
const rolledBack = { message: "undone", isRetryable: false, isRolledBack: true };

/** A batch of updates, whose records have their ids in them. */
const updates = (...records: Record<string, unknown>[]) => ({
  ...(createBatch(records) as object),
  type: "update",
});

describe("the records of a batch that are not alike", () => {
  it("only what is empty is filled where a single record of a batch asks for it (P3, W22)", async () => {
    const provider = createInMemoryProvider({ records: { "1": { source: "kept" }, "2": {} } });
    const { expectBody } = createHarness({ provider, content: ifEmpty });
    await expectBody(200, updates({ id: "1", source: "app" }, { id: "2", name: "Ron" }));
    expect(provider.records.get("1")).toEqual({ source: "kept" });
    expect(provider.records.get("2")).toMatchObject({ name: "Ron" });
    expect(provider.reads.map(({ recordId }) => recordId)).toEqual(["1"]);
  });

  it("a record that comes twice waits where its first write is to be tried again (W22)", async () => {
    const provider = createInMemoryProvider({ records: { "1": {} }, fault: () => refuse(busy, 0) });
    const { expectBody } = createHarness({ provider, content: ifEmpty });
    const body = await expectBody(422, updates({ id: "1", source: "a" }, { id: "1", source: "b" }));
    expect(body.errors).toEqual([
      { message: "batch[0]: Too many requests" },
      {
        message: "batch[1]: Not sent yet, because an earlier write of the same record is to be tried again",
      },
    ]);
  });

  it("all reasons are told with their places where all records fail, each by its own (W15)", async () => {
    const failures = new Map([
      [0, busy],
      [1, invalid],
    ]);
    const provider = createInMemoryProvider({ fault: () => ({ kind: "refused", failures }) });
    const { expectBody } = createHarness({ provider });
    const { errors } = await expectBody(422, createBatch([{ a: 1 }, { a: 2 }]));
    expect(errors).toEqual([
      { message: "batch[0]: Too many requests" },
      { message: "batch[1]: Email is not valid" },
    ]);
  });

  it("where nobody can be written for, nothing is told to be rolled back (I10, W15)", async () => {
    const findUnavailability = () => ({ message: "gone", isRetryable: false });
    const { expectBody } = createHarness({ provider: createInMemoryProvider({}), findUnavailability });
    const body = await expectBody(422, createBatch([{ a: 1 }, { a: 2 }], allOrNone));
    expect(body).toMatchObject({
      errors: [{ message: "gone" }],
      results: [{ success: false }, { success: false }],
    });
  });
});

describe("records that a provider rolled back", () => {
  /** A provider that answers each call with the next of these failures for its records. */
  function createProvider(...answers: (typeof rolledBack | typeof busy)[][]) {
    const provider = createInMemoryProvider({});
    const calls: number[] = [];
    const write = ({ records }: ProviderWrite): Promise<readonly ProviderResult[]> => {
      const failures = answers[calls.length] ?? [];
      calls.push(records.length);
      return Promise.resolve(
        records.map((_, place): ProviderResult => {
          const failure = failures[place];
          return failure ? { ok: false, failure } : { ok: true, recordId: String(place) };
        }),
      );
    };
    return { provider: { ...provider, write }, calls };
  }

  it("records that a provider rolled back are not sent again where the batch may be partial (W15, W17)", async () => {
    const { provider, calls } = createProvider([rolledBack, busy]);
    const { expectBody, clock, engine } = createHarness({ provider });
    await expectBody(200, createBatch([{ a: 1 }, { a: 2 }], asynchronous));
    await clock.runUntilIdle();
    expect(calls).toEqual([2, 1]);
    expect(engine.operations.get("op-1")?.result).toBe("Batch write completed (1 succeeded, 1 failed)");
  });

  it("records that a provider rolled back are not sent again where nothing says that it would help (W15, W17)", async () => {
    const { provider, calls } = createProvider([rolledBack, rolledBack]);
    const { expectBody, clock, engine } = createHarness({ provider });
    await expectBody(200, createBatch([{ a: 1 }, { a: 2 }], { ...asynchronous, ...allOrNone }));
    await clock.runUntilIdle();
    expect(calls).toEqual([2]);
    expect(engine.operations.get("op-1")?.status).toBe("failure");
  });

  it("records that a provider rolled back are sent again with the one that may pass (W15, W17)", async () => {
    const { provider, calls } = createProvider([rolledBack, busy]);
    const { expectBody, clock, engine } = createHarness({ provider });
    await expectBody(200, createBatch([{ a: 1 }, { a: 2 }], { ...asynchronous, ...allOrNone }));
    await clock.runUntilIdle();
    expect(calls).toEqual([2, 2]);
    expect(engine.operations.get("op-1")?.status).toBe("success");
  });
});

it("a key that fails between two rounds tells so, and what is written is not sent again (W17, W23)", async () => {
  const sound = createInMemoryProvider({ records: { "1": {}, "2": {} } });
  let isBroken = false;
  const provider = {
    ...sound,
    recordKey: (id: string) => {
      if (!isBroken) return id;
      isBroken = false;
      throw new Error("boom");
    },
    write: (call: ProviderWrite) => {
      isBroken = sound.calls.length === 0;
      return sound.write(call);
    },
  };
  const { expectBody, clock, engine } = createHarness({ provider, content: ifEmpty });
  const batch = updates({ id: "1", source: "a" }, { id: "2", source: "b" }, { id: "1", source: "c" });
  const { operationId } = await expectBody(200, { ...batch, ...asynchronous });
  await clock.runUntilIdle();
  expect(engine.operations.get(operationId)?.status).toBe("success");
  const sent = sound.calls.flatMap(({ records }) => records.map(({ idempotencyKey }) => idempotencyKey));
  expect(sent.sort()).toEqual(["op-1:0", "op-1:1", "op-1:2"]);
  const errors = engine.operations.logs(operationId)?.map(({ message }) => message.error);
  expect(errors).toContain("boom");
});

it("an auto batch without headers gives the provider none (W18)", async () => {
  const provider = createInMemoryProvider({});
  const { expectBody, clock } = createHarness({ provider });
  await expectBody(200, create({ a: 1 }, { ...asynchronous, autoBatchPolicy: { maxDelayMinutes: 1 } }));
  await clock.runUntilIdle();
  expect(provider.calls.map(({ headers }) => headers)).toEqual([[]]);
});
