import { describe, expect, it } from "vitest";
import type {
  FieldDefinition,
  Manifest,
  ObjectMetadata,
  UpsertMetadataResponse,
} from "../../../src/contract/index.js";
import { createVirtualClock } from "../../../src/engine/index.js";
import { consumerRef, createHarness, groupRef } from "../support/harness.js";

const manifest: Manifest = {
  specVersion: "1.0.0",
  integrations: [
    {
      name: "crm",
      provider: "salesforce",
      read: {
        objects: [
          {
            objectName: "account",
            mapToName: "companies",
            destination: "hook",
            requiredFields: [{ fieldName: "Region__c", mapToName: "region" }],
          },
        ],
      },
      write: {
        objects: [{ objectName: "account" }, { objectName: "contact" }, { objectName: "touchpoints__c" }],
      },
    },
    { name: "support", provider: "hubspot", write: { objects: [{ objectName: "contacts" }] } },
    { name: "chat", provider: "intercom", write: { objects: [{ objectName: "users" }] } },
  ],
};

function install() {
  const harness = createHarness(manifest, { clock: createVirtualClock() });
  const { backend } = harness;
  const objects = (...names: string[]) => ({
    write: { objects: Object.fromEntries(names.map((objectName) => [objectName, { objectName }])) },
  });
  backend.seed({
    connections: [
      { provider: "hubspot", groupRef, consumerRef },
      { provider: "intercom", groupRef, consumerRef },
      { provider: "salesforce", groupRef: "other", consumerRef },
    ],
    installations: [
      { integration: "crm", groupRef, content: objects("account", "contact", "touchpoints__c") },
      { integration: "support", groupRef, content: objects("contacts") },
      { integration: "chat", groupRef, content: objects("users") },
      { integration: "crm", groupRef: "other", content: objects("contact") },
    ],
  });
  const byInstallation = (objectName: string, query = `?groupRef=${groupRef}`) =>
    harness.ask<ObjectMetadata>("GET", `${harness.path}/objects/${objectName}/metadata${query}`);
  const byConnection = (provider: string, objectName: string, query = `?groupRef=${groupRef}`) =>
    harness.ask<ObjectMetadata>(
      "GET",
      `/projects/mock-project/providers/${provider}/objects/${objectName}/metadata${query}`,
    );
  return { ...harness, byInstallation, byConnection };
}

