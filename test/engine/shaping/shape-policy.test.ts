import { describe, expect, it } from "vitest";
import type { WriteRecord } from "../../../src/contract/index.js";
import { shapeRecord } from "../../../src/engine/shaping/shape.js";
import { leadShapeInput, type LeadShapeParts } from "../../support/lead-shape-input.js";

function update(parts: LeadShapeParts, record: WriteRecord, present?: WriteRecord) {
  return shapeRecord({ ...leadShapeInput({ type: "update", ...parts }), record, present });
}

describe("ifEmpty", () => {
  const settings = { source: { writeOnUpdate: "ifEmpty" } } as const;

  it.each([[{}], [{ source: null }], [{ source: "" }], [{ source: undefined }]])(
    "the policy ifEmpty writes over %j (P3)",
    (present) => {
      expect(update({ settings }, { source: "app" }, present)).toMatchObject({
        fields: { source: "app" },
        needsPresent: [],
      });
    },
  );

  it.each([0, false, " ", "x", [], {}])("ifEmpty leaves %j alone: it is a value (P3)", (source) => {
    const shaped = update({ settings }, { source: "app", other: 1 }, { source });
    expect(shaped.ok && shaped.fields).toEqual({ other: 1 });
  });

  it("ifEmpty asks for the present value of the provider's field, and writes as if it were empty (P3)", () => {
    const read = { selectedFieldMappings: { source: "origin" } };
    expect(update({ settings, read }, { source: "app", other: 1 })).toMatchObject({
      fields: { origin: "app", other: 1 },
      needsPresent: ["origin"],
    });
    const known = update({ settings, read }, { source: "app" }, { origin: "x", source: "" });
    expect(known.ok && known.fields).toEqual({});
  });

  it("ifEmpty asks for nothing that is not to be written (P3)", () => {
    const fields = [{ mapToName: "source" }];
    expect(update({ settings }, { other: 1 })).toMatchObject({ needsPresent: [] });
    expect(update({ settings, fields }, { source: "app" })).toMatchObject({ fields: {}, needsPresent: [] });
  });

  it("ifEmpty applies to defaults, too (P3)", () => {
    const withDefault = { source: { default: { stringValue: "app" }, writeOnUpdate: "ifEmpty" } } as const;
    expect(update({ settings: withDefault }, {})).toMatchObject({
      fields: { source: "app" },
      needsPresent: ["source"],
    });
    expect(update({ settings: withDefault }, {}, { source: null })).toMatchObject({
      fields: { source: "app" },
    });
    const filled = update({ settings: withDefault }, {}, { source: "x" });
    expect(filled.ok && filled.fields).toEqual({});
  });

  it.each([{ "$['meta']['source']": "x" }, { meta: { source: "x" } }])(
    "the policy ifEmpty finds a nested present value in %j (P3)",
    (present) => {
      const read = { selectedFieldMappings: { source: "$['meta']['source']" } };
      const filled = update({ settings, read }, { source: "app" }, present);
      expect(filled.ok && filled.fields).toEqual({});
      expect(update({ settings, read }, { source: "app" }, { meta: {} })).toMatchObject({
        fields: { meta: { source: "app" } },
      });
      expect(update({ settings, read }, { source: "app" })).toMatchObject({
        needsPresent: ["$['meta']['source']"],
      });
    },
  );

  it("ifEmpty is no setting of creates (P3)", () => {
    expect(shapeRecord({ ...leadShapeInput({ settings }), record: { source: "app" } })).toMatchObject({
      fields: { source: "app" },
      needsPresent: [],
    });
  });
});

describe("never", () => {
  it("a setting under the provider's name protects a field that the request writes by the mapped name (W21)", () => {
    const read = { selectedFieldMappings: { source: "origin" } };
    const settings = { origin: { writeOnUpdate: "never" } } as const;
    const shaped = update({ settings, read }, { source: "app" });
    expect(shaped.ok && shaped.fields).toEqual({});
  });

  it("the policy never applies to defaults, too (P3)", () => {
    const settings = { source: { default: { stringValue: "app" }, writeOnCreate: "never" } } as const;
    const shaped = shapeRecord({ ...leadShapeInput({ settings }), record: {} });
    expect(shaped.ok && shaped.fields).toEqual({});
  });

  it("the policy never covers what is mapped out of a field, unless that has a setting of its own (P3)", () => {
    const read = {
      selectedFieldMappings: { "$['address']['city']": "city", "$['address']['zip']": "zip" },
    };
    const settings = {
      address: { writeOnUpdate: "never" },
      "$['address']['zip']": { writeOnUpdate: "always" },
    } as const;
    const shaped = update({ settings, read }, { address: { city: "Rome", zip: "00100", street: "Via" } });
    expect(shaped.ok && shaped.fields).toEqual({ zip: "00100" });
  });
});
