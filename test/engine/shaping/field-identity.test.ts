import { describe, expect, it } from "vitest";
import type {
  FieldSetting,
  ReadConfigObject,
  ValueDefault,
  WriteRecord,
} from "../../../src/contract/index.js";
import { fieldKeyOf } from "../../../src/facts/field-identity.js";
import { shapeRecord } from "../../../src/engine/index.js";

interface Parts {
  provider?: string;
  type?: "create" | "update";
  settings?: Record<string, FieldSetting>;
  older?: Record<string, ValueDefault>;
  read?: Omit<ReadConfigObject, "objectName">;
  removeUnmappedFields?: boolean;
  present?: WriteRecord;
}

function shape(record: WriteRecord, parts: Parts) {
  const { provider = "salesforce", type = "create", settings, older, read, ...rest } = parts;
  return shapeRecord({
    objectName: "lead",
    type,
    config: {
      write: {
        objects: {
          lead: { objectName: "lead", selectedFieldSettings: settings, selectedValueDefaults: older },
        },
      },
      ...(read && { read: { objects: { lead: { objectName: "lead", ...read } } } }),
    } as never,
    integration: {
      name: "crm",
      provider,
      write: { objects: [{ objectName: "lead", inheritMapping: true }] },
    },
    record,
    ...rest,
  });
}

function fieldsOf(record: WriteRecord, parts: Parts): unknown {
  const shaped = shape(record, parts);
  return shaped.ok ? shaped.fields : shaped.names;
}

const never = { writeOnCreate: "never", writeOnUpdate: "never" } as const;
const app = { default: { stringValue: "app" } };
const spellings = ["leadsource", "LeadSource", "LEADSOURCE", "lEADsOURCE"];

