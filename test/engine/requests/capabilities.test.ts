import { describe, expect, it } from "vitest";
import type { InstallationConfigContent } from "../../../src/contract/index.js";
import { createInMemoryProvider } from "../../support/in-memory-provider.js";
import { content, create, createBatch, createHarness } from "../support/harness.js";

const associations = [
  { to: { id: "18417469280" }, types: [{ associationCategory: "HUBSPOT_DEFINED", associationTypeId: 279 }] },
];
const headers = [{ key: "header-key1", value: "header-value1" }];

const ifEmpty: InstallationConfigContent = {
  write: {
    objects: {
      contact: {
        objectName: "contact",
        deletionSettings: { enabled: true },
        selectedFieldSettings: { source: { writeOnUpdate: "ifEmpty" } },
      },
    },
  },
};

/** Requests by the capability that each needs, and who has it (seed 000). */
const cases: [capability: string, where: string, phrase: string, able: string[], body: unknown][] = [
  ["batch", "batch", "batch writes", ["salesforce", "hubspot"], createBatch([{ a: 1 }])],
  [
    "auto batching",
    "autoBatchPolicy",
    "batch writes",
    ["salesforce", "hubspot"],
    create({}, { mode: "asynchronous", autoBatchPolicy: { maxDelayMinutes: 1 } }),
  ],
  [
    "deletion",
    "type",
    "deletion",
    ["salesforce", "hubspot"],
    { groupRef: "demo", type: "delete", record: { id: "1" } },
  ],
  [
    "ifEmpty",
    "record",
    'writeOnUpdate "ifEmpty"',
    ["salesforce", "hubspot"],
    { groupRef: "demo", type: "update", record: { id: "1", source: "app" } },
  ],
  ["associations", "associations", "associations", ["hubspot"], create({}, { associations })],
  ["headers", "headers", "extra headers", ["salesforce"], create({}, { headers })],
];

describe("what a provider is not able to do is refused", () => {
  for (const [capability, where, phrase, able, body] of cases) {
    for (const name of ["salesforce", "hubspot", "intercom"]) {
      it(`${capability} is ${able.includes(name) ? "accepted" : "refused"} for ${name} (W8)`, async () => {
        const provider = createInMemoryProvider({ name });
        const { expectBody, expectFaults } = createHarness({ provider, content: ifEmpty });
        if (able.includes(name)) {
          await expectBody(200, body);
          return;
        }
        const faults = await expectFaults(body);
        expect(faults).toHaveLength(1);
        expect(faults[0]).toContain(
          `${where}: provider "${name}" does not support ${phrase}, which is supported for ${able.join(" and ")}; `,
        );
        expect(provider.calls).toEqual([]);
      });
    }
  }

  it("the refusal names the first record of a batch that has associations (W8)", async () => {
    const { expectFaults } = createHarness({ provider: createInMemoryProvider({}) });
    const batch = [{ record: {} }, { record: {}, associations: [] }, { record: {}, associations }];
    expect(await expectFaults({ groupRef: "demo", type: "create", batch })).toEqual([
      expect.stringMatching(/^batch\[2\]\.associations: provider "salesforce" does not support associations/),
    ]);
  });

  it("the refusal lists everything that is asked too much (W8)", async () => {
    const { expectFaults } = createHarness({ provider: createInMemoryProvider({ name: "intercom" }) });
    const batch = [{ record: {}, associations }];
    const faults = await expectFaults({ groupRef: "demo", type: "create", batch, headers });
    expect(faults.map((fault) => fault.split(":")[0])).toEqual(["batch", "batch[0].associations", "headers"]);
  });

  it("a request with empty lists asks for nothing (W8)", async () => {
    const { expectBody } = createHarness({ provider: createInMemoryProvider({ name: "intercom" }) });
    await expectBody(200, create({}, { associations: [], headers: [] }));
  });

  it("a write asks for ifEmpty only where a record has such a field (W8)", async () => {
    const provider = createInMemoryProvider({ name: "intercom" });
    const { expectBody, expectFaults } = createHarness({ provider, content: ifEmpty });
    await expectBody(200, { groupRef: "demo", type: "update", record: { id: "1", name: "x" } });
    await expectBody(200, create({ source: "app" }));
    const [fault] = await expectFaults({
      groupRef: "demo",
      type: "update",
      record: { id: "1", source: "x" },
    });
    expect(fault).toContain('set writeOnUpdate of "source" to "always" or "never"');
  });

  it("the check goes by the provider's own capabilities (W8)", async () => {
    const capabilities = { batch: true, deletion: false, ifEmpty: false, associations: true, headers: true };
    const provider = createInMemoryProvider({ name: "home-grown", capabilities });
    const { expectBody, expectFaults } = createHarness({ provider, content });
    await expectBody(200, create({}, { associations, headers }));
    await expectBody(200, createBatch([{ a: 1 }]));
    await expectFaults({ groupRef: "demo", type: "delete", record: { id: "1" } });
  });
});

describe("what the provider is able to do reaches it", () => {
  it("associations of single records and of each record of a batch reach the provider (W8)", async () => {
    const provider = createInMemoryProvider({ name: "hubspot" });
    const { expectBody } = createHarness({ provider });
    await expectBody(200, create({ firstname: "Harry" }, { associations }));
    const batch = [{ record: { firstname: "Harry" }, associations }, { record: { firstname: "Hermione" } }];
    await expectBody(200, { groupRef: "demo", type: "create", batch });
    const sent = provider.calls.map(({ records }) => records.map((record) => record.associations));
    expect(sent).toEqual([[associations], [associations, undefined]]);
  });

  it("headers reach the provider, once for the call (W8)", async () => {
    const provider = createInMemoryProvider({});
    const { expectBody } = createHarness({ provider });
    await expectBody(200, createBatch([{ a: 1 }, { a: 2 }], { headers }));
    expect(provider.calls.map((call) => call.headers)).toEqual([headers]);
  });

  it("associations of a deletion are not sent, and the log says so (W25)", async () => {
    const provider = createInMemoryProvider({});
    const { expectBody, messages } = createHarness({ provider });
    const body = { groupRef: "demo", type: "delete", record: { id: "1" }, associations };
    const { operationId } = await expectBody(200, body);
    expect(provider.calls[0]?.records[0]?.associations).toBeUndefined();
    expect(messages(operationId)).toContain("Ignored associations: a deletion makes none");
  });
});
