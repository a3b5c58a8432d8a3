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
