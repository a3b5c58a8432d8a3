import { describe, expect, it } from "vitest";
import type { InstallationConfigContent } from "../../../src/contract/index.js";
import { busy, createInMemoryProvider, invalid, refuse } from "../../support/in-memory-provider.js";
import { createHarness } from "../support/harness.js";

const content: InstallationConfigContent = {
  write: {
    objects: {
      contact: { objectName: "contact", selectedFieldSettings: { source: { writeOnUpdate: "ifEmpty" } } },
    },
  },
};
const long = "003xx0000000001AAA";
const short = "003xx0000000001";
const update = (id: string, source: string, more: object = {}) => ({
  groupRef: "demo",
  type: "update",
  record: { id, source, ...more },
});
const batchOf = (...sources: string[]) => ({
  groupRef: "demo",
  type: "update",
  batch: sources.map((source) => ({ record: { id: "1", source } })),
});
const asynchronous = { mode: "asynchronous" };
const gathered = { ...asynchronous, autoBatchPolicy: { maxDelayMinutes: 1 } };

/** A provider whose answers take a while, so that others come in between. */
async function slow(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

describe("a record that is written twice where a field is only filled if empty", () => {
  it("keeps what the first write of a batch filled in (W22)", async () => {
    const provider = createInMemoryProvider({ records: { "1": {} } });
    const { expectBody } = createHarness({ provider, content });
    const body = await expectBody(200, batchOf("first", "second", "third"));
    expect(body.successCount).toBe(3);
    expect(provider.records.get("1")).toEqual({ source: "first" });
    expect(provider.calls.map(({ records }) => records.map(({ fields }) => fields))).toEqual([
      [{ source: "first" }],
      [{}],
      [{}],
    ]);
  });

  it("keeps it under another spelling of the record's id (W22)", async () => {
    const provider = createInMemoryProvider({ records: { [long]: {}, [short]: {} } });
    const { expectBody } = createHarness({ provider, content });
    const batch = [long, short].map((id) => ({ record: { id, source: id } }));
    await expectBody(200, { groupRef: "demo", type: "update", batch });
    expect(provider.calls).toHaveLength(2);
  });

  it("a record twice in a batch is sent once for all where one failure undoes the whole batch (W22)", async () => {
    const provider = createInMemoryProvider({ records: { "1": {} } });
    const { expectBody } = createHarness({ provider, content });
    await expectBody(200, { ...batchOf("first", "second"), batchPolicy: { allOrNone: true } });
    expect(provider.calls.map(({ records }) => records.map(({ fields }) => fields))).toEqual([
      [{ source: "first" }, {}],
    ]);
  });

  it("keeps what an earlier request of an auto batch filled in (W22)", async () => {
    const provider = createInMemoryProvider({ records: { "1": {} } });
    const { expectBody, clock } = createHarness({ provider, content });
    for (const source of ["first", "second"]) await expectBody(200, { ...update("1", source), ...gathered });
    await clock.runUntilIdle();
    expect(provider.records.get("1")).toEqual({ source: "first" });
  });

  it.each([
    ["synchronous", {}],
    ["asynchronous", asynchronous],
  ])("keeps what a %s request under way at the same time filled in (W22)", async (_, mode) => {
    const provider = createInMemoryProvider({ records: { "1": {}, "2": {} }, beforeWrite: slow });
    const { write, clock, engine } = createHarness({ provider, content });
    const all = ["first", "second", "third"].map((source) => write({ ...update("1", source), ...mode }));
    const other = write({ ...update("2", "other"), ...mode });
    await clock.runUntilIdle();
    await Promise.all([...all, other, engine.idle()]);
    expect(provider.records.get("1")).toEqual({ source: "first" });
    expect(provider.records.get("2")).toEqual({ source: "other" });
  });

  it("keeps what a request under another name of its object filled in (W22)", async () => {
    const provider = createInMemoryProvider({ name: "hubspot", records: { "1": {} }, beforeWrite: slow });
    const names = ["contact", "contacts"];
    const selectedFieldSettings = { source: { writeOnUpdate: "ifEmpty" as const } };
    const objects = names.map((objectName) => [objectName, { objectName, selectedFieldSettings }] as const);
    const { write } = createHarness({
      provider,
      integration: {
        ...{ name: "crm", provider: "hubspot" },
        write: { objects: names.map((objectName) => ({ objectName })) },
      },
      content: { write: { objects: Object.fromEntries(objects) } },
    });
    await Promise.all(names.map((objectName) => write(update("1", objectName), { objectName })));
    expect(provider.records.get("1")).toEqual({ source: "contact" });
  });

  it("waits for a write of the record that fills in nothing itself (W22)", async () => {
    const provider = createInMemoryProvider({ records: { "1": {} }, beforeWrite: slow });
    const { write } = createHarness({ provider, content });
    const named = { groupRef: "demo", type: "update", record: { id: "1", name: "x" } };
    const plain = write({ ...named, record: { id: "1", source: "", note: "a" } });
    const filled = write(update("1", "second"));
    await Promise.all([plain, filled, write(named)]);
    expect(provider.records.get("1")).toEqual({ source: "second", note: "a", name: "x" });
  });
});

describe("a record that is in an auto batch twice", () => {
  const plain: InstallationConfigContent = { write: { objects: { contact: { objectName: "contact" } } } };

  it("a record that is in an auto batch twice is written by each request, in their order (W18)", async () => {
    const provider = createInMemoryProvider({ records: { "1": {} } });
    const { expectBody, clock } = createHarness({ provider, content: plain });
    for (const source of ["first", "second"]) await expectBody(200, { ...update("1", source), ...gathered });
    await clock.runUntilIdle();
    expect(provider.calls.map(({ records }) => records.length)).toEqual([1, 1]);
    expect(provider.records.get("1")).toEqual({ source: "second" });
  });

  it("keeps the order where the first write has to be tried again (W17)", async () => {
    const provider = createInMemoryProvider({
      records: { "1": {}, "2": {} },
      fault: (_, callNumber) => (callNumber === 1 ? refuse(busy, 0) : undefined),
    });
    const { expectBody, clock, messages } = createHarness({ provider, content: plain });
    await expectBody(200, { ...update("1", "first"), ...gathered });
    await expectBody(200, { ...update("2", "other"), ...gathered });
    const { operationId } = await expectBody(200, { ...update("1", "second"), ...gathered });
    await clock.runUntilIdle();
    expect(provider.records.get("1")).toEqual({ source: "second" });
    expect(provider.calls.map(({ records }) => records.map(({ fields }) => fields["source"]))).toEqual([
      ["first", "other"],
      ["first"],
      ["second"],
    ]);
    expect(messages(operationId)).toContain("Ended in success: 3 written, 0 not");
  });

  it("a record that is in an auto batch twice goes on with the second where the first failed for good (W17)", async () => {
    const provider = createInMemoryProvider({
      records: { "1": {} },
      fault: (_, callNumber) => (callNumber === 1 ? refuse(invalid, 0) : undefined),
    });
    const { expectBody, clock } = createHarness({ provider, content: plain });
    for (const source of ["first", "second"]) await expectBody(200, { ...update("1", source), ...gathered });
    await clock.runUntilIdle();
    expect(provider.records.get("1")).toEqual({ source: "second" });
  });
});
