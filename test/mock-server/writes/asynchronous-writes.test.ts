import { describe, expect, it } from "vitest";
import type { InstanceFault } from "../../../mock-server/index.js";
import type { Operation } from "../../../src/contract/index.js";
import { groupRef, startTime } from "../support/harness.js";
import { createInstalled, type Installed } from "../support/installed.js";

const minuteMs = 60 * 1000;
const hourMs = 60 * minuteMs;
const record = { lastname: "Potter" };
const asynchronous = { type: "create", mode: "asynchronous", record };

async function getOperation({ ask }: Installed, operationId = ""): Promise<Operation> {
  const answered = await ask<Operation>("GET", `/projects/mock-project/operations/${operationId}`);
  expect(answered.status).toBe(200);
  return answered.body;
}

describe("asynchronous writes", () => {
  it("asynchronous writes are validated at once: what a synchronous one refuses, they refuse (W16)", async () => {
    const { writeRefused } = createInstalled("salesforce", ["contact"]);
    const [line] = await writeRefused("contact", { groupRef, ...asynchronous, record: 1 });
    expect(line).toContain("record: expected an object");
  });

  it("asynchronous writes end in failure when the provider refuses, with the reason in the log (W16)", async () => {
    const installed = createInstalled("salesforce", ["contact"]);
    const { operationId = "" } = await installed.send("contact", { ...asynchronous, record: {} });
    await installed.clock.runUntilIdle();
    expect(await getOperation(installed, operationId)).toMatchObject({
      status: "failure",
      result: "[contact] Error writing to provider",
      resource: "contact",
    });
    const logs = await installed.ask<{ message: { error?: string } }[]>(
      "GET",
      `/projects/mock-project/operations/${operationId}/logs`,
    );
    expect(logs.body.map(({ message }) => message.error)).toContain(
      "REQUIRED_FIELD_MISSING: Required fields are missing: [lastname]",
    );
  });
});

