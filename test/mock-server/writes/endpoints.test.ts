import fc from "fast-check";
import { createHandlers } from "../../../mock-server/doors/msw-handlers.js";
import { describe, expect, it } from "vitest";
import { createMockBackend } from "../../../mock-server/index.js";
import { createMockServer } from "../../../mock-server/doors/node.js";
import type { Manifest } from "../../../src/contract/index.js";
import { manifestFixture } from "../../manifest/fixture.js";
import { hostileNames } from "../../support/arbitraries/arbitrary-config.js";
import { createStore, groupId, readAnswer } from "../support/store.js";
import { anyCharacter } from "../../support/arbitraries/any-character.js";

const example = manifestFixture("seed-002-example");

/** Seed 002's requests, as they stand at its end. */
const requests = {
  account: { groupId: "xye23r3df", fields: { name: "Big Co.", numberOfEmployees: 10000 } },
  contact: { groupId: "xye23r3df", primaryKey: "wsl3k2dk", fields: { warmthScore: "ready-for-close" } },
  campaign: {
    groupId: "xye23r3df",
    fields: {
      campaignName: "New Feature Announcement",
      campaignDescription: "Update customers on newest features",
    },
  },
};

/** The store of seed 002's example; the contact that its request updates is there. */
function createExample(options: Parameters<typeof createStore>[1] = {}) {
  const store = createStore(example, options);
  const contact = { provider: "salesforce", groupRef: groupId, objectName: "contact", id: "wsl3k2dk" };
  store.backend.seed({ records: [{ ...contact, fields: { lastname: "Potter" } }] });
  return store;
}

/** A store of one endpoint for each mode of one object, `lead` of a plain provider, which takes any field. */
function createLeads(options: Parameters<typeof createStore>[1] = {}) {
  const manifest: Manifest = {
    specVersion: "1.0.0",
    integrations: [
      {
        name: "leads",
        provider: "plain-crm",
        write: {
          objects: [
            { objectName: "lead", mode: "insert", endpoint: "add-lead" },
            { objectName: "lead", mode: "update", endpoint: "change-lead" },
          ],
        },
      },
    ],
  };
  return createStore(manifest, options);
}

describe("the requests of seed 002", () => {
  it("creates an account (L3)", async () => {
    const store = createExample();
    const body = await store.write(200, "create-account", requests.account);
    expect(body.result?.success).toBe(true);
    expect(store.instance().records("account")).toMatchObject([
      { id: body.result?.recordId, fields: { name: "Big Co.", numberofemployees: 10000 } },
    ]);
  });

  it("updates the custom field of a contact (L3)", async () => {
    const store = createExample();
    const body = await store.write(200, "add-warmth-score", requests.contact);
    expect(body.result).toMatchObject({ success: true, recordId: "wsl3k2dk" });
    expect(store.instance().records("contact")).toMatchObject([
      { id: "wsl3k2dk", fields: { lastname: "Potter", warmthscore__c: "ready-for-close" } },
    ]);
  });

  it("creates a record of a custom object (L3)", async () => {
    const store = createExample();
    await store.write(200, "create-campaign", requests.campaign);
    expect(store.instance().records("mailMonkeyCampaigns__c")).toMatchObject([
      {
        fields: {
          campaignname__c: "New Feature Announcement",
          campaigndescription__c: "Update customers on newest features",
        },
      },
    ]);
  });

  it("leaves an operation like any other write (L3)", async () => {
    const store = createExample();
    const { operationId = "" } = await store.write(200, "create-campaign", requests.campaign);
    expect(store.backend.snapshot().operations).toMatchObject([
      { id: operationId, status: "success", metadata: { objects: ["mailMonkeyCampaigns"] } },
    ]);
  });

  it("takes the project's name as well as its id (L3)", async () => {
    const store = createExample({ project: { id: "p-1", name: "my project" } });
    for (const project of ["p-1", "my%20project"]) {
      const url = `https://store.withampersand.com/projects/${project}/create-account`;
      expect((await store.post("", requests.account, { url })).status).toBe(200);
    }
  });
});

