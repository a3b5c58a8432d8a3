import { describe, expect, it } from "vitest";
import type { FieldSetting, WriteRecord } from "../../../src/contract/index.js";
import { shapeRecord } from "../../../src/engine/index.js";
import { referenceOf } from "../../../src/facts/references.js";

interface Parts {
  provider?: string;
  type?: "create" | "update";
  settings?: Record<string, FieldSetting>;
  valueDefaults?: Record<string, { value: string }>;
  mappings?: Record<string, string>;
  present?: WriteRecord;
}

function shape(record: WriteRecord, parts: Parts) {
  const { provider = "salesforce", type = "create", settings = {}, mappings = {}, present } = parts;
  const { valueDefaults = {} } = parts;
  const objectName = "contact";
  return shapeRecord({
    objectName,
    type,
    config: {
      provider,
      read: {
        objects: { contact: { objectName, selectedFields: {}, selectedFieldMappings: mappings } as never },
      },
      write: {
        objects: {
          contact: {
            objectName,
            selectedFieldSettings: settings,
            selectedValueDefaults: valueDefaults,
          },
        },
      },
    },
    integration: { name: "crm", provider, write: { objects: [{ objectName, inheritMapping: true }] } },
    record,
    present,
    trace: true,
  });
}

const account = { Code__c: "A-1" };
const never = { writeOnCreate: "never", writeOnUpdate: "never" } as const;

