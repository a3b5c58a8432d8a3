import { describe, expect, it } from "vitest";
import type { FieldSetting, WriteRecord } from "../../../src/contract/index.js";
import { shapeRecord } from "../../../src/engine/index.js";

const never = { writeOnCreate: "never", writeOnUpdate: "never" } as const;
const ifEmpty = { writeOnUpdate: "ifEmpty" } as const;
const email = "$['owner']['email']";

function fieldsOf(
  provider: string,
  settings: Record<string, FieldSetting>,
  record: WriteRecord,
  present?: WriteRecord,
): unknown {
  const shaped = shapeRecord({
    ...{ objectName: "lead", type: "update", record, present, trace: true },
    config: { write: { objects: { lead: { objectName: "lead", selectedFieldSettings: settings } } } },
    integration: { name: "crm", provider },
  });
  return shaped.ok ? shaped.fields : shaped.names;
}

describe.each(["salesforce", "hubspot", "home-grown"])(
  "on %s a key of the record in brackets",
  (provider) => {
    it("a key in brackets does not get past a policy of the field around the part (W21)", () => {
      expect(fieldsOf(provider, { owner: never }, { [email]: "a", x: 1 })).toEqual({ x: 1 });
      expect(fieldsOf(provider, { owner: never }, { "$['owner']": "a", x: 1 })).toEqual({ x: 1 });
      const deep = { "$['owner']['email']['domain']": "a", x: 1 };
      expect(fieldsOf(provider, { [email]: never }, deep)).toEqual({ x: 1 });
    });

    it("a key in brackets is judged by what the part holds now (W21)", () => {
      for (const settings of [{ [email]: ifEmpty }, { owner: ifEmpty }]) {
        for (const filled of [{ owner: { email: "b" } }, { [email]: "b" }]) {
          expect(fieldsOf(provider, settings, { [email]: "a" }, filled)).toEqual({});
        }
        const fields = fieldsOf(provider, settings, { [email]: "a" }, { owner: { name: "x" } });
        expect(fields).toEqual({ [email]: "a" });
      }
    });

    it("a key in brackets lets no protected part of its value through (W21)", () => {
      const settings = { [email]: never };
      const record = { "$['owner']": { email: "a", name: "n" }, x: 1 };
      expect(fieldsOf(provider, settings, record)).toEqual({ "$['owner']": { name: "n" }, x: 1 });
      expect(fieldsOf(provider, settings, { '$["owner"]': { email: "a" }, x: 1 })).toEqual({ x: 1 });
      const deep = { "$['a']['b']['c']": never };
      expect(fieldsOf(provider, deep, { "$['a']['b']": { c: "a", d: 1 } })).toEqual({
        "$['a']['b']": { d: 1 },
      });
      expect(fieldsOf(provider, deep, { "$['a']": { b: { c: "a" }, d: 1 } })).toEqual({ "$['a']": { d: 1 } });
      // Also where the key has a setting of its own.
      const both = { ...settings, "$['owner']": { writeOnUpdate: "always" } } as const;
      expect(fieldsOf(provider, both, record)).toEqual({ "$['owner']": { name: "n" }, x: 1 });
    });

    it("a key in brackets does not overwrite a protected part by what is no object (W21)", () => {
      for (const value of [null, "none", []]) {
        expect(fieldsOf(provider, { [email]: never }, { "$['owner']": value, x: 1 })).toEqual({ x: 1 });
      }
    });

    it("a part of a key in brackets is judged by what it holds now (W21)", () => {
      const record = { "$['owner']": { email: "a", name: "n" } };
      const settings = { [email]: ifEmpty };
      expect(fieldsOf(provider, settings, record, { owner: { email: "b" } })).toEqual({
        "$['owner']": { name: "n" },
      });
      expect(fieldsOf(provider, settings, record, { owner: { name: "b" } })).toEqual(record);
    });

    it("a key in brackets stays a name like any other where nothing protects it (D8)", () => {
      expect(fieldsOf(provider, { other: never }, { [email]: "a" })).toEqual({ [email]: "a" });
    });
  },
);

it("a default under a name in brackets is not needed where the record has the part (P2)", () => {
  const settings = { [email]: { default: { stringValue: "d" } } };
  for (const owner of [{ email: "a" }, { email: null }]) {
    expect(fieldsOf("home-grown", settings, { owner })).toEqual({ owner });
  }
  expect(fieldsOf("salesforce", settings, { Owner: { EMAIL: "a" } })).toEqual({ owner: { email: "a" } });
  expect(fieldsOf("home-grown", settings, { owner: { name: "x" } })).toMatchObject({ [email]: "d" });
});

it("two spellings of one key in brackets are refused, beside a setting of the field around them, too (W20)", () => {
  const record = { "$['owner']['email']": "a", "$['Owner']['Email']": "b" };
  const policies: Record<string, FieldSetting>[] = [
    {},
    { owner: { writeOnCreate: "always" } },
    { owner: { writeOnUpdate: "always" } },
  ];
  for (const settings of policies) {
    expect(fieldsOf("salesforce", settings, record)).toEqual(Object.keys(record));
    expect(fieldsOf("home-grown", settings, record)).toEqual(record);
  }
});

it.each([
  ["ifEmpty", "always", { b: { c: { d: "now" } } }],
  ["always", "ifEmpty", { b: { c: { d: "now" } } }],
  ["never", "always", {}],
  ["always", "never", {}],
] as const)(
  "a key in brackets that leads into a mapped part obeys the stricter of %s and %s around its two places (W21)",
  (own, mapped, present) => {
    const shaped = shapeRecord({
      ...{ objectName: "lead", type: "update", record: { "$['a']['b']['d']": "v", x: 1 }, present },
      config: {
        read: {
          objects: {
            lead: { objectName: "lead", selectedFieldMappings: { "$['a']['b']": "$['b']['c']" } },
          },
        },
        write: {
          objects: {
            lead: {
              objectName: "lead",
              inheritMapping: true,
              selectedFieldSettings: { a: { writeOnUpdate: own }, b: { writeOnUpdate: mapped } },
            },
          },
        },
      },
      integration: { name: "crm", provider: "home-grown" },
    });
    expect(shaped).toMatchObject({ ok: true, fields: { x: 1 } });
    expect(shaped.ok && Object.keys(shaped.fields)).toEqual(["x"]);
  },
);

it("settings of parts in parts, many levels deep, are read at once (W21)", () => {
  const depth = 40;
  const nameOf = (levels: number) => `$${"['a']".repeat(levels)}`;
  const settings = Object.fromEntries(
    Array.from({ length: depth - 2 }, (_, level) => [
      nameOf(level + 2),
      { writeOnUpdate: "always" as const },
    ]),
  );
  const nest = (levels: number, innermost: object): unknown =>
    levels === 0 ? innermost : { a: nest(levels - 1, innermost), b: 0 };
  const fields = fieldsOf(
    "hubspot",
    { ...settings, [nameOf(depth)]: never },
    nest(depth, { a: 1 }) as WriteRecord,
  );
  expect(fields).toEqual(nest(depth - 1, { b: 0 }));
});
