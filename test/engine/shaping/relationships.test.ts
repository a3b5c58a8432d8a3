import { describe, expect, it } from "vitest";
import type { FieldSetting, WriteRecord } from "../../../src/contract/index.js";
import { shapeRecord } from "../../../src/engine/index.js";
import { referenceOf } from "../../../src/facts/references.js";

interface Parts {
  provider?: string;
  type?: "create" | "update";
  settings?: Record<string, FieldSetting>;
  mappings?: Record<string, string>;
  present?: WriteRecord;
}

function shape(record: WriteRecord, parts: Parts) {
  const { provider = "salesforce", type = "create", settings = {}, mappings = {}, present } = parts;
  const objectName = "contact";
  return shapeRecord({
    objectName,
    type,
    config: {
      provider,
      read: {
        objects: { contact: { objectName, selectedFields: {}, selectedFieldMappings: mappings } as never },
      },
      write: { objects: { contact: { objectName, selectedFieldSettings: settings } } },
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
