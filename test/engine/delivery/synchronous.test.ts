import { describe, expect, it } from "vitest";
import type { InstallationConfigContent, IntegrationContent } from "../../../src/contract/index.js";
import { busy, createInMemoryProvider, invalid, refuse } from "../../support/in-memory-provider.js";
import { create, createBatch, createHarness } from "../support/harness.js";

describe("a synchronous single write", () => {
  it("a synchronous single write answers 200 with record id and data (W14)", async () => {
    const { expectBody } = createHarness({ provider: createInMemoryProvider({}) });
    const record = { email: "david@withampersand.com", warmthScore: "ready-for-close" };
    expect(await expectBody(200, create(record))).toEqual({
      operationId: "op-1",
      result: { success: true, recordId: "salesforce-1", data: record },
    });
  });

  it("a synchronous single write updates the record of that id, which is no field (W14)", async () => {
    const provider = createInMemoryProvider({ records: { "7": { name: "Harry", age: 11 } } });
    const { expectBody } = createHarness({ provider });
    const body = await expectBody(200, { groupRef: "demo", type: "update", record: { id: "7", age: 12 } });
    expect(body.result).toEqual({ success: true, recordId: "7", data: { age: 12 } });
    expect(provider.records.get("7")).toEqual({ name: "Harry", age: 12 });
  });

  it("a synchronous single write leaves data out where the provider gave none (W14)", async () => {
    const provider = {
      ...createInMemoryProvider({}),
      write: () => Promise.resolve([{ ok: true as const, recordId: "9" }]),
    };
    const { expectBody } = createHarness({ provider });
    expect((await expectBody(200, create({}))).result).toEqual({ success: true, recordId: "9" });
  });

  it("a synchronous single write answers a deletion without record id and data (W14)", async () => {
    const { expectBody } = createHarness({ provider: createInMemoryProvider({}) });
    const body = await expectBody(200, { groupRef: "demo", type: "delete", record: { id: "1" } });
    expect(body).toEqual({ operationId: "op-1", result: { success: true } });
  });

  it("a synchronous single write answers 422 with the provider's error (W14)", async () => {
    const failure = { ...invalid, rawResponse: '{"error":"Record not found"}' };
    const provider = createInMemoryProvider({ fault: () => refuse(failure, 0) });
    const { expectBody } = createHarness({ provider });
    expect(await expectBody(422, create({}))).toEqual({
      operationId: "op-1",
      errors: [{ message: "Email is not valid" }],
      result: { success: false },
      rawResponse: '{"error":"Record not found"}',
    });
  });

  it("a synchronous single write leaves rawResponse out where there is none (W14)", async () => {
    const { expectBody } = createHarness({
      provider: createInMemoryProvider({ fault: () => refuse(invalid, 0) }),
    });
    expect(Object.keys(await expectBody(422, create({})))).toEqual(["operationId", "errors", "result"]);
  });

  it("a synchronous single write answers 422 when the provider throws (W14)", async () => {
    const fault = () => ({ kind: "unreachable" as const, message: "fetch failed" });
    const { expectBody } = createHarness({ provider: createInMemoryProvider({ fault }) });
    expect((await expectBody(422, create({}))).errors).toEqual([{ message: "fetch failed" }]);
  });

  it("a synchronous single write answers 422 when the provider gives no result (W14)", async () => {
    const provider = { ...createInMemoryProvider({}), write: () => Promise.resolve([]) };
    const { expectBody } = createHarness({ provider });
    expect((await expectBody(422, create({}))).errors).toEqual([
      { message: "The provider gave no result for this record" },
    ]);
  });

  it("a synchronous single write is not retried (W17)", async () => {
    const provider = createInMemoryProvider({ fault: () => refuse(busy, 0) });
    const { expectBody, clock, engine } = createHarness({ provider });
    const { operationId } = await expectBody(422, create({}));
    expect(clock.pending).toBe(0);
    expect(provider.calls).toHaveLength(1);
    expect(engine.operations.get(operationId)?.status).toBe("failure");
  });
});

describe("what is written is what the config makes of the record", () => {
  const manifest: IntegrationContent = {
    name: "crm",
    provider: "hubspot",
    read: {
      objects: [
        { objectName: "contact", destination: "myWebhook", optionalFields: [{ mapToName: "customSource" }] },
      ],
    },
    write: { objects: [{ objectName: "contact" }] },
  };
  const combined: InstallationConfigContent = {
    provider: "hubspot",
    write: {
      objects: {
        contact: {
          objectName: "contact",
          inheritMapping: true,
          selectedFieldSettings: {
            customSource: {
              default: { stringValue: "myApp" },
              writeOnUpdate: "never",
              writeOnCreate: "always",
            },
          },
        },
      },
    },
    read: {
      objects: {
        contact: {
          objectName: "contact",
          destination: "myWebhook",
          selectedFieldMappings: { customSource: "myCustomSource" },
        },
      },
    },
  };

  it("the guide's combined use cases write the default on creates and nothing on updates (P2, P3)", async () => {
    const provider = createInMemoryProvider({ name: "hubspot" });
    const { expectBody } = createHarness({ provider, integration: manifest, content: combined });
    await expectBody(200, create({ firstname: "Harry" }));
    await expectBody(200, { groupRef: "demo", type: "update", record: { id: "1", customSource: "x", a: 1 } });
    expect(provider.calls.map(({ records }) => records[0]?.fields)).toEqual([
      { firstname: "Harry", myCustomSource: "myApp" },
      { a: 1 },
    ]);
  });

  it("two names for one field are answered 400 with both, also in a batch (P6)", async () => {
    const provider = createInMemoryProvider({ name: "hubspot" });
    const { expectFaults } = createHarness({ provider, integration: manifest, content: combined });
    const twice = { customSource: "a", myCustomSource: "b" };
    const [fault] = await expectFaults(create(twice));
    expect(fault).toMatch(/^record: .*"customSource".*"myCustomSource"/);
    const faults = await expectFaults(createBatch([twice, { a: 1 }, twice]));
    expect(faults.map((line) => line.split(":")[0])).toEqual(["batch[0].record", "batch[2].record"]);
    expect(provider.calls).toEqual([]);
  });

  it("fields that are not mapped are stripped where the write asks for it (P5)", async () => {
    const provider = createInMemoryProvider({ name: "hubspot" });
    const { expectBody } = createHarness({ provider, integration: manifest, content: combined });
    await expectBody(200, create({ customSource: "x", other: 1 }), { removeUnmappedFields: true });
    await expectBody(200, create({ customSource: "x", other: 1 }));
    expect(provider.calls.map(({ records }) => records[0]?.fields)).toEqual([
      { myCustomSource: "x" },
      { myCustomSource: "x", other: 1 },
    ]);
  });

  it("a write goes by the newest config, which is another object (P8)", async () => {
    const provider = createInMemoryProvider({ name: "hubspot" });
    const { expectBody } = createHarness({ provider, integration: manifest, content: combined });
    const content = { ...combined, read: { objects: {} } };
    const findInstallation = () => ({ id: "inst-1", configId: "config-2", content, provider });
    await expectBody(200, create({}));
    await expectBody(200, create({}), { findInstallation });
    expect(provider.calls.map(({ records }) => Object.keys(records[0]?.fields ?? {}))).toEqual([
      ["myCustomSource"],
      [],
    ]);
  });
});
