import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { MockBackend } from "../../../mock-server/index.js";
import type { Manifest } from "../../../src/contract/index.js";
import { rulesById } from "../../../src/facts/rules/index.js";
import { createHarness, groupRef, manifestOf } from "../support/harness.js";
import { createInstalled } from "../support/installed.js";
import { createStore, groupId } from "../support/store.js";

const semantics = path.resolve(import.meta.dirname, "../../../../shared/SEMANTICS.md");
const hasSemantics = existsSync(semantics);

function lastRules({ journal }: MockBackend) {
  return journal.entries.at(-1)?.rules;
}

it.skipIf(!hasSemantics)(
  `the rules that the project explains are those of SEMANTICS.md${hasSemantics ? "" : ` (skipped: ${semantics} is absent)`}`,
  () => {
    const known = [...readFileSync(semantics, "utf8").matchAll(/\*\*([A-Z]\d+)\*\*/g)].map(([, id]) => id);
    expect(known).toContain("W19");
    const explained = [...rulesById.keys()].filter((id) => !/^[MN]/.test(id));
    expect(explained.sort()).toEqual([...new Set(known)].sort());
  },
);

describe("the journal names the rules of a request to the API", () => {
  const content = { provider: "salesforce", write: { objects: { contact: { objectName: "contact" } } } };
  const one = "/integrations/$/installations/%";
  const all = "/integrations/$/installations";
  const patched = "/integrations/$/objects/contact/config-content";
  const patch = (change: unknown, group = groupRef) => ({
    groupRef: group,
    action: "write",
    changes: [change],
  });
  const mask = (updateMask: string[], config: unknown = {}) => ({ updateMask, installation: { config } });
  const undeclared = { content: { write: { objects: { lead: { objectName: "lead" } } } } };

  it.each<[rules: string[], what: string, request: [method: string, to: string, body?: unknown]]>([
    [["I4"], "an unknown project", ["GET", "/../other/integrations"]],
    [["I4"], "an unknown integration", ["GET", "/integrations/other/installations"]],
    [["I4"], "an unknown installation", ["DELETE", `${all}/other`]],
    [["I4"], "a group that is not known", ["POST", all, { groupRef: "unknown", config: { content } }]],
    [["I4"], "a second installation", ["POST", all, { groupRef, config: { content } }]],
    [
      ["I3"],
      "another provider",
      ["POST", all, { groupRef: "new", config: { content: { provider: "hubspot" } } }],
    ],
    [[], "a body that breaks the contract's schema", ["POST", all, {}]],
    [["I3", "I4", "I5"], "a new installation", ["POST", all, { groupRef: "new", config: { content } }]],
    [["I1"], "an empty mask", ["PATCH", one, mask([])]],
    [["I1"], "an unknown path of a mask", ["PATCH", one, mask(["config.content.write.objects.contact.x"])]],
    [["I3"], "an undeclared object", ["PATCH", one, mask(["config.content.write.objects.lead"], undeclared)]],
    [["I3"], "a flag of the sample read that is none", ["PATCH", `${one}?skipSampling=1`, {}]],
    [
      ["I1", "I3", "I5"],
      "an update by mask",
      ["PATCH", one, mask(["config.createdBy"], { createdBy: "me" })],
    ],
    [["I2"], "a test operation", ["PATCH", patched, patch({ op: "test", path: "/a", value: 1 })]],
    [["I2"], "a missing target", ["PATCH", patched, patch({ op: "remove", path: "/a" })]],
    [
      ["I4"],
      "a group without an installation",
      ["PATCH", patched, patch({ op: "remove", path: "/a" }, "other")],
    ],
    [
      ["I2", "I3", "I5"],
      "a JSON Patch",
      ["PATCH", patched, patch({ op: "add", path: "/deletionSettings", value: { enabled: true } })],
    ],
    [["I6"], "an installation that is read", ["GET", one]],
    [["I6"], "an unknown connection", ["GET", "/connections/other"]],
    [
      ["I6"],
      "another flag that is none",
      ["GET", `/integrations/$/objects/contact/metadata?groupRef=${groupRef}&excludeReadOnly=1`],
    ],
    [["I6", "W19"], "an unknown operation", ["GET", "/operations/other"]],
  ])(
    "the journal names the rules of a request to the API: %j: %s",
    async (rules, _what, [method, to, body]) => {
      const { backend, integrationId } = createHarness(manifestOf("salesforce", { write: ["contact"] }), {
        seed: {
          connections: [{ provider: "salesforce", groupRef: "new", consumerRef: "jane" }],
          installations: [{ integration: "crm", groupRef, content }],
        },
      });
      const installation = backend.snapshot().installations[0]?.id ?? "";
      const url = `${backend.baseUrl}/projects/mock-project${to}`;
      await backend.fetch(url.replace("$", integrationId).replace("%", installation), {
        method,
        headers: { "x-api-key": "k" },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      expect(lastRules(backend)).toEqual(rules);
    },
  );
});

describe("the journal names the rules of a write", () => {
  const record = { LastName: "Doe" };
  const id = "003xx000000000AAAA";
  const create = { type: "create", record };
  const lookups = ["W11", "W12"];

  it.each<[rules: string[], what: string, body: object]>([
    [["W3"], "neither record nor batch", { type: "create" }],
    [["W3"], "both", { ...create, batch: [{ record }] }],
    [["W4"], "another type", { type: "upsert", record }],
    [["W5"], "an update without an id", { type: "update", record }],
    [["W6"], "a deletion of several", { type: "delete", batch: [{ record: { id } }] }],
    [["W6"], "an asynchronous deletion", { type: "delete", mode: "asynchronous", record: { id } }],
    [["W7"], "a batch of 101", { type: "create", batch: Array.from({ length: 101 }, () => ({ record })) }],
    [
      ["W8"],
      "associations where the provider has none",
      { ...create, associations: [{ to: { id }, types: [] }] },
    ],
    [["W9"], "a synchronous auto batch", { ...create, autoBatchPolicy: { maxDelayMinutes: 5 } }],
    [["W9"], "an auto batch without its delay", { ...create, mode: "asynchronous", autoBatchPolicy: {} }],
    [["W10"], "49 hours of retries", { ...create, mode: "asynchronous", retryPolicy: { deadlineHours: 49 } }],
    [["W11"], "a group without an installation", { ...create, groupRef: "other" }],
    [["W2", "W3", "W4"], "several faults", { type: "upsert", 'provider "x"': 1 }],
    [[...lookups, "W14", "P1"], "a record", create],
    [
      [...lookups, "W14", "P1"],
      "a record that the provider refuses",
      { type: "create", record: { FirstName: "Jo" } },
    ],
    [
      [...lookups, "W5", "W14", "P1"],
      "an update of a record that is not there",
      { type: "update", record: { id, ...record } },
    ],
    [["W5", "W6", "W8", ...lookups, "W13", "W14"], "a deletion", { type: "delete", record: { id } }],
    [["W7", "W8", ...lookups, "W15", "P1"], "a batch", { type: "create", batch: [{ record }] }],
    [[...lookups, "W16", "W17", "P1"], "an asynchronous write", { ...create, mode: "asynchronous" }],
    [
      ["W10", ...lookups, "W16", "W17", "P1"],
      "retries",
      { ...create, mode: "asynchronous", retryPolicy: { deadlineHours: 2 } },
    ],
    [
      ["W8", "W9", ...lookups, "W16", "W17", "W18", "P1"],
      "an auto batch",
      { ...create, mode: "asynchronous", autoBatchPolicy: { maxDelayMinutes: 5 } },
    ],
    [["W8", ...lookups, "W14", "P1"], "headers", { ...create, headers: [{ key: "a", value: "b" }] }],
  ])("the journal names the rules of a write: %j: %s", async (rules, _what, body) => {
    const { backend, write } = createInstalled("salesforce", ["contact"]);
    await write("contact", { groupRef, ...body });
    expect(lastRules(backend)).toEqual([...rulesById.keys()].filter((rule) => rules.includes(rule)));
  });

  it("a missing object and a deletion that is off are refused by their rules (W12, W13)", async () => {
    const { backend, write } = createInstalled("salesforce", ["contact"], {
      object: { deletionSettings: { enabled: false } },
    });
    await write("lead", { groupRef, ...create });
    expect(lastRules(backend)).toEqual(["W12"]);
    await write("contact", { groupRef, type: "delete", record: { id } });
    expect(lastRules(backend)).toEqual(["W13"]);
  });

  it("names of providers and fields never lead to another rule (W8)", async () => {
    const { backend, write } = createInstalled("plain-crm", ["lead"]);
    await write("lead", { groupRef, type: "create", batch: [{ record }] });
    expect(lastRules(backend)).toEqual(["W8"]);
    await write("lead", { groupRef, type: 'x: provider "y" does not support', record });
    expect(lastRules(backend)).toEqual(["W4"]);
  });

  /** A lead whose `stage` is mapped to the customer's `phase`, and whose other fields have settings. */
  async function writeLead(type: "create" | "update", fields: Record<string, unknown>, leadConfig = {}) {
    const manifest: Manifest = {
      specVersion: "1.0.0",
      integrations: [
        {
          name: "crm",
          provider: "plain-crm",
          read: {
            objects: [
              {
                objectName: "lead",
                mapToName: "people",
                destination: "hook",
                optionalFields: [
                  { mapToName: "stage" },
                  { mapToName: "level" },
                  { fieldName: "mobile", mapToName: "phone" },
                ],
              },
            ],
          },
          write: { objects: [{ objectName: "lead", inheritMapping: true }] },
        },
      ],
    };
    const lead = {
      objectName: "lead",
      selectedFieldSettings: {
        title: { default: { stringValue: "CEO" } },
        site: { writeOnCreate: "never" as const },
      },
      ...leadConfig,
    };
    const read = { objects: { lead: { objectName: "lead", selectedFieldMappings: { stage: "phase" } } } };
    const { backend, write } = createHarness(manifest, {
      seed: {
        installations: [
          {
            integration: "crm",
            groupRef,
            content: { provider: "plain-crm", read, write: { objects: { lead } } },
          },
        ],
      },
    });
    await write("people", { groupRef, type, record: { ...fields, ...(type === "update" && { id: "1" }) } });
    return lastRules(backend)?.filter((rule) => rule.startsWith("P"));
  }

  it("the journal names the rules by which shaping decided, also of a mapped object (P8)", async () => {
    expect(await writeLead("create", { title: "CTO" })).toEqual(["P1"]);
    expect(await writeLead("create", {})).toEqual(["P2"]);
    expect(await writeLead("create", { title: "CTO", site: "x" })).toEqual(["P1", "P3"]);
    expect(await writeLead("create", { title: "CTO", stage: "new" })).toEqual(["P1", "P4"]);
    expect(await writeLead("create", { title: "CTO", level: 1 })).toEqual(["P1", "P5"]);
    expect(await writeLead("create", { title: "CTO", phone: "1", mobile: "2" })).toEqual(["P6"]);
    const old = { selectedValueDefaults: { fax: { value: "1", applyOnUpdate: "never" } } };
    expect(await writeLead("create", { title: "CTO" }, old)).toEqual(["P1", "P7"]);
  });

  it("the journal keeps the rules of a write that a later change of the config would shape otherwise", async () => {
    const {
      backend,
      path: integrationPath,
      send,
      ask,
    } = createInstalled("plain-crm", ["lead"], {
      object: { selectedFieldSettings: { title: { default: { stringValue: "CEO" } } } },
    });
    await send("lead", { type: "create", record: {} });
    await ask("PATCH", `${integrationPath}/objects/lead/config-content`, {
      groupRef,
      action: "write",
      changes: [{ op: "remove", path: "/selectedFieldSettings" }],
    });
    expect(backend.journal.entries[0]?.rules).toEqual(["W11", "W12", "W14", "P2"]);
  });
});

describe("the journal names the rules of an endpoint of the 2023 form", () => {
  const manifest = `specVersion: 1.0.0
integrations:
  - name: crm
    api: salesforce
    actions:
      - type: write
        standardObjects:
          - { objectName: contact, mode: insert, endpoint: create-contact }
          - { objectName: lead, mode: update, endpoint: nightly, schedule: "0 3 * * *" }
`;
  const update = { groupId, primaryKey: "00Qxx000000000AAAA", fields: { company: "Big Co." } };

  it.each<[rules: string[], endpoint: string, body: unknown]>([
    [["W11", "W12", "W14", "P1", "L3"], "create-contact", { groupId, fields: { lastName: "Doe" } }],
    [["W5", "W11", "W12", "W16", "W17", "P1", "L3", "L4"], "nightly", update],
    [["L3"], "create-contact", { groupId }],
    [["L3"], "create-contact", "{"],
    [["L3"], "no-such-endpoint", {}],
    [["W11"], "create-contact", { groupId: "other", fields: { lastName: "Doe" } }],
  ])("the journal names the rules of an endpoint of the 2023 form: %j: %s", async (rules, endpoint, body) => {
    const { backend, post } = createStore(manifest);
    await post(endpoint, body);
    expect(backend.journal.entries.at(-1)).toMatchObject({
      operation: "writeToEndpoint",
      request: { path: `/projects/${backend.project.id}/${endpoint}` },
      rules,
    });
  });

  it("faults find the endpoints by the operation's name in the journal (L3)", async () => {
    const { backend, post } = createStore(manifest);
    backend.faults.set([{ operations: ["writeToEndpoint"], effect: { kind: "status", status: 503 } }]);
    const answer = await post("create-contact", {});
    expect(answer).toMatchObject({ status: 503, body: { title: "Fault" } });
  });

  it("a write without credentials is refused by the rule of the write host (W1)", async () => {
    const { backend, post } = createStore(manifest);
    await post("create-contact", {}, { headers: {} });
    expect(lastRules(backend)).toEqual(["W1"]);
  });
});
