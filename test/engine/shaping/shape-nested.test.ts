import { describe, expect, it } from "vitest";
import type { WriteRecord } from "../../../src/contract/index.js";
import { shapeRecord } from "../../../src/engine/shaping/shape.js";
import { readPath } from "../../../src/config/record-names.js";
import { leadShapeInput, type LeadShapeParts } from "../../support/lead-shape-input.js";

function fieldsOf(parts: LeadShapeParts, record: WriteRecord): unknown {
  const shaped = shapeRecord({ ...leadShapeInput(parts), record });
  return shaped.ok ? shaped.fields : shaped;
}
const mapping = (selectedFieldMappings: Record<string, string>) => ({ read: { selectedFieldMappings } });

describe("names in brackets", () => {
  it("names in brackets go both ways (P4)", () => {
    const fields = [
      { mapToName: "contactEmail", fieldName: "$['userInfo']['email']" },
      { mapToName: "contactName", fieldName: "$['userInfo']['name']" },
      { mapToName: "$['moreInfo']['currentStatus']", fieldName: "status" },
    ];
    const record = {
      contactEmail: "john@example.com",
      contactName: "John",
      moreInfo: { currentStatus: "deleted" },
    };
    expect(fieldsOf({ fields }, record)).toEqual({
      userInfo: { email: "john@example.com", name: "John" },
      status: "deleted",
    });
  });

  it("names in brackets write a nested default where the request has nothing there (P4)", () => {
    const settings = { "$['info']['source']": { default: { stringValue: "app" } } };
    const parts = { settings, ...mapping({ "$['info']['source']": "$['meta']['origin']" }) };
    expect(fieldsOf(parts, {})).toEqual({ meta: { origin: "app" } });
    expect(fieldsOf(parts, { info: { kind: 1 } })).toEqual({ info: { kind: 1 }, meta: { origin: "app" } });
    expect(fieldsOf(parts, { info: { source: null } })).toEqual({ meta: { origin: null } });
  });

  it("names in brackets leave the rest of the object that a name lies in under its own name (P4)", () => {
    const parts = mapping({ "$['a']['b']['c']": "x" });
    expect(fieldsOf(parts, { a: { b: { c: 1, d: 2 }, e: 3 } })).toEqual({ x: 1, a: { b: { d: 2 }, e: 3 } });
    expect(fieldsOf(parts, { a: { b: { c: 1 }, e: 3 } })).toEqual({ x: 1, a: { e: 3 } });
    expect(fieldsOf(parts, { a: { b: { c: 1 } } })).toEqual({ x: 1 });
    expect(fieldsOf(parts, { a: { b: {} } })).toEqual({ a: { b: {} } });
  });

  it.each([null, "text", [{ b: 1 }], 7])(
    "names in brackets leave %j as it is where an object was expected (P4)",
    (a) => {
      expect(
        fieldsOf(mapping({ "$['a']['b']": "x", "$['a']['0']": "y", "$['a']['length']": "z" }), { a }),
      ).toEqual({
        a,
      });
    },
  );

  it("names in brackets map a part and what is left of the whole (P4)", () => {
    const parts = mapping({ a: "whole", "$['a']['b']": "part", "$['a']['b']['c']": "inmost" });
    expect(fieldsOf(parts, { a: { b: { c: 1, d: 2 }, e: 3 } })).toEqual({
      inmost: 1,
      part: { d: 2 },
      whole: { e: 3 },
    });
  });

  it("names in brackets with one part are the plain name, which its settings may call either way (P4)", () => {
    const read = { selectedFieldMappings: { "$['lead source']": "$['Lead.Source']" } };
    expect(fieldsOf({ read }, { "lead source": "x" })).toEqual({ "Lead.Source": "x" });
    for (const name of ["lead source", "$['lead source']"]) {
      const settings = { [name]: { default: { stringValue: "app" }, writeOnUpdate: "never" } } as const;
      expect(fieldsOf({ read, settings }, {})).toEqual({ "Lead.Source": "app" });
      expect(fieldsOf({ read, settings, type: "update" }, { "lead source": "x" })).toEqual({});
    }
  });

  it("names in brackets with one part give way to the plain name's mapping, whichever comes first (P4)", () => {
    expect(fieldsOf(mapping({ "$['a']": "x", a: "y" }), { a: 1 })).toEqual({ y: 1 });
    expect(fieldsOf(mapping({ a: "y", "$['a']": "x" }), { a: 1 })).toEqual({ y: 1 });
    expect(fieldsOf(mapping({ "$['a']['b']": "z", "$['a']": "x" }), { a: { b: 1, c: 2 } })).toEqual({
      z: 1,
      x: { c: 2 },
    });
  });

  it("names in brackets may also be the keys of a record (D8)", () => {
    expect(fieldsOf(mapping({ "$['a']['b']": "x" }), { "$['a']['b']": 1 })).toEqual({ x: 1 });
    expect(fieldsOf(mapping({ other: "x" }), { "$['a']['b']": 1 })).toEqual({ "$['a']['b']": 1 });
    expect(fieldsOf({ settings: { "$['a']['b']": { default: { integerValue: 1 } } } }, {})).toEqual({
      "$['a']['b']": 1,
    });
  });

  it("names in brackets are stripped where they are offered and not mapped, and the rest stays (P5)", () => {
    expect(fieldsOf({ fields: [{ mapToName: "$['a']['b']" }] }, { a: { b: 1, c: 2 } })).toEqual({
      a: { c: 2 },
    });
  });

  it("names in brackets map values under the provider's name in brackets (P4)", () => {
    const read = {
      selectedFieldMappings: { stage: "$['deal']['stage']" },
      selectedValueMappings: { "$['deal']['stage']": { open: "scheduled" } },
    };
    expect(fieldsOf({ read }, { stage: "open" })).toEqual({ deal: { stage: "scheduled" } });
  });
});

describe("readPath", () => {
  it.each([
    ["$['a']", ["a"]],
    ["$['a']['b']['c']", ["a", "b", "c"]],
    [`$["a"]['b']`, ["a", "b"]],
    ["$['']['']", ["", ""]],
    ["$['a.b']['c/d']", ["a.b", "c/d"]],
    ["$['it\\'s']", ["it's"]],
    ['$["say \\"hi\\""]', ['say "hi"']],
    ["$['back\\\\slash']", ["back\\slash"]],
    [`$['with "quotes"']`, ['with "quotes"']],
    [`$['With.Special\\"Characters\\"']`, ['With.Special"Characters"']],
    ["$['a]['b']", ["$['a]['b']"]],
    ["$['__proto__']['é🙂']", ["__proto__", "é🙂"]],
    ["$['[']", ["["]],
  ])("a nested name is read as a path: %s (P4)", (name, path) => {
    expect(readPath(name)).toEqual(path);
  });

  it.each([
    ...[
      "",
      "a",
      "$",
      "$.a",
      "$[",
      "$[]",
      "$[a]",
      "$['a'",
      "$['a",
      "$['a']b",
      "$['a'].b",
      "$['a']['b",
      "$ ['a']",
    ],
    ...["x$['a']", `$['a"]`, "$['a\\n']", "$['a\\']", "$[0]", "$['a'] "],
  ])("a name is taken for a plain one: %j (P4)", (name) => {
    expect(readPath(name)).toEqual([name]);
  });
});