describe("the metadata of an object", () => {
  it("the metadata of an object has the instance's fields by name; custom ones that the manifest or a seed names too (I6)", async () => {
    const { byInstallation, backend } = install();
    const fields = [{ fieldName: "Tier__c", displayName: "Tier" }];
    backend.seed({ fields: [{ provider: "salesforce", objectName: "Account", groupRef, fields }] });
    const { status, body } = await byInstallation("account");
    expect(status).toBe(200);
    expect(body).toMatchObject({ name: "account", displayName: "Account", mappedObjectName: "companies" });
    expect(body.fields["name"]).toMatchObject({
      fieldName: "name",
      displayName: "Account Name",
      valueType: "string",
      isRequired: true,
      readOnly: false,
    });
    expect(body.fields["region__c"]).toMatchObject({ fieldName: "region__c", isCustom: true });
    expect(body.fields["tier__c"]).toEqual({ fieldName: "tier__c", displayName: "Tier" });
    for (const [name, field] of Object.entries(body.fields)) expect(field.fieldName).toBe(name);
  });

  it.each(["companies", "account", "Account"])(
    "the metadata of an object is found by the mapped and by the native name: %s (I6)",
    async (name) => {
      const { byInstallation } = install();
      expect((await byInstallation(name)).body).toMatchObject({
        name: "account",
        mappedObjectName: "companies",
      });
    },
  );

  it("names no mapped object where there is none, nor by connection (I6)", async () => {
    const { byInstallation, byConnection } = install();
    const [contact, account] = [await byInstallation("contact"), await byConnection("salesforce", "account")];
    for (const { body } of [contact, account]) expect(body).not.toHaveProperty("mappedObjectName");
    expect(account.body.name).toBe("account");
    expect((await byConnection("hubspot", "contact")).body).toMatchObject({ name: "contacts" });
  });

  it("leaves read-only fields out when asked to (I6)", async () => {
    const { byInstallation, byConnection } = install();
    for (const ask of [
      byInstallation,
      (name: string, query: string) => byConnection("salesforce", name, query),
    ]) {
      const all = await ask("account", `?groupRef=${groupRef}&excludeReadOnly=false`);
      const some = await ask("account", `?groupRef=${groupRef}&excludeReadOnly=true`);
      const writable = Object.values(all.body.fields).filter(({ readOnly }) => !readOnly);
      expect(Object.values(some.body.fields)).toEqual(writable);
      expect(writable.length).toBeLessThan(Object.keys(all.body.fields).length);
    }
  });

  it("differs from group to group as their instances do (I6)", async () => {
    const { byInstallation, backend } = install();
    const objectName = "contact";
    backend.seed({ fields: [{ provider: "salesforce", objectName, groupRef, hidden: ["email"] }] });
    expect((await byInstallation(objectName)).body.fields).not.toHaveProperty("email");
    expect((await byInstallation(objectName, "?groupRef=other")).body.fields).toHaveProperty("email");
  });

  it("the metadata of an object is answered 404 for an object that nobody knows, with the nearest name (I6)", async () => {
    const { askRefused, path } = install();
    for (const to of [
      `${path}/objects/acount`,
      "/projects/mock-project/providers/salesforce/objects/acount",
    ]) {
      const problem = await askRefused(404, "GET", `${to}/metadata?groupRef=${groupRef}`);
      expect(problem.detail).toBe(
        'the connected salesforce instance has no object "acount"; did you mean "account"?',
      );
      expect(problem.issues).toMatchObject([{ in: "path", name: "objectName", value: "acount" }]);
    }
  });

  it.each([
    ["no groupRef", 400, "", "the query parameter groupRef is missing"],
    [
      "a flag that is none",
      400,
      `?groupRef=${groupRef}&excludeReadOnly=yes`,
      'the query parameter excludeReadOnly is "yes"',
    ],
  ])("the metadata of an object refuses %s", async (_, status, query, detail) => {
    const { askRefused, path } = install();
    for (const to of [
      `${path}/objects/account`,
      "/projects/mock-project/providers/salesforce/objects/account",
    ]) {
      expect((await askRefused(status, "GET", `${to}/metadata${query}`)).detail).toBe(detail);
    }
  });

  it("the metadata of an object is answered 404 where the group has no installation or no connection (I4)", async () => {
    const { askRefused, path } = install();
    const ofNobody = `metadata?groupRef=nobody`;
    const installed = await askRefused(404, "GET", `${path}/objects/account/${ofNobody}`);
    expect(installed.detail).toBe('integration "crm" is not installed for group "nobody"');
    const connected = await askRefused(
      404,
      "GET",
      `/projects/mock-project/providers/salesforce/objects/account/${ofNobody}`,
    );
    expect(connected.detail).toBe('group "nobody" has no connection to "salesforce"');
    expect(connected.remedy).toContain("/connections:generate");
  });
});

/** The contract's examples of an upsert. */
const examples: Record<string, Record<string, FieldDefinition[]>> = {
  createTextFields: {
    Account: [
      {
        fieldName: "Industry",
        displayName: "Industry Sector",
        description: "The industry this account operates in",
        valueType: "string",
        required: false,
        stringOptions: { length: 255, defaultValue: "Technology" },
      },
      {
        fieldName: "Company_Size",
        displayName: "Company Size",
        valueType: "string",
        stringOptions: { values: ["Small", "Medium", "Large", "Enterprise"], valuesRestricted: true },
      },
    ],
    Contact: [
      {
        fieldName: "Seniority_Level",
        displayName: "Seniority Level",
        valueType: "string",
        stringOptions: { values: ["Junior", "Mid", "Senior", "Executive"], valuesRestricted: true },
      },
    ],
  },
  createNumericFields: {
    Opportunity: [
      {
        fieldName: "Deal_Score",
        displayName: "Deal Score",
        description: "Likelihood score from 0-100",
        valueType: "float",
        required: true,
        numericOptions: { precision: 5, scale: 2, min: 0, max: 100, defaultValue: 50 },
      },
    ],
  },
  createAssociationField: {
    Task: [
      {
        fieldName: "Related_Contact",
        displayName: "Related Contact",
        valueType: "string",
        association: {
          associationType: "lookup",
          targetObject: "Contact",
          targetField: "Id",
          cardinality: "many-to-one",
          required: false,
          labels: { singular: "Contact", plural: "Contacts" },
        },
      },
    ],
  },
};