describe("what an endpoint refuses", () => {
  it("asks for credentials by header, query or token (W1)", async () => {
    const store = createExample({ apiKeys: ["secret"] });
    const url = `${store.backend.storeUrl}/projects/mock-project/create-account`;
    const answers = [
      await store.post("create-account", requests.account, { headers: {} }),
      await store.post("create-account", requests.account),
      await store.post("no-such-endpoint", requests.account, { headers: {} }),
      await store.post("create-account", requests.account, { headers: { "x-api-key": "secret" } }),
      await store.post("create-account", requests.account, { headers: { authorization: "Bearer secret" } }),
      await store.post("", requests.account, { url: `${url}?apiKey=secret`, headers: {} }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 200, 200, 200]);
    expect(JSON.stringify(answers)).not.toContain("secret");
  });

  it("names the nearest endpoint for one that there is not, and lists them (L3)", async () => {
    const store = createExample();
    const { detail, remedy } = await store.problem(404, "create-acount", requests.account);
    expect(detail).toBe(
      'project "mock-project" has no endpoint "create-acount"; did you mean "create-account"?',
    );
    expect(remedy).toBe(
      'the manifest has "create-account", "add-warmth-score", "create-campaign"; or give an object of an action in amp.yaml that endpoint, and deploy it',
    );
  });

  it("says how to declare one where the manifest has none (L3)", async () => {
    const store = createStore({
      specVersion: "1.0.0",
      integrations: [
        { name: "crm", provider: "salesforce", write: { objects: [{ objectName: "contact" }] } },
      ],
    });
    const { remedy } = await store.problem(404, "contact", requests.account);
    expect(remedy).toBe("give an object of an action in amp.yaml that endpoint, and deploy it");
  });

  it("answers a problem for another project, and for a group without the integration (W11)", async () => {
    const store = createExample();
    const url = `${store.backend.storeUrl}/projects/other/create-account`;
    expect((await store.post("", requests.account, { url })).status).toBe(404);
    const { detail } = await store.problem(404, "create-account", { groupId: "nobody", fields: {} });
    expect(detail).toBe('integration "writeToSalesforce" is not installed for group "nobody"');
  });

  it("answers a problem where the installation's config lacks the object (W12)", async () => {
    const store = createExample({ groups: [groupId] });
    store.backend.seed({
      connections: [{ provider: "salesforce", groupRef: "bare", consumerRef: "c" }],
      installations: [{ integration: "writeToSalesforce", groupRef: "bare", content: {} }],
    });
    const { detail } = await store.problem(404, "create-campaign", {
      ...requests.campaign,
      groupId: "bare",
    });
    expect(detail).toBe(
      'the installation\'s config has no write object "mailMonkeyCampaigns"; the manifest has it',
    );
  });

  it.each([
    ["", "body: the request has no body; send a JSON object"],
    ["{", "body: the body is not JSON; send a JSON object"],
    ["[]", 'body: expected an object, received a list of 0; send {"groupId": "…", "fields": {…}}'],
    ["null", 'body: expected an object, received null; send {"groupId": "…", "fields": {…}}'],
    ['"x"', 'body: expected an object, received a string; send {"groupId": "…", "fields": {…}}'],
  ])("refuses the body %j (L3)", async (body, line) => {
    expect(await createExample().refused("create-account", body)).toEqual([line]);
  });

  it("names every field that is missing or wrong, and says how to mend it (L3)", async () => {
    const store = createExample();
    const group =
      "groupId: expected a string, received nothing; give the groupRef that the installation was created with";
    const key = (received: string) =>
      `primaryKey: expected a string that is not empty, received ${received}; give the provider's id of the record to be updated`;
    const fields = (received: string) =>
      `fields: expected an object, received ${received}; write {"<field name>": <value>}`;
    expect(await store.refused("create-account", {})).toEqual([group, fields("nothing")]);
    expect(await store.refused("add-warmth-score", {})).toEqual([group, key("nothing"), fields("nothing")]);
    expect(await store.refused("add-warmth-score", { groupId, primaryKey: 7, fields: [] })).toEqual([
      key("a number"),
      fields("a list of 0"),
    ]);
    expect(await store.refused("add-warmth-score", { groupId, primaryKey: "", fields: null })).toEqual([
      key("an empty string"),
      fields("null"),
    ]);
  });

  it("an endpoint never repeats a value that it refuses (L3)", async () => {
    const store = createExample();
    const text = await store.refused("add-warmth-score", {
      groupId: ["s3cret"],
      primaryKey: {},
      fields: "s3cret",
    });
    expect(text.join("\n")).not.toContain("s3cret");
  });

  it("refuses a second id among the fields of an update, and takes one as a field of an insert (L3)", async () => {
    const store = createLeads();
    expect(
      await store.refused("change-lead", { groupId, primaryKey: "1", fields: { id: "2", Id: "3" } }),
    ).toEqual([
      "fields.id: expected no id, because primaryKey says which record is updated; leave it out",
      "fields.Id: expected no id, because primaryKey says which record is updated; leave it out",
    ]);
    await store.write(200, "add-lead", { groupId, fields: { Id: "3" } });
    expect(store.instance().records("lead")).toMatchObject([{ fields: { Id: "3" } }]);
  });

  it("names a key that it does not know where it refuses, and notes it in the log where it does not (W2)", async () => {
    const store = createExample();
    expect(await store.refused("create-account", { groupID: "g", fields: {} })).toEqual([
      "groupId: expected a string, received nothing; give the groupRef that the installation was created with",
      '"groupID": a request to an endpoint has no such key; did you mean "groupId"?',
    ]);
    const { operationId = "" } = await store.write(200, "create-account", {
      ...requests.account,
      primaryKey: "x",
      field: {},
    });
    const warnings = (await store.logs(operationId)).filter(({ severity }) => severity === "WARNING");
    expect(warnings.map(({ message }) => message.msg)).toEqual([
      "Ignored primaryKey: an endpoint of mode insert makes a new record",
      'Ignored "field": a request to an endpoint has no such key; did you mean "fields"?',
    ]);
  });

  it("names both of two fields that land on one of the provider's (P6)", async () => {
    const store = createExample();
    const fields = { warmthScore: "a", warmthScore__c: "b" };
    const lines = await store.refused("add-warmth-score", { ...requests.contact, fields });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^fields: .*"warmthScore".*"warmthScore__c"/);
  });

  it("answers 422 with the provider's reasons (L3)", async () => {
    const store = createExample();
    const body = await store.write(422, "add-warmth-score", { ...requests.contact, primaryKey: "unknown" });
    expect(body.result).toEqual({ success: false });
    expect(body.errors).toHaveLength(1);
    const unknown = await store.write(422, "create-account", { groupId, fields: { nosuch: 1 } });
    expect(unknown.errors).toEqual([
      { message: "INVALID_FIELD: No such column 'nosuch' on sobject of type Account" },
    ]);
  });
});

