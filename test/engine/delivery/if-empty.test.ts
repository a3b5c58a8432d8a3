import { describe, expect, it } from "vitest";
import type { InstallationConfigContent } from "../../../src/contract/index.js";
import { busy, createInMemoryProvider, refuse } from "../../support/in-memory-provider.js";
import { createHarness } from "../support/harness.js";

const content: InstallationConfigContent = {
  write: {
    objects: {
      contact: {
        objectName: "contact",
        selectedFieldSettings: {
          source: { writeOnUpdate: "ifEmpty", default: { stringValue: "myApp" } },
        },
      },
    },
  },
};

const update = (id: string, fields: Record<string, unknown> = {}) => ({
  groupRef: "demo",
  type: "update",
  record: { id, ...fields },
});

describe("ifEmpty goes by the record's present value", () => {
  it.each([
    [{ source: "ad" }, {}],
    [{ source: 0 }, {}],
    [{ source: "" }, { source: "new" }],
    [{ source: null }, { source: "new" }],
    [{}, { source: "new" }],
  ])("a record with %j gets %j (P3)", async (present, fields) => {
    const provider = createInMemoryProvider({ records: { "1": present } });
    const { expectBody } = createHarness({ provider, content });
    await expectBody(200, update("1", { source: "new" }));
    expect(provider.reads).toEqual([{ objectName: "contact", recordId: "1", fieldNames: ["source"] }]);
    expect(provider.calls[0]?.records[0]?.fields).toEqual(fields);
  });

  it("ifEmpty applies to defaults too (P3)", async () => {
    const provider = createInMemoryProvider({ records: { "1": {}, "2": { source: "ad" } } });
    const { expectBody } = createHarness({ provider, content });
    await expectBody(200, update("1", { a: 1 }));
    await expectBody(200, update("2", { a: 1 }));
    expect(provider.calls.map(({ records }) => records[0]?.fields)).toEqual([
      { a: 1, source: "myApp" },
      { a: 1 },
    ]);
  });

  it("ifEmpty reads each record of a batch by itself (P3)", async () => {
    const provider = createInMemoryProvider({ records: { "1": { source: "ad" }, "2": {} } });
    const { expectBody } = createHarness({ provider, content });
    const batch = [
      { record: { id: "1", a: 1 } },
      { record: { id: "2", a: 2 } },
      { record: { id: "3", a: 3 } },
    ];
    await expectBody(200, { groupRef: "demo", type: "update", batch });
    expect(provider.calls[0]?.records.map(({ fields }) => fields)).toEqual([
      { a: 1 },
      { a: 2, source: "myApp" },
      { a: 3, source: "myApp" },
    ]);
  });

  it("ifEmpty is not asked on creates (P3)", async () => {
    const provider = createInMemoryProvider({});
    const { expectBody } = createHarness({ provider, content });
    await expectBody(200, { groupRef: "demo", type: "create", record: { source: "new" } });
    expect(provider.reads).toEqual([]);
  });

  it("ifEmpty reads again before each attempt, so that it holds at the moment of writing (P3)", async () => {
    const provider = createInMemoryProvider({
      records: { "1": {} },
      fault: (_, callNumber) => (callNumber === 1 ? refuse(busy, 0) : undefined),
    });
    const { expectBody, clock } = createHarness({ provider, content });
    await expectBody(200, { ...update("1", { source: "new", a: 1 }), mode: "asynchronous" });
    await clock.advance(0);
    provider.records.set("1", { source: "typed by the customer" });
    await clock.runUntilIdle();
    expect(provider.calls.map(({ records }) => records[0]?.fields)).toEqual([
      { source: "new", a: 1 },
      { a: 1 },
    ]);
  });
});

describe("a present value that cannot be read", () => {
  const readFault = (readNumber: number) => (readNumber === 1 ? new Error("read timed out") : undefined);
  const batch = [{ record: { id: "1" } }, { record: { id: "2" } }];

  it("a present value that cannot be read fails a synchronous write, and nothing is written (P3)", async () => {
    const provider = createInMemoryProvider({ readFault });
    const { expectBody } = createHarness({ provider, content });
    const { errors } = await expectBody(422, update("1"));
    expect(errors).toEqual([{ message: "Could not read the present values: read timed out" }]);
    expect(provider.calls).toEqual([]);
  });

  it("a present value that cannot be read is a retryable failure of an asynchronous write (W17)", async () => {
    const provider = createInMemoryProvider({ readFault });
    const { expectBody, clock, engine } = createHarness({ provider, content });
    const { operationId } = await expectBody(200, { ...update("1"), mode: "asynchronous" });
    await clock.runUntilIdle();
    expect(engine.operations.get(operationId)).toMatchObject({
      status: "success",
      metadata: { retry: { attempts: 2 } },
    });
  });

  it("a present value that cannot be read fails its own record of a batch only (W15)", async () => {
    const provider = createInMemoryProvider({ readFault });
    const { expectBody } = createHarness({ provider, content });
    const body = await expectBody(200, { groupRef: "demo", type: "update", batch });
    expect(body.results?.map(({ success }) => success)).toEqual([false, true]);
    expect(body.errors).toEqual([{ message: "batch[0]: Could not read the present values: read timed out" }]);
  });

  it("with allOrNone nothing of a batch is sent until every present value can be read (W15)", async () => {
    const provider = createInMemoryProvider({ readFault });
    const { expectBody, clock, engine } = createHarness({ provider, content });
    const body = { groupRef: "demo", type: "update", batch, batchPolicy: { allOrNone: true } };
    const { operationId } = await expectBody(200, { ...body, mode: "asynchronous" });
    await clock.advance(0);
    expect(provider.calls).toEqual([]);
    await clock.runUntilIdle();
    expect(provider.calls.map(({ records }) => records.length)).toEqual([2]);
    expect(engine.operations.get(operationId)?.result).toBe("Batch write completed (2 succeeded, 0 failed)");
  });
});
