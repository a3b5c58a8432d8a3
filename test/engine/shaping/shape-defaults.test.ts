import { describe, expect, it } from "vitest";
import { shapeRecord } from "../../../src/engine/shaping/shape.js";
import { leadShapeInput } from "../../support/lead-shape-input.js";

describe("defaults", () => {
  const settings = { source: { default: { stringValue: "myApp" } } };

  it.each([null, "", 0, false, "app"])(
    "a default stays out where the request has %j: that is a value (P2)",
    (value) => {
      const record = { source: value };
      expect(shapeRecord({ ...leadShapeInput({ settings }), record })).toMatchObject({ fields: record });
    },
  );

  it("a default stands in for undefined, which JSON does not have (P2)", () => {
    const record = { source: undefined, other: undefined };
    const shaped = shapeRecord({ ...leadShapeInput({ settings }), record });
    expect(shaped.ok && Object.entries(shaped.fields)).toEqual([["source", "myApp"]]);
  });

  it("a default of a mapped name lands on the provider's field, under that name's mapped value (P2)", () => {
    const input = leadShapeInput({
      settings: { stage: { default: { stringValue: "open" } } },
      read: {
        selectedFieldMappings: { stage: "status" },
        selectedValueMappings: { status: { open: "scheduled" } },
      },
    });
    expect(shapeRecord({ ...input, record: {} })).toMatchObject({ fields: { status: "scheduled" } });
  });

  it("a default is not needed where the request has the provider's field under its own name (P2)", () => {
    const input = leadShapeInput({ settings, read: { selectedFieldMappings: { source: "origin" } } });
    const record = { origin: "app" };
    expect(shapeRecord({ ...input, record })).toMatchObject({ ok: true, fields: record });
  });

  it("joins the object that the provider's field lies in, unless that has a value there (P6)", () => {
    const input = leadShapeInput({
      settings,
      read: { selectedFieldMappings: { source: "$['meta']['source']" } },
    });
    const fieldsOf = (record: Record<string, unknown>) => {
      const shaped = shapeRecord({ ...input, record });
      return shaped.ok && shaped.fields;
    };
    expect(fieldsOf({ meta: { kind: "x" } })).toEqual({ meta: { kind: "x", source: "myApp" } });
    expect(fieldsOf({ meta: { source: null } })).toEqual({ meta: { source: null } });
    expect(fieldsOf({ meta: null })).toEqual({ meta: null });
  });

  it("a default of a whole field gives way to one of a part of it that stands before it, and the other way round (P6)", () => {
    const read = { selectedFieldMappings: { part: "$['meta']['source']", whole: "meta" } };
    const values = { part: { default: { stringValue: "p" } }, whole: { default: { stringValue: "w" } } };
    for (const [names, fields] of [
      [["part", "whole"], { meta: { source: "p" } }],
      [["whole", "part"], { meta: "w" }],
    ] as const) {
      const given = Object.fromEntries(names.map((name) => [name, values[name]]));
      const shaped = shapeRecord({ ...leadShapeInput({ settings: given, read }), record: {} });
      expect(shaped.ok && shaped.fields).toEqual(fields);
    }
  });

  it("a default is needed where the provider's name leads elsewhere (P2)", () => {
    const input = leadShapeInput({
      settings,
      read: { selectedFieldMappings: { source: "origin", origin: "birthplace" } },
    });
    const shaped = shapeRecord({ ...input, record: { origin: "Rome" } });
    expect(shaped).toMatchObject({ fields: { birthplace: "Rome", origin: "myApp" } });
  });

  it("a default for the id of an update is none: the id says which record (P2)", () => {
    const input = leadShapeInput({ type: "update", settings: { Id: { default: { stringValue: "x" } } } });
    expect(shapeRecord({ ...input, record: { id: "1" } })).toMatchObject({ fields: {}, recordId: "1" });
  });
});

describe("selectedValueDefaults", () => {
  const older = { source: { value: "myApp" }, amount: { value: 0 } };

  it("selectedValueDefaults apply on create, and on update unless told otherwise (P7)", () => {
    const expected = { fields: { source: "myApp", amount: 0 } };
    expect(shapeRecord({ ...leadShapeInput({ older }), record: {} })).toMatchObject(expected);
    expect(shapeRecord({ ...leadShapeInput({ type: "update", older }), record: {} })).toMatchObject(expected);
  });

  it.each(["source", "other"])(
    "an older default with applyOnUpdate never keeps %s out of an update, but not what was sent (P7)",
    (name) => {
      const parts = { older: { source: { value: "myApp", applyOnUpdate: "never" } } } as const;
      const record = { [name]: "sent" };
      const onUpdate = shapeRecord({ ...leadShapeInput({ type: "update", ...parts }), record });
      expect(onUpdate.ok && onUpdate.fields).toEqual(record);
      const onCreate = shapeRecord({ ...leadShapeInput(parts), record });
      expect(onCreate.ok && onCreate.fields).toEqual({ source: "myApp", ...record });
    },
  );

  it("selectedValueDefaults give way to the default of the field's setting (P7)", () => {
    const input = leadShapeInput({ older, settings: { source: { default: { stringValue: "newer" } } } });
    expect(shapeRecord({ ...input, record: {} })).toMatchObject({ fields: { source: "newer", amount: 0 } });
  });

  it("selectedValueDefaults stay where the field's setting has no default, and obey its policy (P7)", () => {
    const settings = { source: { writeOnCreate: "never", writeOnUpdate: "always" } } as const;
    const never = { older: { source: { value: "myApp", applyOnUpdate: "never" } }, settings } as const;
    const created = shapeRecord({ ...leadShapeInput(never), record: {} });
    expect(created.ok && created.fields).toEqual({});
    // `writeOnUpdate` took the place of `applyOnUpdate`: the field's setting wins.
    const updated = shapeRecord({ ...leadShapeInput({ type: "update", ...never }), record: {} });
    expect(updated.ok && updated.fields).toEqual({ source: "myApp" });
  });
});