describe("an upsert of custom fields", () => {
  const text = { fieldName: "tier__c", displayName: "Tier", valueType: "string" };

  function upsert(harness: ReturnType<typeof install>, fields: object, provider?: string) {
    const to =
      provider === undefined
        ? `${harness.path}/object-metadata`
        : `/projects/mock-project/providers/${provider}/object-metadata`;
    return harness.ask<UpsertMetadataResponse>("PUT", to, { groupRef, fields });
  }

  it.each(Object.entries(examples))("takes the contract's example %s (I6)", async (_, fields) => {
    for (const provider of [undefined, "salesforce"]) {
      const harness = install();
      const { status, body } = await upsert(harness, fields, provider);
      expect(status).toBe(200);
      expect(body.success).toBe(true);
      for (const [objectName, definitions] of Object.entries(fields)) {
        const results = body.fields[objectName] ?? {};
        expect(Object.keys(results)).toEqual(definitions.map(({ fieldName }) => fieldName));
        for (const { fieldName } of definitions) {
          const kept = `${fieldName.toLowerCase()}__c`;
          expect(results[fieldName]).toMatchObject({ fieldName: kept, action: "create" });
          expect(results[fieldName]?.warnings).toContain(`the provider calls the field "${kept}"`);
          const metadata = await harness.byConnection("salesforce", objectName);
          expect(metadata.body.fields[kept]).toMatchObject({ fieldName: kept, isCustom: true });
        }
      }
    }
  });

  it("says which options the mock does not hold records to (I6)", async () => {
    const { body } = await upsert(install(), examples["createNumericFields"] ?? {});
    expect(body.fields["Opportunity"]?.["Deal_Score"]?.warnings?.slice(1)).toEqual(
      ["precision", "scale", "min", "max"].map(
        (name) => `numericOptions.${name} is accepted, but the mock backend does not hold records to it`,
      ),
    );
  });

  it("creates a field, then changes it, then finds nothing to do; for this group alone (I6)", async () => {
    const harness = install();
    const actionOf = async (field: object) =>
      (await upsert(harness, { contact: [field] })).body.fields["contact"]?.["tier__c"]?.action;
    expect(await actionOf(text)).toBe("create");
    expect(await actionOf(text)).toBe("none");
    expect(await actionOf({ ...text, displayName: "Level" })).toBe("update");
    expect(await actionOf({ ...text, displayName: "Level", stringOptions: { length: 3 } })).toBe("update");
    const { fields } = (await harness.byInstallation("contact")).body;
    expect(fields["tier__c"]).toMatchObject({ displayName: "Level", providerType: "string" });
    const others = await harness.byInstallation("contact", "?groupRef=other");
    expect(others.body.fields).not.toHaveProperty("tier__c");
  });

  it("an upsert of custom fields makes writes of the fields possible, by their types, lengths, choices and defaults (I6)", async () => {
    const harness = install();
    const create = async (record: object) => {
      const { body } = await harness.write("contact", {
        groupRef,
        type: "create",
        record: { lastname: "Potter", ...record },
      });
      return body.result?.data ?? body.errors;
    };
    expect(await create({ tier__c: "gold" })).toMatchObject([
      { message: expect.stringMatching("INVALID_FIELD") },
    ]);
    const select = { ...text, valueType: "singleSelect" };
    const values = ["a", "b"];
    await upsert(harness, {
      contact: [
        { ...text, stringOptions: { length: 4, defaultValue: "none" } },
        { ...text, fieldName: "Score", valueType: "int", required: true },
        { ...select, fieldName: "open__c", stringOptions: { values } },
        { ...select, fieldName: "closed__c", stringOptions: { values, valuesRestricted: true } },
      ],
    });
    expect(await create({ score__c: 1 })).toMatchObject({ tier__c: "none", score__c: 1 });
    expect(await create({})).toEqual([
      { message: "REQUIRED_FIELD_MISSING: Required fields are missing: [score__c]" },
    ]);
    expect(await create({ score__c: 1, tier__c: "golden" })).toEqual([
      { message: "STRING_TOO_LONG: Tier: data value too large: golden (max length=4)" },
    ]);
    expect(await create({ score__c: 1, open__c: "c", closed__c: "a" })).toMatchObject({ open__c: "c" });
    expect(await create({ score__c: 1, closed__c: "c" })).toEqual([
      {
        message: "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST: Tier: bad value for restricted picklist field: c",
      },
    ]);
  });

  it("an upsert of custom fields keeps HubSpot's names as they are, and its options closed (I6)", async () => {
    const harness = install();
    const field = {
      fieldName: "myTier",
      displayName: "Tier",
      valueType: "singleSelect",
      stringOptions: { values: ["a"], defaultValue: "a" },
    };
    const { body } = await upsert(harness, { contact: [field] }, "hubspot");
    expect(body.fields["contact"]?.["myTier"]).toMatchObject({ fieldName: "myTier", action: "create" });
    const { backend } = harness;
    const instance = backend.instance({ provider: "hubspot", groupRef });
    const added = instance.add({ objectName: "contacts", fields: {} });
    expect(added).toMatchObject({ ok: true, data: { myTier: "a" } });
    expect(instance.add({ objectName: "contacts", fields: { myTier: "b" } })).toMatchObject({
      failure: { code: "INVALID_OPTION" },
    });
  });

  it("an upsert of custom fields makes an object known that was not, and leaves one that nobody described open (I6)", async () => {
    const harness = install();
    const path = "/projects/mock-project/providers/salesforce/objects/visit__c/metadata";
    await harness.askRefused(404, "GET", `${path}?groupRef=${groupRef}`);
    await upsert(harness, { Visit__c: [text], touchpoints__c: [{ ...text, valueType: "int" }] });
    const visit = await harness.byConnection("salesforce", "visit__c");
    expect(visit.body).toMatchObject({ name: "visit__c", fields: { tier__c: { displayName: "Tier" } } });
    const write = (record: object) => harness.write("touchpoints__c", { groupRef, type: "create", record });
    expect((await write({ other__c: "x", tier__c: 1 })).status).toBe(200);
    expect((await write({ tier__c: "x" })).status).toBe(422);
  });

  it("an upsert of custom fields finds the object by its mapped name (I6)", async () => {
    const harness = install();
    await upsert(harness, { companies: [text] });
    expect((await harness.byInstallation("account")).body.fields).toHaveProperty("tier__c");
  });

  it.each<[string, object, string, string]>([
    [
      "a standard field",
      { contact: [{ ...text, fieldName: "email" }] },
      "fields.contact[0].fieldName",
      '"email" is a standard field, which cannot be changed',
    ],
    [
      "a field that stands twice",
      { contact: [text, { ...text, fieldName: "TIER" }] },
      "fields.contact[1].fieldName",
      "the field stands in the list twice",
    ],
    [
      "a choice without choices",
      { contact: [{ ...text, valueType: "multiSelect" }] },
      "fields.contact[0].stringOptions.values",
      "a multiSelect field needs its values",
    ],
    [
      "a reference to nothing",
      { contact: [{ ...text, valueType: "reference" }] },
      "fields.contact[0].association",
      "a reference field needs the object that it refers to",
    ],
    [
      "an unknown type",
      { contact: [{ ...text, valueType: "picklist" }] },
      "fields.contact[0].valueType",
      'expected one of "string", "boolean", "date", "datetime", "singleSelect", "multiSelect", "int", "float", "reference"',
    ],
    [
      "a field without a name",
      { contact: [{ ...text, fieldName: undefined }] },
      "fields.contact[0].fieldName",
      "expected string, but it is missing",
    ],
    ["fields that are no list", { contact: text }, "fields.contact", "expected array, received object"],
  ])("refuses %s and changes nothing (I6)", async (_, fields, name, detail) => {
    const harness = install();
    const provider =
      name.includes("email") || JSON.stringify(fields).includes('"email"') ? "hubspot" : "salesforce";
    const to = `/projects/mock-project/providers/${provider}/object-metadata`;
    const other = { lead: [text] };
    const problem = await harness.askRefused(400, "PUT", to, { groupRef, fields: { ...other, ...fields } });
    expect(problem.issues?.map((issue) => [issue.name, issue.detail])).toEqual([[name, detail]]);
  });

  it("refuses providers whose fields cannot be created (I6)", async () => {
    const { askRefused, backend } = install();
    const chat = backend.integrations["chat"] ?? "";
    for (const to of [
      `/projects/mock-project/integrations/${chat}/object-metadata`,
      "/projects/mock-project/providers/intercom/object-metadata",
    ]) {
      const problem = await askRefused(400, "PUT", to, { groupRef, fields: { users: [text] } });
      expect(problem.detail).toBe(
        "fields of intercom cannot be created or changed; supported for salesforce and hubspot",
      );
    }
  });

  it("an upsert of custom fields is answered 404 where the group has no installation or no connection (I4)", async () => {
    const { askRefused, path } = install();
    const body = { groupRef: "nobody", fields: {} };
    const installed = await askRefused(404, "PUT", `${path}/object-metadata`, body);
    expect(installed.issues).toMatchObject([{ in: "body", name: "groupRef", value: "nobody" }]);
    await askRefused(404, "PUT", "/projects/mock-project/providers/hubspot/object-metadata", body);
  });

  it("metadata takes any name of object and field (D8)", async () => {
    for (const name of ["__proto__", "constructor", "", "a/b", "é 🙂"]) {
      const harness = install();
      const fields = JSON.parse(
        `{${JSON.stringify(name)}: [${JSON.stringify({ ...text, fieldName: name })}]}`,
      ) as object;
      const { status, body } = await upsert(harness, fields, "hubspot");
      expect(status).toBe(200);
      const objects = Object.getOwnPropertyDescriptor(body.fields, name)?.value as object;
      expect(Object.getOwnPropertyDescriptor(objects, name)?.value).toMatchObject({ action: "create" });
      expect(Object.keys(Object.prototype)).toEqual([]);
    }
  });
});
