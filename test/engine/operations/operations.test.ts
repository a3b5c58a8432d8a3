import { describe, expect, it } from "vitest";
import { createContractChecker } from "../../contract/support/open-api.js";
import { hasContractDocuments, skippedWithoutContract } from "../../support/contract-documents.js";
import { busy, createInMemoryProvider, invalid, refuse } from "../../support/in-memory-provider.js";
import { create, createBatch, createHarness, type Harness, startMs } from "../support/harness.js";

const at = (ms: number) => new Date(startMs + ms).toISOString();
const asynchronous = { mode: "asynchronous" };

describe("an operation", () => {
  it("an operation of a synchronous write has ended when the answer comes (W19)", async () => {
    const { expectBody, engine, clock } = createHarness({ provider: createInMemoryProvider({}) });
    await clock.advance(1000);
    const { operationId } = await expectBody(200, create({ a: 1 }));
    expect(engine.operations.get(operationId)).toEqual({
      id: "op-1",
      projectId: "project-1",
      integrationId: "integration-1",
      installationId: "inst-1",
      configId: "config-1",
      actionType: "write",
      status: "success",
      result: "[contact] Record created",
      metadata: { objects: ["contact"], successfulRecordIds: ["salesforce-1"] },
      createTime: at(1000),
      updateTime: at(1000),
      resource: "contact",
    });
  });

  it("a failed operation says so as the guide's sample does (W19)", async () => {
    const provider = createInMemoryProvider({ fault: () => refuse(invalid, 0) });
    const manifest = {
      name: "crm",
      provider: "salesforce",
      write: { objects: [{ objectName: "contacts" }] },
    };
    const content = { write: { objects: { contacts: { objectName: "contacts" } } } };
    const { expectBody, engine, clock } = createHarness({ provider, integration: manifest, content });
    const { operationId } = await expectBody(200, create({}, asynchronous), { objectName: "contacts" });
    await clock.runUntilIdle();
    expect(engine.operations.get(operationId)).toMatchObject({
      actionType: "write",
      status: "failure",
      result: "[contacts] Error writing to provider",
      resource: "contacts",
    });
  });

  it("an operation of a batch counts successes and failures (W19)", async () => {
    const provider = createInMemoryProvider({ fault: () => refuse(invalid, 1) });
    const { expectBody, engine } = createHarness({ provider });
    const { operationId } = await expectBody(200, createBatch([{ a: 1 }, { a: 2 }, { a: 3 }]));
    expect(engine.operations.get(operationId)).toMatchObject({
      status: "success",
      result: "Batch write completed (2 succeeded, 1 failed)",
      metadata: { objects: ["contact"], successfulRecordIds: ["salesforce-1", "salesforce-2"] },
    });
  });

  it("an operation is a failure when no record of a batch was written (W19)", async () => {
    const provider = createInMemoryProvider({ fault: () => refuse(invalid, 0) });
    const { expectBody, engine } = createHarness({ provider });
    const { operationId } = await expectBody(422, createBatch([{ a: 1 }]));
    expect(engine.operations.get(operationId)).toMatchObject({
      status: "failure",
      result: "[contact] Error writing to provider",
    });
  });

  it("an operation of an update and a deletion says so; a deleted record's id is not among the written ones (W19)", async () => {
    const { expectBody, engine } = createHarness({ provider: createInMemoryProvider({}) });
    await expectBody(200, { groupRef: "demo", type: "update", record: { id: "7" } });
    await expectBody(200, { groupRef: "demo", type: "delete", record: { id: "7" } });
    expect(engine.operations.get("op-1")).toMatchObject({
      result: "[contact] Record updated",
      metadata: { successfulRecordIds: ["7"] },
    });
    expect(engine.operations.get("op-2")).toMatchObject({ result: "[contact] Record deleted" });
    expect(engine.operations.get("op-2")?.metadata).toEqual({ objects: ["contact"] });
  });

  it("an operation is undefined where there is none (W19)", () => {
    const { engine } = createHarness({ provider: createInMemoryProvider({}) });
    for (const id of ["op-1", "__proto__", ""]) {
      expect(engine.operations.get(id)).toBeUndefined();
      expect(engine.operations.logs(id)).toBeUndefined();
    }
  });

  it("an operation is shown as a copy: changing it changes nothing (W19)", async () => {
    const { expectBody, engine } = createHarness({ provider: createInMemoryProvider({}) });
    await expectBody(200, create({}));
    const shown = engine.operations.get("op-1");
    shown?.metadata?.successfulRecordIds?.push("x");
    expect(engine.operations.get("op-1")?.metadata?.successfulRecordIds).toEqual(["salesforce-1"]);
  });
});

