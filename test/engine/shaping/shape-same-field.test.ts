import { describe, expect, it } from "vitest";
import type { WriteRecord } from "../../../src/contract/index.js";
import { shapeRecord } from "../../../src/engine/shaping/shape.js";
import { leadShapeInput, type LeadShapeParts } from "../../support/lead-shape-input.js";

function shape(parts: LeadShapeParts, record: WriteRecord, present?: WriteRecord) {
  return shapeRecord({ ...leadShapeInput(parts), record, present });
}
const mapping = (selectedFieldMappings: Record<string, string>) => ({ read: { selectedFieldMappings } });

describe("two names that land on one provider field", () => {
  it("two names on one field are refused with both names (P6)", () => {
    expect(shape(mapping({ phone: "mobilephone" }), { phone: "1", mobilephone: "2" })).toEqual({
      ok: false,
      code: "same-field",
      message: '"phone" and "mobilephone" both land on the provider\'s field "mobilephone"; send one of them',
      names: ["phone", "mobilephone"],
      fieldName: "mobilephone",
    });
  });

  it("two names on one field are refused whichever comes first (P6)", () => {
    const shaped = shape(mapping({ phone: "mobilephone" }), { mobilephone: "2", phone: "1" });
    expect(shaped).toMatchObject({ ok: false, names: ["mobilephone", "phone"] });
  });

  it("two names on one field are refused where two mappings lead there (P6)", () => {
    const shaped = shape(mapping({ a: "x", b: "$['x']" }), { a: 1, b: 2 });
    expect(shaped).toMatchObject({ ok: false, names: ["a", "b"] });
  });

  it("two names on one field are fine while the request has only one of them (P6)", () => {
    expect(shape(mapping({ a: "x", b: "x" }), { b: 2 })).toMatchObject({ ok: true, fields: { x: 2 } });
  });

  it("the two names are those that meet, also beside a part under an empty name (P6, D8)", () => {
    const parts: LeadShapeParts = {
      settings: { "$['x']['']": { writeOnCreate: "always" } },
      ...mapping({ a: "x", b: "x" }),
    };
    expect(shape(parts, { a: {}, b: { c: 1, "": 2 } })).toMatchObject({ ok: false, names: ["a", "b"] });
  });

  it("two names that land on one provider field are both dropped where a setting protects the field (W21)", () => {
    const settings = { a: { writeOnCreate: "never" } } as const;
    const never = shape({ settings, ...mapping({ a: "x" }) }, { a: 1, x: 2 });
    expect(never.ok && never.fields).toEqual({});
  });

  it.each([undefined, {}, { x: "full" }])(
    "two names on one field are refused under ifEmpty, whatever is present: %j (P6)",
    (present) => {
      const settings = { a: { writeOnUpdate: "ifEmpty" } } as const;
      const parts = { type: "update", settings, ...mapping({ a: "x" }) } as const;
      expect(shape(parts, { a: 1, x: 2 }, present)).toMatchObject({ ok: false, names: ["a", "x"] });
    },
  );

  it.each([{ a: 1 }, { a: { b: 1 } }, { a: null }, { a: [] }])(
    "two names on one field are refused where one lies inside %j (P6)",
    (record) => {
      const shaped = shape(mapping({ city: "$['a']['b']" }), { city: "Rome", ...record });
      expect(shaped).toMatchObject({ ok: false, names: ["city", "a"], fieldName: "$['a']['b']" });
    },
  );

  it("two names on one field are refused where one mapping leads inside the other's (P6)", () => {
    const shaped = shape(mapping({ whole: "$['a']", part: "$['a']['b']" }), { part: 1, whole: { b: 2 } });
    expect(shaped).toMatchObject({ ok: false, names: ["part", "whole"] });
  });

  it("two names on one field are told from two parts of one object (P6)", () => {
    const shaped = shape(mapping({ city: "$['a']['b']", zip: "$['a']['bb']" }), { city: 1, zip: 2 });
    expect(shaped).toMatchObject({ ok: true, fields: { a: { b: 1, bb: 2 } } });
  });

  it("two names on one field are refused where a name in brackets comes both ways (P6)", () => {
    const shaped = shape(mapping({ "$['a']['b']": "x" }), { "$['a']['b']": 1, a: { b: 2 } });
    expect(shaped).toMatchObject({ ok: false, names: ["$['a']['b']", "$['a']['b']"] });
  });

  it("of two defaults of one field the one under the mapped name counts (W21)", () => {
    for (const names of [
      ["a", "x"],
      ["x", "a"],
    ]) {
      const values = { a: { default: { integerValue: 1 } }, x: { default: { integerValue: 2 } } };
      const settings = Object.fromEntries(names.map((name) => [name, values[name as "a" | "x"]]));
      const shaped = shape({ settings, ...mapping({ a: "x" }) }, {});
      expect(shaped.ok && shaped.fields).toEqual({ x: 1 });
    }
  });
});