describe("retries", () => {
  it.each<[string, InstanceFault["kind"]]>([
    ["salesforce", "rate-limited"],
    ["salesforce", "unavailable"],
    ["hubspot", "rate-limited"],
    ["intercom", "unavailable"],
  ])("retries of %s that is %s go on until it takes the record (W17)", async (provider, kind) => {
    const installed = createInstalled(provider, ["contact"]);
    const { instance, clock, send } = installed;
    instance.failNext({ kind, times: 4 });
    const { operationId } = await send("contact", asynchronous);
    await clock.advance(0);
    expect(await getOperation(installed, operationId)).toMatchObject({
      status: "in_progress",
      metadata: { retry: { attempts: 1, lastAttempt: startTime } },
    });
    await clock.runUntilIdle();
    const operation = await getOperation(installed, operationId);
    expect(operation).toMatchObject({ status: "success", metadata: { retry: { attempts: 5 } } });
    expect(instance.records("contact").length).toBe(1);
    expect(operation.metadata?.successfulRecordIds).toEqual([instance.records("contact")[0]?.id]);
  });

  it.each([
    [undefined, 1],
    [{ deadlineHours: 48 }, 48],
  ])(
    "retries end at the deadline: with the policy %j after %i hours of virtual time (W17)",
    async (retryPolicy, hours) => {
      const installed = createInstalled("salesforce", ["contact"]);
      const { instance, clock, send } = installed;
      instance.failNext({ kind: "rate-limited", times: 100_000 });
      const { operationId } = await send("contact", { ...asynchronous, ...(retryPolicy && { retryPolicy }) });
      await clock.advance(hours * hourMs - 1);
      expect((await getOperation(installed, operationId)).status).toBe("in_progress");
      await clock.advance(1);
      const operation = await getOperation(installed, operationId);
      expect(operation.status).toBe("failure");
      expect(operation.metadata?.retry?.attempts).toBeGreaterThan(5);
      const lastMs = Date.parse(operation.metadata?.retry?.lastAttempt ?? "");
      expect(lastMs).toBeLessThanOrEqual(Date.parse(startTime) + hours * hourMs);
      await clock.runUntilIdle();
      expect(instance.records("contact")).toEqual([]);
    },
  );

  it("retries wait as long as the provider asks (W17)", async () => {
    const installed = createInstalled("hubspot", ["contacts"]);
    const { instance, clock, send } = installed;
    instance.failNext({ kind: "rate-limited", retryAfterMs: 20 * minuteMs });
    await send("contacts", { ...asynchronous, record: {} });
    await clock.advance(20 * minuteMs - 1);
    expect(instance.records("contacts")).toEqual([]);
    await clock.advance(1);
    expect(instance.records("contacts").length).toBe(1);
  });

  it("retries do not happen where the provider refuses for good, nor to a synchronous write (W17)", async () => {
    const installed = createInstalled("salesforce", ["contact"]);
    const { instance, clock, send, sendFailing } = installed;
    instance.failNext({ kind: "refused", message: "No wizards" });
    const { operationId } = await send("contact", asynchronous);
    await clock.runUntilIdle();
    const refused = await getOperation(installed, operationId);
    expect(refused.status).toBe("failure");
    expect(refused.metadata?.retry).toBeUndefined();
    instance.failNext({ kind: "rate-limited" });
    const { messages, raw } = await sendFailing("contact", { type: "create", record });
    expect(messages).toEqual(["REQUEST_LIMIT_EXCEEDED: TotalRequests Limit exceeded."]);
    expect(raw).toEqual([{ message: "TotalRequests Limit exceeded.", errorCode: "REQUEST_LIMIT_EXCEEDED" }]);
    await clock.runUntilIdle();
    expect(instance.records("contact")).toEqual([]);
  });

  it("retries write nothing twice where the provider wrote and only its answer was lost (W17)", async () => {
    for (const provider of ["salesforce", "hubspot", "intercom"]) {
      const installed = createInstalled(provider, ["contact"]);
      const { instance, clock, send } = installed;
      instance.failNext({ kind: "answer-lost", times: 3 });
      const { operationId } = await send("contact", asynchronous);
      await clock.runUntilIdle();
      const operation = await getOperation(installed, operationId);
      expect(operation).toMatchObject({ status: "success", metadata: { retry: { attempts: 4 } } });
      const held = instance.records("contact");
      expect(held.length).toBe(1);
      expect(operation.metadata?.successfulRecordIds).toEqual([held[0]?.id]);
    }
  });

  it("retries of a batch whose answer was lost write each record once (W17)", async () => {
    const installed = createInstalled("salesforce", ["contact"]);
    const { instance, clock, send } = installed;
    instance.failNext({ kind: "answer-lost" });
    instance.failNext({ kind: "unavailable" });
    const batch = [{ record }, { record: {} }, { record: { lastname: "Granger" } }];
    const { operationId } = await send("contact", { type: "create", mode: "asynchronous", batch });
    await clock.runUntilIdle();
    expect(await getOperation(installed, operationId)).toMatchObject({
      status: "success",
      result: "Batch write completed (2 succeeded, 1 failed)",
    });
    expect(instance.records("contact").map(({ fields }) => fields["lastname"])).toEqual([
      "Potter",
      "Granger",
    ]);
  });
});

