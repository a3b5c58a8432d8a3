import { describe, expect, it } from "vitest";
import type { FieldSetting, WriteRecord } from "../../../src/contract/index.js";
import { nameIn } from "../../../src/engine/shaping/nested-values.js";
import { shapeRecord } from "../../../src/engine/index.js";

interface Parts {
  provider?: string;
  type?: "create" | "update";
  settings?: Record<string, FieldSetting>;
  mappings?: Record<string, string>;
  values?: Record<string, Record<string, string>>;
  present?: WriteRecord;
}

function shape(record: WriteRecord, parts: Parts) {
  const {
    provider = "intercom",
    type = "update",
    settings = {},
    mappings = {},
    values = {},
    present,
  } = parts;
  const objectName = "user";
  const read = { objectName, selectedFieldMappings: mappings, selectedValueMappings: values };
  return shapeRecord({
    objectName,
    type,
    config: {
      provider,
      read: { objects: { user: read as never } },
      write: { objects: { user: { objectName, selectedFieldSettings: settings } } },
    },
    integration: { name: "crm", provider, write: { objects: [{ objectName, inheritMapping: true }] } },
    record,
    present,
    trace: true,
  });
}

const never = { writeOnCreate: "never", writeOnUpdate: "never" } as const;
const always = { writeOnCreate: "always", writeOnUpdate: "always" } as const;
const api: FieldSetting = { default: { stringValue: "API" } };
const mappings = { "$['owner']['email']": "OwnerEmail" };

describe("a field and what lies inside it", () => {
  it("whatever is new may be written whole, also where a part is never written (W21)", () => {
    const settings = { "$['owner']['email']": never };
    expect(shape({ owner: "none" }, { type: "create", settings })).toMatchObject({
      fields: { owner: "none" },
    });
    expect(shape({ owner: "none" }, { settings })).toMatchObject({ fields: {} });
  });

  it("a part that is mapped elsewhere has no say in the field around it (W21)", () => {
    const settings = { OwnerEmail: never };
    expect(shape({ owner: "none" }, { mappings, settings })).toMatchObject({ fields: { owner: "none" } });
  });

  it("the setting of a part that is mapped elsewhere goes before that around it (W21)", () => {
    const record = { owner: { email: "a@b.c", name: "Jo" } };
    const settings = { owner: never, "$['owner']['email']": always };
    expect(shape(record, { mappings, settings })).toMatchObject({ fields: { OwnerEmail: "a@b.c" } });
    expect(shape(record, { mappings, settings: { owner: never } })).toMatchObject({ fields: {} });
  });

  it("a name in brackets that has a default alone is protected by the field around it (W21)", () => {
    const settings = { owner: never, "$['owner']['email']": api };
    expect(shape({ "$['owner']['email']": "x" }, { settings })).toMatchObject({ fields: {} });
  });

  it.each([
    ["$['a']['b']['c']", "$['a']['b']"],
    ["$['a']['b']", "$['a']['b']['c']"],
  ])("parts within parts are told apart in any order: %s before %s (W21)", (first, second) => {
    const policies: Record<string, FieldSetting> = { "$['a']['b']['c']": never, "$['a']['b']": always };
    const settings = { [first]: policies[first] ?? {}, [second]: policies[second] ?? {} };
    const shaped = shape({ a: { b: { c: 1, d: 2 }, e: 3 } }, { settings });
    expect(shaped).toMatchObject({ fields: { a: { b: { d: 2 }, e: 3 } } });
    expect(shaped.ok && shaped.fields["a"]).toEqual({ b: { d: 2 }, e: 3 });
  });
});

describe("a default for the record's id", () => {
  it.each(["id", "Id"])("%s is put into a new record, and into none that is updated (P2)", (name) => {
    const settings = { [name]: api };
    expect(shape({ a: 1 }, { type: "create", settings })).toMatchObject({ fields: { a: 1, [name]: "API" } });
    const updated = shape({ id: "7", a: 1 }, { settings });
    expect(updated.ok && updated.fields).toEqual({ a: 1 });
  });
});

it("of two value maps of one field that under the provider's name counts (P4)", () => {
  const values = { stage: { new: "mapped" }, Stage__c: { new: "Open" } };
  const parts = { mappings: { stage: "Stage__c" }, values };
  expect(shape({ stage: "new" }, parts)).toMatchObject({ fields: { Stage__c: "Open" } });
});

it("a name is found by its own spelling before any other (W20)", () => {
  const lower = (name: string) => name.toLowerCase();
  expect(nameIn({ A: 1, a: 2 }, "a", lower)).toBe("a");
  expect(nameIn({ A: 1 }, "a", lower)).toBe("A");
  expect(nameIn({ b: 1 }, "a", lower)).toBe("a");
});

it("the customer's choice under another spelling goes before the manifest's own mapping (P4)", () => {
  const read = {
    objectName: "lead",
    dynamicMappingsInput: [{ mapToName: "$['a']['b']" }, { mapToName: '$["a"]["b"]', fieldName: "chosen" }],
  };
  const shaped = shapeRecord({
    objectName: "lead",
    type: "create",
    config: { provider: "hubspot", read: { objects: { lead: read as never } } },
    integration: {
      name: "crm",
      provider: "hubspot",
      read: {
        objects: [
          {
            objectName: "lead",
            destination: "hook",
            requiredFields: [{ fieldName: "own", mapToName: "$['a']['b']" }],
          },
        ],
      },
      write: { objects: [{ objectName: "lead", inheritMapping: true }] },
    },
    record: { a: { b: 1 } },
  });
  expect(shaped).toMatchObject({ fields: { chosen: 1 } });
});