describe("a reference that is written by the other record's external id", () => {
  it.each([
    ["AccountId", "Account"],
    ["accountid", "ACCOUNT"],
    ["Parent__c", "Parent__r"],
    ["ReportsToId", "ReportsTo"],
  ])("the policy of %s protects it from %s (W21)", (field, relationship) => {
    const shaped = shape({ a: 1, [relationship]: account }, { settings: { [field]: never } });
    expect(shaped).toMatchObject({ ok: true, fields: { a: 1 } });
    expect(shaped.ok && shaped.trace.map(({ name, rule }) => [name, rule])).toEqual([
      ["a", "P1"],
      [relationship, "P3"],
    ]);
  });

  it("the default of the reference stays out where the request names the record (P2, W21)", () => {
    const settings = { AccountId: { default: { stringValue: "001xx000003DGbYAAW" } } };
    expect(shape({ Account: account }, { settings })).toMatchObject({ fields: { Account: account } });
    expect(shape({}, { settings })).toMatchObject({ fields: { AccountId: "001xx000003DGbYAAW" } });
  });

  it.each<[string, WriteRecord]>([
    ["another external id", { Account: { Name: "ACME" } }],
    ["the same one", { Account: { Code__c: "B-2" } }],
    ["nothing", { Account: null }],
    ["an object without names", { Account: {} }],
    ["its id", { AccountId: "001" }],
    ["its id in another spelling", { ACCOUNTID: "001" }],
    ["no id", { AccountId: null }],
  ])("a default inside the other record stays out where the request has %s (P2, W21)", (_, record) => {
    const ofCode = { default: { stringValue: "A-1" } };
    const parts = { mappings: { code: "$['Account']['Code__c']" }, settings: { code: ofCode } };
    const shaped = shape(record, parts);
    expect(shaped.ok && shaped.fields).toEqual(record);
    expect(shape({}, parts)).toMatchObject({ fields: { Account: account } });
  });

  it("a default inside the other record stays out where another mapping tells which one it is (P2, W21)", () => {
    const mappings = { code: "$['Account']['Code__c']", name: "$['account']['Name']" };
    const settings = { code: { default: { stringValue: "A-1" } } };
    const shaped = shape({ name: "ACME" }, { mappings, settings });
    expect(shaped.ok && shaped.fields).toEqual({ account: { Name: "ACME" } });
  });

  it("a mapped default inside the other record stays out where the request names that record, even where the reference's name is mapped elsewhere (P2, W21)", () => {
    const mappings = { AccountId: "Account", "$['Account']['Code__c']": "$['Account']['Code__c']" };
    const valueDefaults = { "$['Account']['Code__c']": { value: "B-2" } };
    const shaped = shape({ Account: {} }, { mappings, valueDefaults });
    expect(shaped.ok && shaped.fields).toEqual({ Account: {} });
  });

  it("a default of the record's own field of that name is none of the reference (P2, W21)", () => {
    const settings = Object.fromEntries(
      ["account", "AccountId"].map((name) => [name, { default: { stringValue: "A-1" } }]),
    );
    const shaped = shape({}, { mappings: { account: "Account" }, settings });
    expect(shaped.ok && shaped.fields).toEqual({ Account: "A-1", AccountId: "A-1" });
  });

  it("a default that tells only the type of the other record joins what tells the record (P2, W21)", () => {
    const mappings = { type: "$['Owner']['attributes']['type']", owner: "$['Owner']['Code__c']" };
    const settings = { type: { default: { stringValue: "User" } } };
    const shaped = shape({ owner: "U-1" }, { mappings, settings });
    expect(shaped.ok && shaped.fields).toEqual({ Owner: { Code__c: "U-1", attributes: { type: "User" } } });
  });

  it.each([
    ["the id first", ["AccountId", "code"]],
    ["the external id first", ["code", "AccountId"]],
    ["two external ids", ["code", "name", "AccountId"]],
  ])("of several defaults for one reference the first mapped one counts: %s (W21)", (_, names) => {
    const mappings = { code: "$['Account']['Code__c']", name: "$['Account']['Name']" };
    const settings = Object.fromEntries(names.map((name) => [name, { default: { stringValue: "A-1" } }]));
    const shaped = shape({}, { mappings, settings });
    expect(shaped.ok && shaped.fields).toEqual({ Account: account });
    const reasons = shaped.ok ? shaped.trace.filter(({ outcome }) => outcome === "dropped") : [];
    expect(reasons.map(({ rule, reason }) => [rule, reason.startsWith("Another default writes")])).toEqual(
      names.slice(1).map(() => ["P2", true]),
    );
  });

  it.each(["hubspot", "intercom"])(
    "%s: defaults of names that only look like it are all written (W21)",
    (provider) => {
      const mappings = { code: "$['Account']['Code__c']", name: "$['Account']['Name']" };
      const ofBoth = { default: { stringValue: "A-1" } };
      const settings = { code: ofBoth, name: ofBoth, AccountId: ofBoth };
      const shaped = shape({ Account: { x: 1 } }, { provider, mappings, settings });
      expect(shaped.ok && shaped.fields).toEqual({
        Account: { x: 1, Code__c: "A-1", Name: "A-1" },
        AccountId: "A-1",
      });
    },
  );

  it("only where the reference is empty it is filled in (P3, W21)", () => {
    const settings = { AccountId: { writeOnUpdate: "ifEmpty" } } as const;
    const parts = { type: "update", settings } as const;
    const record = { id: "1", Account: account };
    expect(shape(record, parts)).toMatchObject({ needsPresent: ["AccountId"] });
    expect(shape(record, { ...parts, present: { accountid: "001" } })).toMatchObject({ fields: {} });
    expect(shape(record, { ...parts, present: { accountid: null } })).toMatchObject({
      fields: { Account: account },
    });
  });

  it("a mapping into the other record is protected by the reference's policy (W21)", () => {
    const parts = { mappings: { code: "$['Account']['Code__c']" }, settings: { AccountId: never } };
    expect(shape({ code: "A-1" }, parts)).toMatchObject({ fields: {} });
    expect(shape({ code: "A-1" }, { ...parts, settings: {} })).toMatchObject({
      fields: { Account: account },
    });
  });

  it("the reference's policy holds beside a mapping into the other record (W21)", () => {
    const parts = { mappings: { code: "$['Account']['Code__c']" }, settings: { AccountId: never } };
    expect(shape({ Account: account }, parts)).toMatchObject({ fields: {} });
    expect(shape({ acct: account }, { ...parts, mappings: { acct: "Account" } })).toMatchObject({
      fields: {},
    });
  });

  it("of a setting under the other record's name and one under the reference's the stricter holds (W21)", () => {
    const always = { writeOnCreate: "always" } as const;
    for (const settings of [
      { Account: never, AccountId: always },
      { Account: always, AccountId: never },
      { account: never },
    ] as Record<string, FieldSetting>[]) {
      expect(shape({ Account: account, a: 1 }, { settings })).toMatchObject({ fields: { a: 1 } });
      expect(shape({ AccountId: "001", a: 1 }, { settings })).toMatchObject({ fields: { a: 1 } });
    }
  });

  it("a mapping into the other record is judged by what the reference holds now (P3, W21)", () => {
    const parts = {
      type: "update",
      mappings: { code: "$['Account']['Code__c']" },
      settings: { AccountId: { writeOnUpdate: "ifEmpty" } },
    } as const;
    const record = { id: "1", code: "A-1" };
    expect(shape(record, parts)).toMatchObject({ needsPresent: ["AccountId"] });
    expect(shape(record, { ...parts, present: { AccountId: "001" } })).toMatchObject({ fields: {} });
    expect(shape(record, { ...parts, present: { Account: account } })).toMatchObject({ fields: {} });
    expect(shape(record, { ...parts, present: {} })).toMatchObject({ fields: { Account: account } });
  });

  it("both names of one reference go to the provider, which refuses the one record (W24)", () => {
    const record = { AccountId: "001", Account: account };
    for (const settings of [{}, { AccountId: { writeOnCreate: "always" } }] as const) {
      expect(shape(record, { settings })).toMatchObject({ ok: true, fields: record });
    }
  });

  it.each<[string, WriteRecord, WriteRecord]>([
    ["the record by the mapping", { code: "B-2" }, { Account: { Code__c: "B-2" } }],
    ["the reference", { AccountId: "001" }, { AccountId: "001" }],
    ["nothing", {}, { Account: { Code__c: "A-1" } }],
  ])(
    "of two defaults for one reference none is added beside %s of the request (P2, W20)",
    (_, record, fields) => {
      const mappings = { code: "$['Account']['Code__c']" };
      const settings = {
        code: { default: { stringValue: "A-1" } },
        AccountId: { default: { stringValue: "002" } },
      };
      const shaped = shape(record, { mappings, settings });
      expect(shaped).toMatchObject({ ok: true });
      expect(shaped.ok && shaped.fields).toEqual(fields);
    },
  );

  it("a setting of the part itself goes before that of the reference (W21)", () => {
    const settings = { AccountId: never, "$['Account']['Code__c']": { writeOnCreate: "always" } } as const;
    const mappings = { code: "$['Account']['Code__c']" };
    expect(shape({ code: "A-1" }, { mappings, settings })).toMatchObject({ fields: { Account: account } });
  });

  it("the record's own field of that name is none where it holds no object (W21)", () => {
    expect(shape({ Company: "ACME" }, { settings: { CompanyId: never } })).toMatchObject({
      fields: { Company: "ACME" },
    });
  });

  it("a mapped name that looks like a reference is none (W21)", () => {
    const parts = { mappings: { companyId: "Ref__c" }, settings: { companyId: never } };
    expect(shape({ company: { a: 1 } }, parts)).toMatchObject({ fields: { company: { a: 1 } } });
  });

  it.each(["hubspot", "intercom"])("%s has no such names (W21)", (provider) => {
    const settings = { accountId: never, Parent__c: never };
    const record = { account: { a: 1 }, Parent__r: { a: 1 } };
    expect(shape(record, { provider, settings })).toMatchObject({ fields: record });
  });
});

it.each([
  ["Account", "AccountId"],
  ["Parent__r", "Parent__c"],
  ["PARENT__R", "PARENT__c"],
  ["ns__Parent__r", "ns__Parent__c"],
])("to Salesforce %s stands for %s (W21)", (relationship, field) => {
  expect(referenceOf("salesforce", relationship)).toBe(field);
  expect(referenceOf("hubspot", relationship)).toBeUndefined();
});

it("the id of the record itself is no reference (W21)", () => {
  expect(referenceOf("salesforce", "")).toBeUndefined();
});