describe("the list of operations", () => {
  const installationId = "inst-1";

  async function createMany(count: number): Promise<Harness> {
    const harness = createHarness({ provider: createInMemoryProvider({}) });
    for (let index = 0; index < count; index += 1) await harness.expectBody(200, create({ index }));
    return harness;
  }

  it("the list of operations is newest first, and done where nothing is left (I6)", async () => {
    const { engine } = await createMany(3);
    const list = engine.operations.list({ installationId });
    expect(list?.results.map(({ id }) => id)).toEqual(["op-3", "op-2", "op-1"]);
    expect(list?.pagination).toEqual({ done: true });
  });

  it("the list of operations comes in pages, which operations that come in between do not shift (I6)", async () => {
    const { engine, expectBody } = await createMany(5);
    const ids: string[] = [];
    let pageToken: string | undefined;
    do {
      const page = engine.operations.list({ installationId, pageSize: 2, pageToken });
      ids.push(...(page?.results ?? []).map(({ id }) => id));
      pageToken = page?.pagination.nextPageToken;
      expect(page?.pagination.done).toBe(pageToken === undefined);
      await expectBody(200, create({}));
    } while (pageToken !== undefined);
    expect(ids).toEqual(["op-5", "op-4", "op-3", "op-2", "op-1"]);
  });

  it("the list of operations is done with a page that is exactly full (I6)", async () => {
    const { engine } = await createMany(2);
    expect(engine.operations.list({ installationId, pageSize: 2 })?.pagination).toEqual({ done: true });
  });

  it("the list of operations holds 200 unless told otherwise (I6)", async () => {
    const { engine } = await createMany(201);
    expect(engine.operations.list({ installationId })?.results).toHaveLength(200);
    expect(engine.operations.list({ installationId, pageSize: 1000 })?.results).toHaveLength(201);
  });

  it("the list of operations shows the operations of one installation (I6)", async () => {
    const { engine } = await createMany(1);
    expect(engine.operations.list({ installationId: "inst-2" })).toEqual({
      results: [],
      pagination: { done: true },
    });
  });

  it.each(["", "x", "before-", "before-0", "before--1", "before-1x", "1e3"])(
    "the list of operations has no page for the token %j (I6)",
    async (pageToken) => {
      const { engine } = await createMany(1);
      expect(engine.operations.list({ installationId, pageToken })).toBeUndefined();
    },
  );
});

describe("maxOperations", () => {
  it("maxOperations drops those that ended longest ago, and never one that runs", async () => {
    const { expectBody, engine, clock } = createHarness({
      provider: createInMemoryProvider({}),
      maxOperations: 3,
    });
    const auto = { ...asynchronous, autoBatchPolicy: { maxDelayMinutes: 1 } };
    await expectBody(200, create({}, auto));
    for (let index = 0; index < 10; index += 1) await expectBody(200, create({ index }));
    const kept = () => engine.operations.list({ installationId: "inst-1" })?.results.map(({ id }) => id);
    expect(kept()).toEqual(["op-11", "op-10", "op-1"]);
    expect(engine.operations.get("op-2")).toBeUndefined();
    expect(engine.operations.logs("op-2")).toBeUndefined();
    await clock.runUntilIdle();
    await expectBody(200, create({}));
    await expectBody(200, create({}));
    // op-1 ended after op-11, and so stays longer.
    expect(kept()).toEqual(["op-13", "op-12", "op-1"]);
  });
});