describe("any body", () => {
  it(
    "any body of an endpoint is answered as the contract allows, and changes nothing where it is refused (L3)",
    { timeout: 120_000 },
    async () => {
      const key = fc.oneof(
        fc.constantFrom("groupId", "primaryKey", "fields"),
        fc.constantFrom(...hostileNames),
      );
      const value = fc.oneof(fc.constant(groupId), fc.constant("wsl3k2dk"), fc.jsonValue());
      const fields = fc.dictionary(
        fc.oneof(fc.constantFrom("name", "warmthScore", "id"), fc.string()),
        fc.jsonValue(),
      );
      const likely = fc.record(
        { groupId: fc.oneof(fc.constant(groupId), fc.jsonValue()), primaryKey: value, fields },
        { requiredKeys: [] },
      );
      const body = fc.oneof(
        fc.dictionary(key, value).map((given) => JSON.stringify(given)),
        likely.map((given) => JSON.stringify(given)),
        fc.json(),
        fc.string({ unit: anyCharacter }),
      );
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom("create-account", "add-warmth-score", "create-campaign"),
          body,
          async (endpoint, text) => {
            const store = createExample();
            const before = store.backend.snapshot();
            const { status } = await store.post(endpoint, text);
            expect([200, 400, 404, 422]).toContain(status);
            if (status === 400 || status === 404) expect(store.backend.snapshot()).toEqual(before);
            else expect(store.backend.snapshot().operations).toHaveLength(1);
          },
        ),
        { numRuns: 300 },
      );
    },
  );
});