describe("on Salesforce, spellings of a name are one field", () => {
  it.each(spellings)("a default under %s is not needed where the request has any spelling (W20)", (name) => {
    for (const sent of spellings) {
      expect(fieldsOf({ [sent]: "Other" }, { settings: { [name]: app } })).toEqual({ [sent]: "Other" });
      expect(fieldsOf({ [sent]: null }, { settings: { [name]: app } })).toEqual({ [sent]: null });
      expect(fieldsOf({ [sent]: "Other" }, { older: { [name]: { value: "app" } } })).toEqual({
        [sent]: "Other",
      });
    }
  });

  it("the trace tells such a field as the request spells it, and no default (P8, W20)", () => {
    const shaped = shapeRecord({
      ...{ objectName: "lead", type: "create", record: { LeadSource: "Other" }, trace: true },
      config: {
        write: { objects: { lead: { objectName: "lead", selectedFieldSettings: { leadsource: app } } } },
      },
      integration: { name: "crm", provider: "salesforce" },
    });
    expect(shaped.ok && shaped.trace).toEqual([
      {
        ...{ name: "LeadSource", requestName: "LeadSource", fieldName: "LeadSource" },
        ...{ outcome: "written", rule: "P1", setting: undefined, reason: "Sent as is." },
      },
    ]);
  });

  it.each(spellings)("a policy under %s protects it from every spelling (W21)", (name) => {
    for (const type of ["create", "update"] as const) {
      for (const sent of spellings) {
        expect(fieldsOf({ [sent]: "Other", title: "CTO" }, { type, settings: { [name]: never } })).toEqual({
          title: "CTO",
        });
      }
    }
  });

  it.each(spellings)("a mapping named %s is found by every spelling (W20)", (name) => {
    const read = { selectedFieldMappings: { [name]: "Source__c" } };
    for (const sent of spellings) expect(fieldsOf({ [sent]: "x" }, { read })).toEqual({ Source__c: "x" });
  });

  it.each(["source__c", "Source__c", "SOURCE__C", "app", "App"])(
    "a setting under %s applies by the mapped name and the provider's (W21)",
    (name) => {
      const parts = { read: { selectedFieldMappings: { app: "Source__c" } }, settings: { [name]: never } };
      for (const sent of ["app", "APP", "source__c", "Source__c"]) {
        expect(fieldsOf({ [sent]: "x" }, parts)).toEqual({});
      }
    },
  );

  it("two spellings in one request are refused with both, as they were written (P6)", () => {
    const message = '"Title" and "title" both land on the provider\'s field "Title"; send one of them';
    expect(shape({ Title: 1, title: 2 }, {})).toMatchObject({
      ok: false,
      message,
      names: ["Title", "title"],
    });
    expect(shape({ title: 2, Title: 1 }, {})).toMatchObject({ names: ["title", "Title"] });
    expect(shape({ TITLE: 2, Title: 1 }, { settings: { title: app } })).toMatchObject({
      names: ["TITLE", "Title"],
    });
    const read = { selectedFieldMappings: { role: "title" } };
    expect(shape({ role: "x", TITLE: "y" }, { read })).toMatchObject({ names: ["role", "TITLE"] });
  });

  it("a value map is found by every spelling of either name (W20)", () => {
    for (const name of ["leadsource", "LeadSource", "origin", "Origin"]) {
      const read = {
        selectedFieldMappings: { origin: "LeadSource" },
        selectedValueMappings: { [name]: { web: "Web" } },
      };
      for (const sent of ["origin", "ORIGIN"]) {
        expect(fieldsOf({ [sent]: "web" }, { read })).toEqual({ LeadSource: "Web" });
      }
      expect(fieldsOf({ leadSource: "web" }, { read })).toEqual({ leadSource: "Web" });
    }
  });

  it("ifEmpty looks at the present value under every spelling (W20)", () => {
    const parts = { type: "update", settings: { leadsource: { writeOnUpdate: "ifEmpty" } } } as const;
    for (const name of spellings) {
      expect(fieldsOf({ LeadSource: "new" }, { ...parts, present: { [name]: "Web" } })).toEqual({});
      expect(fieldsOf({ LeadSource: "new" }, { ...parts, present: { [name]: "" } })).toEqual({
        LeadSource: "new",
      });
    }
  });

  it("what is not mapped is stripped under every spelling of the provider's name (P5)", () => {
    const read = { selectedFieldMappings: { origin: "LeadSource" } };
    const parts = { read, removeUnmappedFields: true };
    expect(fieldsOf({ leadsource: "x", Origin: "y", title: "z" }, parts)).toEqual({ LeadSource: "y" });
  });

  it.each(["id", "Id", "ID", "iD"])("%s names the record of an update (W20)", (name) => {
    const shaped = shape({ [name]: "003xx", title: "CTO" }, { type: "update" });
    expect(shaped).toMatchObject({ ok: true, recordId: "003xx" });
    expect(shaped.ok && shaped.fields).toEqual({ title: "CTO" });
  });

  it("parts inside a field are one in any spelling, too (W20)", () => {
    const read = { selectedFieldMappings: { "$['Owner']['Email']": "OwnerEmail" } };
    expect(fieldsOf({ owner: { email: "a@b", Name: "x" } }, { read })).toEqual({
      OwnerEmail: "a@b",
      owner: { Name: "x" },
    });
    const settings = { "$['owner']['email']": never };
    expect(fieldsOf({ Owner: { EMAIL: "a", Email: "b", name: "x" } }, { settings })).toEqual({
      Owner: { name: "x" },
    });
  });
});