describe("idle", () => {
  it("idle waits for all that is in progress", async () => {
    const provider = createInMemoryProvider({
      fault: (_, callNumber) => (callNumber === 1 ? refuse(busy, 0) : undefined),
    });
    const { expectBody, engine, clock } = createHarness({ provider });
    await engine.idle();
    await expectBody(200, create({}, asynchronous));
    let isIdle = false;
    const idle = engine.idle().then(() => (isIdle = true));
    await clock.advance(0);
    expect(isIdle).toBe(false);
    await clock.runUntilIdle();
    await idle;
    expect(provider.calls).toHaveLength(2);
  });
});

describe("stop", () => {
  it("stop calls off what waits: nothing more goes to the provider", async () => {
    const provider = createInMemoryProvider({ fault: () => refuse(busy, 0) });
    const { expectBody, engine, clock } = createHarness({ provider });
    const kept: string[] = [];
    clock.at(startMs + 1, () => kept.push("another task of the same clock"));
    await expectBody(200, create({}, asynchronous));
    await clock.advance(0);
    await expectBody(200, create({}, { ...asynchronous, autoBatchPolicy: { maxDelayMinutes: 1 } }));
    await expectBody(200, create({}, asynchronous));
    const idle = engine.idle();
    engine.stop();
    await idle;
    // Nobody goes on with what is open: there is nothing to wait for, then or later.
    await engine.idle();
    await clock.runUntilIdle();
    expect(provider.calls).toHaveLength(1);
    expect(kept).toHaveLength(1);
    expect(engine.operations.get("op-3")?.status).toBe("in_progress");
  });

  it("stop keeps a call that is under way from being retried", async () => {
    let fail: (error: Error) => void = () => undefined;
    const provider = {
      ...createInMemoryProvider({}),
      write: () => new Promise<never>((_, reject) => (fail = reject)),
    };
    const { expectBody, engine, clock } = createHarness({ provider });
    await expectBody(200, create({}, asynchronous));
    await clock.advance(0);
    engine.stop();
    fail(new Error("reset"));
    await clock.runUntilIdle();
    expect(clock.pending).toBe(0);
  });
});

describe.skipIf(!hasContractDocuments)(`by the contract${skippedWithoutContract}`, () => {
  it("operations, lists and logs at every stage are what it says (W19)", async () => {
    const { checkSchema } = createContractChecker();
    const provider = createInMemoryProvider({
      fault: (call, callNumber) =>
        callNumber % 3 === 0
          ? undefined
          : refuse(callNumber % 3 === 1 ? busy : invalid, call.records.length - 1),
    });
    const { write, engine, clock } = createHarness({ provider });
    const check = () => {
      const list = engine.operations.list({ installationId: "inst-1", pageSize: 2 });
      expect(checkSchema("PaginationInfo", list?.pagination)).toEqual([]);
      for (const operation of engine.operations.list({ installationId: "inst-1" })?.results ?? []) {
        expect(checkSchema("Operation", operation)).toEqual([]);
        for (const log of engine.operations.logs(operation.id) ?? [])
          expect(checkSchema("Log", log)).toEqual([]);
      }
    };
    for (const more of [{}, asynchronous, { ...asynchronous, autoBatchPolicy: { maxDelayMinutes: 1 } }]) {
      await write(create({ a: 1 }, { ...more, unknown: 1 }));
      if (!("autoBatchPolicy" in more)) await write(createBatch([{ a: 1 }, { b: 2 }], more));
      check();
    }
    for (let minute = 0; minute < 5; minute += 1) {
      await clock.advance(30_000);
      check();
    }
    await clock.runUntilIdle();
    check();
    expect(engine.operations.list({ installationId: "inst-1" })?.results).toHaveLength(5);
  });
});