describe("auto batches", () => {
  const gathered = (lastname: string, maxDelayMinutes = 5) => ({
    ...asynchronous,
    record: { lastname },
    autoBatchPolicy: { maxDelayMinutes, retryDeadlineHours: 2 },
  });

  it("auto batches go out when the first record's delay is over, all under one operation (W18)", async () => {
    const installed = createInstalled("salesforce", ["contact"]);
    const { send, clock, instance } = installed;
    const first = await send("contact", gathered("a"));
    await clock.advance(4 * minuteMs);
    const second = await send("contact", gathered("b", 1440));
    expect(second.operationId).toBe(first.operationId);
    await clock.advance(minuteMs - 1);
    expect(instance.records("contact")).toEqual([]);
    expect((await getOperation(installed, first.operationId)).status).toBe("in_progress");
    await clock.advance(1);
    expect(instance.records("contact").map(({ fields }) => fields["lastname"])).toEqual(["a", "b"]);
    expect(await getOperation(installed, first.operationId)).toMatchObject({
      status: "success",
      result: "Batch write completed (2 succeeded, 0 failed)",
      metadata: { successfulRecordIds: instance.records("contact").map(({ id }) => id) },
    });
  });

  it("auto batches go out at once with the 100th record; the 101st starts the next (W18)", async () => {
    const installed = createInstalled("hubspot", ["contacts"]);
    const { send, clock, instance } = installed;
    const ids = new Set<string | undefined>();
    for (let count = 1; count <= 100; count++) {
      ids.add((await send("contacts", gathered(String(count), 1440))).operationId);
    }
    expect(ids.size).toBe(1);
    await clock.advance(0);
    expect(instance.records("contacts").length).toBe(100);
    const next = await send("contacts", gathered("101", 1440));
    expect(ids.has(next.operationId)).toBe(false);
    await clock.advance(24 * hourMs - 1);
    expect(instance.records("contacts").length).toBe(100);
    await clock.advance(1);
    expect(instance.records("contacts").length).toBe(101);
  });

  it("auto batches are kept apart by installation, object and type (W18)", async () => {
    const installed = createInstalled("salesforce", ["contact", "lead"]);
    const { backend, send, write, instance } = installed;
    const contact = { contact: { objectName: "contact" } };
    backend.seed({
      connections: [{ provider: "salesforce", groupRef: "other", consumerRef: "c" }],
      installations: [{ integration: "crm", groupRef: "other", content: { write: { objects: contact } } }],
    });
    const added = instance.add({ objectName: "contact", fields: record });
    const id = added.ok ? added.recordId : "";
    const operations = [
      (await send("contact", gathered("a"))).operationId,
      (await send("lead", gathered("a"))).operationId,
      (await send("contact", { ...gathered("a"), type: "update", record: { id } })).operationId,
      (await write("contact", { ...gathered("a"), groupRef: "other" })).body.operationId,
    ];
    expect(new Set(operations).size).toBe(4);
  });

  it("auto batches are retried for the hours that the first record set (W18)", async () => {
    const installed = createInstalled("salesforce", ["contact"]);
    const { send, clock, instance } = installed;
    instance.failNext({ kind: "unavailable", times: 100_000 });
    const { operationId } = await send("contact", gathered("a"));
    await clock.advance(5 * minuteMs + 2 * hourMs - 1);
    expect((await getOperation(installed, operationId)).status).toBe("in_progress");
    await clock.advance(1);
    expect((await getOperation(installed, operationId)).status).toBe("failure");
  });
});

describe("a reset", () => {
  it("a reset calls off what waits: nothing reaches the new customers' instances (I14)", async () => {
    const { backend, clock, send, ask } = createInstalled("salesforce", ["contact"]);
    const oldEngine = backend.engine;
    const { operationId = "" } = await send("contact", {
      ...asynchronous,
      autoBatchPolicy: { maxDelayMinutes: 5 },
    });
    await send("contact", asynchronous);
    const idle = oldEngine.idle();
    backend.reset();
    expect(backend.engine).not.toBe(oldEngine);
    await idle;
    const answered = await ask("GET", `/projects/mock-project/operations/${operationId}`);
    expect(answered.status).toBe(404);
    backend.seed({ connections: [{ provider: "salesforce", groupRef, consumerRef: "c" }] });
    await clock.advance(hourMs);
    expect(backend.instance({ provider: "salesforce", groupRef }).records("contact")).toEqual([]);
    expect(backend.snapshot()).toMatchObject({ records: [], operations: [], installations: [] });
  });
});
