import { describe, expect, it } from "vitest";
import { busy, createInMemoryProvider, invalid, refuse } from "../../support/in-memory-provider.js";
import { createBatch, createHarness } from "../support/harness.js";

const three = [{ name: "Harry" }, { name: "Ron" }, { name: "Hermione" }];
const allOrNone = { batchPolicy: { allOrNone: true } };

function createBatchHarness(...options: Parameters<typeof createInMemoryProvider>) {
  const provider = createInMemoryProvider(...options);
  return { provider, ...createHarness({ provider }) };
}

describe("a synchronous batch", () => {
  it("a synchronous batch answers 200 with the results in the order of the request, in one call (W15)", async () => {
    const { provider, expectBody } = createBatchHarness({});
    expect(await expectBody(200, createBatch(three))).toEqual({
      operationId: "op-1",
      successCount: 3,
      failureCount: 0,
      results: [
        { success: true, recordId: "salesforce-1", data: { name: "Harry" } },
        { success: true, recordId: "salesforce-2", data: { name: "Ron" } },
        { success: true, recordId: "salesforce-3", data: { name: "Hermione" } },
      ],
    });
    expect(provider.calls).toHaveLength(1);
  });

  it("a synchronous batch is partial by default: 200 when at least one succeeded, failures with their places (W15)", async () => {
    const { expectBody } = createBatchHarness({ fault: () => refuse(invalid, 0, 2) });
    const body = await expectBody(200, createBatch(three));
    expect(body).toMatchObject({ successCount: 1, failureCount: 2 });
    expect(body.results).toEqual([
      { success: false },
      { success: true, recordId: "salesforce-1", data: { name: "Ron" } },
      { success: false },
    ]);
    expect(body.errors).toEqual([
      { message: "batch[0]: Email is not valid" },
      { message: "batch[2]: Email is not valid" },
    ]);
  });

  it("a synchronous batch answers 422 when none succeeded, a common reason once (W15)", async () => {
    const { expectBody } = createBatchHarness({ fault: () => refuse(invalid, 0, 1, 2) });
    expect(await expectBody(422, createBatch(three))).toEqual({
      operationId: "op-1",
      successCount: 0,
      failureCount: 3,
      results: [{ success: false }, { success: false }, { success: false }],
      errors: [{ message: "Email is not valid" }],
    });
  });

  it("a synchronous batch answers 422 when the provider throws (W15)", async () => {
    const { expectBody } = createBatchHarness({ fault: () => ({ kind: "unreachable", message: "reset" }) });
    const body = await expectBody(422, createBatch(three));
    expect(body).toMatchObject({ successCount: 0, failureCount: 3, errors: [{ message: "reset" }] });
  });

  it("a synchronous batch counts a record without a result as failed (W15)", async () => {
    const provider = createInMemoryProvider({});
    const write: typeof provider.write = async (call) => (await provider.write(call)).slice(0, 2);
    const { expectBody } = createHarness({ provider: { ...provider, write } });
    const body = await expectBody(200, createBatch(three));
    expect(body.errors).toEqual([{ message: "batch[2]: The provider gave no result for this record" }]);
  });
});

describe("allOrNone", () => {
  it("allOrNone rolls all back on any failure: 422, nothing succeeded, nothing written (W15)", async () => {
    const { provider, expectBody } = createBatchHarness({ fault: () => refuse(invalid, 1) });
    expect(await expectBody(422, createBatch(three, allOrNone))).toEqual({
      operationId: "op-1",
      successCount: 0,
      failureCount: 3,
      errors: [
        { message: "Batch write failed: provider rolled back all records" },
        { message: "batch[1]: Email is not valid" },
      ],
    });
    expect(provider.records.size).toBe(0);
  });

  it("allOrNone does not speak of a rollback when the provider never answered (W15)", async () => {
    const { expectBody } = createBatchHarness({ fault: () => ({ kind: "unreachable", message: "reset" }) });
    const body = await expectBody(422, createBatch(three, allOrNone));
    expect(body.errors).toEqual([{ message: "reset" }]);
  });

  it("allOrNone answers as usual when all succeed (W15)", async () => {
    const { provider, expectBody } = createBatchHarness({});
    expect(await expectBody(200, createBatch(three, allOrNone))).toMatchObject({ successCount: 3 });
    expect(provider.calls[0]?.allOrNone).toBe(true);
  });

  it("allOrNone is not asked of the provider for one record (W15)", async () => {
    const { provider, expectBody } = createBatchHarness({});
    await expectBody(200, createBatch([{ a: 1 }], allOrNone));
    expect(provider.calls[0]?.allOrNone).toBe(false);
  });

  const updates = {
    groupRef: "demo",
    type: "update",
    batch: [{ record: { id: "1", a: 1 } }, { record: { id: "2", a: 2 } }],
    ...allOrNone,
  };

  it("allOrNone is partial for HubSpot's batch updates, and the log says so (W15)", async () => {
    const { provider, expectBody, messages } = createBatchHarness({
      name: "hubspot",
      fault: () => refuse(invalid, 0),
    });
    const body = await expectBody(200, updates);
    expect(body).toMatchObject({ successCount: 1, failureCount: 1 });
    expect(provider.records.get("2")).toEqual({ a: 2 });
    expect(messages(body.operationId)).toContain(
      "Ignored batchPolicy.allOrNone: HubSpot's batch updates are always partial",
    );
  });

  it("allOrNone holds for HubSpot's batch creates and Salesforce's batch updates (W15)", async () => {
    const hubspot = createBatchHarness({ name: "hubspot", fault: () => refuse(invalid, 0) });
    expect((await hubspot.expectBody(422, createBatch(three, allOrNone))).successCount).toBe(0);
    const salesforce = createBatchHarness({ fault: () => refuse(invalid, 0) });
    expect((await salesforce.expectBody(422, updates)).successCount).toBe(0);
  });

  it("allOrNone goes out again as a whole when all that failed may succeed later (W17)", async () => {
    const { provider, expectBody, clock, engine } = createBatchHarness({
      fault: (_, callNumber) => (callNumber === 1 ? refuse(busy, 1) : undefined),
    });
    const body = createBatch(three, { ...allOrNone, mode: "asynchronous" });
    const { operationId } = await expectBody(200, body);
    await clock.runUntilIdle();
    expect(provider.calls.map(({ records }) => records.length)).toEqual([3, 3]);
    expect(engine.operations.get(operationId)?.result).toBe("Batch write completed (3 succeeded, 0 failed)");
  });

  it("allOrNone is not tried again when one failure is final (W17)", async () => {
    const failures = new Map([
      [0, busy],
      [1, invalid],
    ]);
    const { provider, expectBody, clock, engine } = createBatchHarness({
      fault: () => ({ kind: "refused", failures }),
    });
    const { operationId } = await expectBody(200, createBatch(three, { ...allOrNone, mode: "asynchronous" }));
    await clock.runUntilIdle();
    expect(provider.calls).toHaveLength(1);
    expect(engine.operations.get(operationId)?.status).toBe("failure");
  });
});