describe("the rules of every write", () => {
  it("shapes the fields by the installation's config: defaults and write policies by their own names (P1 to P3) (L3)", async () => {
    const store = createStore(example, { groups: [] });
    const contact = {
      objectName: "contact",
      selectedFieldSettings: {
        warmthScore: { default: { stringValue: "cold" }, writeOnUpdate: "ifEmpty" as const },
        title: { writeOnUpdate: "never" as const },
      },
    };
    store.backend.seed({
      connections: [{ provider: "salesforce", groupRef: groupId, consumerRef: "c" }],
      installations: [
        { integration: "writeToSalesforce", groupRef: groupId, content: { write: { objects: { contact } } } },
      ],
      records: ["empty", "warm"].map((id) => ({
        provider: "salesforce",
        groupRef: groupId,
        objectName: "contact",
        id,
        fields: { lastname: "Potter", title: "Seeker", ...(id === "warm" && { warmthScore__c: "warm" }) },
      })),
    });
    const instance = () => store.backend.instance({ provider: "salesforce", groupRef: groupId });
    for (const primaryKey of ["empty", "warm"]) {
      await store.write(200, "add-warmth-score", { groupId, primaryKey, fields: { title: "Captain" } });
    }
    expect(instance().records("contact")).toMatchObject([
      { id: "empty", fields: { warmthscore__c: "cold", title: "Seeker" } },
      { id: "warm", fields: { warmthscore__c: "warm", title: "Seeker" } },
    ]);
  });

  it("strips no field that the manifest does not name, even where unmapped ones are stripped (P5)", async () => {
    const store = createExample({ removeUnmappedFields: true });
    await store.write(200, "add-warmth-score", {
      ...requests.contact,
      fields: { warmthScore: "hot", email: "a@b.test" },
    });
    expect(store.instance().records("contact")).toMatchObject([
      { fields: { warmthscore__c: "hot", email: "a@b.test" } },
    ]);
  });

  it("writes to the same objects through the write endpoint of today (L3)", async () => {
    const store = createExample();
    const [integration = ""] = Object.values(store.backend.integrations);
    const url = `${store.backend.writeUrl}/projects/mock-project/integrations/${integration}/objects/mailMonkeyCampaigns`;
    const body = { groupRef: groupId, type: "create", record: { campaignName: "Spring" } };
    expect((await store.post("", body, { url })).status).toBe(200);
    expect(store.instance().records("mailMonkeyCampaigns__c")).toMatchObject([
      { fields: { campaignname__c: "Spring" } },
    ]);
  });

  it("takes any name as an endpoint and a field (D8)", async () => {
    // An empty name, those of two folders and half a character cannot stand at the end of a URL.
    const endpoints = [...new Set(hostileNames)].filter((name) => !/^\.{0,2}$|\p{Cs}/u.test(name));
    const store = createStore({
      specVersion: "1.0.0",
      integrations: [
        {
          name: "hostile",
          provider: "plain-crm",
          write: {
            objects: endpoints.map((endpoint) => ({ objectName: endpoint, mode: "insert", endpoint })),
          },
        },
      ],
    });
    for (const endpoint of endpoints) {
      const fields = Object.fromEntries(hostileNames.map((name) => [name, `value of ${name}`]));
      await store.write(200, endpoint, { groupId, fields });
      const [record] = store.instance().records(endpoint);
      expect(Object.entries(record?.fields ?? {})).toEqual(expect.arrayContaining(Object.entries(fields)));
    }
    expect(Object.prototype).not.toHaveProperty("a.b");
    // A slash may also stand as it is, as seed 002 puts the endpoint at the end of the root URL.
    const url = `${store.backend.storeUrl}/projects/mock-project/a/b`;
    expect((await store.post("", { groupId, fields: {} }, { url })).status).toBe(200);
  });

  it("takes any text as a primary key (D8)", async () => {
    const store = createLeads();
    const keys = [...new Set(hostileNames)].filter((name) => name !== "");
    const lead = { provider: "plain-crm", groupRef: groupId, objectName: "lead", fields: {} };
    store.backend.seed({ records: keys.map((id) => ({ ...lead, id })) });
    for (const primaryKey of keys) {
      const body = await store.write(200, "change-lead", {
        groupId,
        primaryKey,
        fields: { name: primaryKey },
      });
      expect(body.result?.recordId).toBe(primaryKey);
    }
    const records = store.instance().records("lead");
    expect(records.map(({ id, fields }) => [id, fields["name"]])).toEqual(keys.map((key) => [key, key]));
  });

  it("an endpoint keeps the groups apart (L3)", async () => {
    const store = createExample({ groups: [groupId, "other"] });
    await store.write(200, "create-account", { groupId: "other", fields: { name: "Other Co." } });
    expect(store.instance(groupId).records("account")).toEqual([]);
    expect(store.instance("other").records("account")).toMatchObject([{ fields: { name: "Other Co." } }]);
  });

  it("refuses what JSON cannot nest, and takes a body just below the limit of 10 MB (I11)", async () => {
    const store = createLeads();
    const deep = `${'{"a":'.repeat(600)}1${"}".repeat(600)}`;
    expect(await store.refused("add-lead", deep)).toEqual([
      "body: the body is nested more than 500 levels deep; send a JSON object",
    ]);
    await store.write(200, "add-lead", { groupId, fields: { note: "x".repeat(9_900_000) } });
  });
});