describe("where two settings meet on one field", () => {
  it.each([
    ["never", "ifEmpty", {}],
    ["ifEmpty", "never", {}],
    ["always", "never", {}],
    ["always", "ifEmpty", { Title: "CTO" }],
    ["always", "always", { Title: "CTO" }],
  ] as const)("of %s and %s the stricter holds (W21)", (one, other, fields) => {
    const settings = { title: { writeOnUpdate: one }, Title: { writeOnUpdate: other } };
    const parts = { type: "update", settings } as const;
    expect(fieldsOf({ Title: "CTO" }, { ...parts, present: {} })).toEqual(fields);
    if (one === "always" && other === "ifEmpty") {
      expect(fieldsOf({ Title: "CTO" }, { ...parts, present: { title: "CEO" } })).toEqual({});
    }
  });

  it.each(["salesforce", "hubspot", "home-grown"])(
    "%s: of two defaults the one under the mapped name counts, and the trace tells of the other (W21)",
    (provider) => {
      const settings = {
        source_c: { default: { stringValue: "by provider" } },
        source: { default: { stringValue: "by app" } },
      };
      const read = { selectedFieldMappings: { source: "source_c" } };
      expect(fieldsOf({}, { provider, settings, read })).toEqual({ source_c: "by app" });
      const shaped = shape({}, { provider, settings, read, ...{ trace: true } } as Parts);
      expect(shaped.ok && shaped.trace).toMatchObject([
        {
          name: "source_c",
          outcome: "dropped",
          rule: "P2",
          reason: 'Another default writes "source_c" already.',
        },
        { name: "source", fieldName: "source_c", outcome: "defaulted" },
      ]);
    },
  );

  it("the older form of a default gives way to any newer one of the field (P7)", () => {
    const parts = { older: { source: { value: "old" } }, settings: { origin: app } };
    const read = { selectedFieldMappings: { source: "origin" } };
    expect(fieldsOf({}, { ...parts, read })).toEqual({ origin: "app" });
  });
});

describe.each(["hubspot", "home-grown"])("on %s spellings are different fields", (provider) => {
  it("neither default, policy nor mapping of another spelling counts (W20)", () => {
    expect(fieldsOf({ LeadSource: "x" }, { provider, settings: { leadsource: app } })).toEqual({
      LeadSource: "x",
      leadsource: "app",
    });
    expect(fieldsOf({ LeadSource: "x" }, { provider, settings: { leadsource: never } })).toEqual({
      LeadSource: "x",
    });
    const read = { selectedFieldMappings: { leadsource: "y" } };
    expect(fieldsOf({ LeadSource: "x" }, { provider, read })).toEqual({ LeadSource: "x" });
    expect(fieldsOf({ a: 1, A: 2 }, { provider })).toEqual({ a: 1, A: 2 });
  });

  it("ID is a field, while id and Id name the record (W20)", () => {
    const shaped = shape({ Id: "1", ID: "2" }, { provider, type: "update" });
    expect(shaped).toMatchObject({ ok: true, recordId: "1", fields: { ID: "2" } });
  });

  it("a setting under the provider's name protects what is written by the mapped one (W21)", () => {
    const parts = { provider, read: { selectedFieldMappings: { app: "source" } } };
    for (const name of ["app", "source"]) {
      for (const sent of ["app", "source"]) {
        expect(fieldsOf({ [sent]: 1 }, { ...parts, settings: { [name]: never } })).toEqual({});
      }
    }
  });

  it("names that change places protect the fields that they lead to (W21)", () => {
    const parts = { provider, read: { selectedFieldMappings: { a: "b", b: "a" } } };
    expect(fieldsOf({ a: 1, b: 2 }, { ...parts, settings: { a: never } })).toEqual({ a: 2 });
  });
});

describe("what is one field", () => {
  it("the caller may say what is one field, in place of what the kit knows (W20)", () => {
    const dashless = (name: string) => name.replaceAll("-", "");
    const shaped = shapeRecord({
      ...{ objectName: "lead", type: "create", record: { "lead-source": "x" }, fieldKey: dashless },
      config: {
        write: { objects: { lead: { objectName: "lead", selectedFieldSettings: { leadsource: never } } } },
      },
      integration: { name: "crm", provider: "hubspot" },
    });
    expect(shaped.ok && shaped.fields).toEqual({});
  });

  it.each(["tr-TR", "lt-LT", "de-DE"])(
    "what is one field does not depend on a locale such as %s (W20)",
    (locale) => {
      const name = "IndustryİI";
      const key = fieldKeyOf("salesforce");
      expect(key("INDUSTRY")).toBe("industry");
      expect(key("ÉTAT__c")).toBe(key("état__C"));
      // What a Turkish locale would make of it is another name.
      if (locale === "tr-TR") expect(key("INDUSTRY")).not.toBe("INDUSTRY".toLocaleLowerCase(locale));
      expect(key(name)).toBe(name.toLowerCase());
    },
  );
});