describe.each(["hubspot", "salesforce"])(
  "on %s a nested field under the mapped and the provider's name",
  (provider) => {
    const email = "$['owner']['email']";
    const other = '$["owner"]["email"]';
    const { read } = mapping({ em: email });
    const ofBoth = { em: { default: { integerValue: 1 } }, [email]: { default: { integerValue: 2 } } };
    const shapeFor = (parts: LeadShapeParts, record: WriteRecord) => {
      const { config, integration, ...input } = leadShapeInput({ ...parts, read });
      return shapeRecord({
        ...input,
        config: { ...config, provider },
        integration: { ...integration, provider },
        record,
      });
    };
    const fieldsOf = (parts: LeadShapeParts, record: WriteRecord = {}) => {
      const shaped = shapeFor(parts, record);
      return shaped.ok ? shaped.fields : shaped.names;
    };

    it("of its two defaults the one under the mapped name alone is written (W21)", () => {
      expect(fieldsOf({ settings: ofBoth })).toEqual({ owner: { email: 1 } });
      const swapped = Object.fromEntries(Object.entries(ofBoth).reverse());
      expect(fieldsOf({ settings: swapped })).toEqual({ owner: { email: 1 } });
    });

    it("the default of a field setting wins over the older form under the other name (P7)", () => {
      const { em, [email]: provided } = ofBoth;
      expect(fieldsOf({ settings: { [email]: provided }, older: { em: { value: 3 } } })).toEqual({
        owner: { email: 2 },
      });
      expect(fieldsOf({ settings: { em }, older: { [email]: { value: 3 } } })).toEqual({
        owner: { email: 1 },
      });
    });

    it.each(["em", email, other])(
      "a default or a value under %s is written into the field around it (P4, W20)",
      (name) => {
        const settings = { [name]: { default: { stringValue: "d" } } };
        expect(fieldsOf({ settings })).toEqual({ owner: { email: "d" } });
        expect(fieldsOf({ settings: {} }, { [name]: "v" })).toEqual({ owner: { email: "v" } });
        for (const each of ["em", email, other])
          expect(fieldsOf({ settings }, { [each]: "v" })).toEqual({ owner: { email: "v" } });
      },
    );

    it.each([
      ["em", email],
      [email, other],
    ])("%s and %s in one record are refused (P6)", (one, two) => {
      expect(fieldsOf({}, { [one]: 1, [two]: 2 })).toEqual([one, two]);
    });
  },
);

it.each(["$['a']['b']", '$["a"]["b"]'])("a mapped name in brackets is known as %s (W20)", (name) => {
  const shaped = shape(mapping({ "$['a']['b']": "x" }), { [name]: 1 });
  expect(shaped.ok && shaped.fields).toEqual({ x: 1 });
});

it("a provider's name of one part in brackets is the field of that name where a mapping leads there (W20)", () => {
  expect(shape(mapping({ a: "$['x']" }), { "$['x']": 1 })).toMatchObject({ fields: { x: 1 } });
  expect(shape(mapping({ a: "$['x']" }), { a: 1, "$['x']": 2 })).toMatchObject({
    ok: false,
    names: ["a", "$['x']"],
  });
});