describe("where the endpoints are", () => {
  it("answers them at storeUrl alone, and nothing else there but other routes' 404 (L3)", async () => {
    const store = createExample();
    const path = `/projects/mock-project/create-account`;
    for (const url of [
      `https://api.withampersand.com/v1${path}`,
      `https://api.withampersand.com${path}`,
      `https://write.withampersand.com${path}`,
    ]) {
      expect((await store.post("", requests.account, { url })).status).toBe(404);
    }
    expect(store.instance().records("account")).toEqual([]);
    const response = await store.backend.fetch(`${store.backend.storeUrl}${path}`, {
      headers: { "x-api-key": "key" },
    });
    expect(response.status).toBe(404);
    expect(((await response.json()) as { remedy: string }).remedy).toContain(
      "the manifest's endpoints are POST https://store.withampersand.com/projects/{projectId}/{endpoint}",
    );
  });

  it("hides no route where all URLs are one (L3)", async () => {
    const url = "http://localhost:4000/v1";
    const store = createExample({ baseUrl: url, writeUrl: url, storeUrl: `${url}/` });
    expect(store.backend.storeUrl).toBe(url);
    expect(createHandlers([store.backend])).toHaveLength(1);
    await store.write(200, "create-account", requests.account);
    const generated = await store.backend.fetch(`${url}/projects/mock-project/connections:generate`, {
      method: "POST",
      headers: { "x-api-key": "key" },
      body: JSON.stringify({ provider: "salesforce", groupRef: "new", consumerRef: "c" }),
    });
    expect(generated.status).toBe(201);
    const [integration = ""] = Object.values(store.backend.integrations);
    const written = await store.post(
      "",
      { groupRef: groupId, type: "create", record: { name: "Small Co." } },
      { url: `${url}/projects/mock-project/integrations/${integration}/objects/account` },
    );
    expect(written.status).toBe(200);
  });

  it("answers them through MSW, and to an app that sends a Request (L3)", async () => {
    const store = createExample();
    const url = `${store.backend.storeUrl}/projects/${store.backend.project.id}/create-account`;
    const init = { method: "POST", headers: { "x-api-key": "k" }, body: JSON.stringify(requests.account) };
    expect((await readAnswer(await store.backend.fetch(new Request(url, init)))).status).toBe(200);
    const server = createMockServer(
      createMockBackend({ manifest: example, project: { id: "other", name: "other" } }),
      store.backend,
    );
    server.listen();
    try {
      expect((await readAnswer(await fetch(url, init))).status).toBe(200);
    } finally {
      server.close();
    }
    expect(store.instance().records("account")).toHaveLength(2);
  });
});
