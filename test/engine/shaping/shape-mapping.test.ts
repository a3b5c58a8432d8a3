import { describe, expect, it } from "vitest";
import type { WriteRecord } from "../../../src/contract/index.js";
import { shapeRecord } from "../../../src/engine/shaping/shape.js";
import { leadShapeInput, type LeadShapeParts } from "../../support/lead-shape-input.js";

function fieldsOf(parts: LeadShapeParts, record: WriteRecord): unknown {
  const shaped = shapeRecord({ ...leadShapeInput(parts), record });
  return shaped.ok ? shaped.fields : shaped;
}

describe("mapped names", () => {
  const phone = { fieldName: "mobilephone", mapToName: "phone" };

  it("mapped names become the provider's, by the manifest's own mapping (P4)", () => {
    expect(fieldsOf({ fields: [phone] }, { phone: "1", email: "a@b" })).toEqual({
      mobilephone: "1",
      email: "a@b",
    });
  });

  it("mapped names follow the customer's choice before the manifest's (P4)", () => {
    const read = { selectedFieldMappings: { phone: "workphone" } };
    expect(fieldsOf({ fields: [phone], read }, { phone: "1" })).toEqual({ workphone: "1" });
  });

  it("mapped names follow a dynamic mapping that names its field before the manifest's, and after the customer's choice (P4)", () => {
    const dynamicMappingsInput = [{ mapToName: "phone", fieldName: "fax" }];
    expect(fieldsOf({ fields: [phone], read: { dynamicMappingsInput } }, { phone: "1" })).toEqual({
      fax: "1",
    });
    const read = { dynamicMappingsInput, selectedFieldMappings: { phone: "workphone" } };
    expect(fieldsOf({ read }, { phone: "1" })).toEqual({ workphone: "1" });
  });

  it("mapped names change places without meeting (P4)", () => {
    const read = { selectedFieldMappings: { a: "b", b: "a" } };
    expect(fieldsOf({ read }, { a: 1, b: 2 })).toEqual({ b: 1, a: 2 });
  });

  it("mapped names stay as they are where the write object does not inherit the mapping (P4)", () => {
    const read = {
      selectedFieldMappings: { phone: "workphone" },
      selectedValueMappings: { phone: { a: "b" } },
    };
    const record = { phone: "a", notes: "x" };
    const fields = [{ mapToName: "notes" }];
    expect(fieldsOf({ read, fields, inheritMapping: false, removeUnmappedFields: true }, record)).toEqual(
      record,
    );
  });

  it("mapped names are inherited by the installation's word as well (P4)", () => {
    const input = leadShapeInput({
      read: { selectedFieldMappings: { phone: "workphone" } },
      inheritMapping: false,
    });
    const lead = { objectName: "lead", inheritMapping: true };
    const config = { ...input.config, write: { objects: { lead } } };
    expect(shapeRecord({ ...input, config, record: { phone: "1" } })).toMatchObject({
      fields: { workphone: "1" },
    });
  });

  it("mapped names are those of the object itself (P4)", () => {
    const input = leadShapeInput({
      read: { selectedFieldMappings: { phone: "workphone" } },
      fields: [phone],
    });
    const record = { phone: "1" };
    expect(shapeRecord({ ...input, objectName: "contact", record })).toMatchObject({ fields: record });
  });
});

describe("mapped values", () => {
  const selectedValueMappings = { stage: { open: "scheduled", "1": "first", true: "yes", "": "none" } };

  it.each([
    ["open", "scheduled"],
    ["", "none"],
    [1, "first"],
    [true, "yes"],
    ["won", "won"],
    ["scheduled", "scheduled"],
    ["toString", "toString"],
    [null, null],
  ])("the mapped value %j becomes %j (P4)", (value, expected) => {
    expect(fieldsOf({ read: { selectedValueMappings } }, { stage: value })).toEqual({ stage: expected });
  });

  it("mapped values leave lists and objects as they are (P4)", () => {
    const record = { stage: ["open"], other: { stage: "open" } };
    expect(fieldsOf({ read: { selectedValueMappings } }, record)).toEqual(record);
  });

  it("a value for which no option is chosen is sent as it is, also one of a default (P4)", () => {
    const read = {
      selectedFieldMappings: { stage: "status" },
      selectedValueMappings: { status: { open: "", won: "Won" } },
    };
    expect(fieldsOf({ read }, { stage: "open" })).toEqual({ status: "open" });
    expect(fieldsOf({ read }, { stage: "won" })).toEqual({ status: "Won" });
    const settings = { stage: { default: { stringValue: "open" } } };
    expect(fieldsOf({ read, settings }, {})).toEqual({ status: "open" });
  });

  it("mapped values are found by the provider's name of the field (P4)", () => {
    const read = { selectedValueMappings, selectedFieldMappings: { phase: "stage" } };
    expect(fieldsOf({ read }, { phase: "open" })).toEqual({ stage: "scheduled" });
  });

  it("mapped values are found by the mapped name, where the provider's has none (P4)", () => {
    const read = { selectedValueMappings, selectedFieldMappings: { stage: "status" } };
    expect(fieldsOf({ read }, { stage: "open" })).toEqual({ status: "scheduled" });
    const both = { ...selectedValueMappings, status: { open: "begun" } };
    expect(fieldsOf({ read: { ...read, selectedValueMappings: both } }, { stage: "open" })).toEqual({
      status: "begun",
    });
  });
});

describe("what is not mapped", () => {
  const notes = { mapToName: "notes", prompt: "Which field holds notes?", default: "description" };

  it("shaping strips a mapping that the manifest offers and the customer left out, also its default (P5)", () => {
    const settings = { notes: { default: { stringValue: "none" } } };
    expect(fieldsOf({ fields: [notes] }, { notes: "x", email: "a@b" })).toEqual({ email: "a@b" });
    expect(fieldsOf({ fields: [notes], settings }, { email: "a@b" })).toEqual({ email: "a@b" });
  });

  it("shaping does not take the mapping's suggestion for the customer's choice (D7)", () => {
    expect(fieldsOf({ fields: [notes], read: { selectedFieldMappings: {} } }, { notes: "x" })).toEqual({});
  });

  it("shaping strips a dynamic mapping that the customer left out (P5)", () => {
    const read = { dynamicMappingsInput: [{ mapToName: "source" }] };
    expect(fieldsOf({ read }, { source: "x", email: "a@b" })).toEqual({ email: "a@b" });
  });

  it("shaping keeps a mapping that the customer chose, offered or not (P5)", () => {
    const read = { selectedFieldMappings: { notes: "field_a", source: "field_b" } };
    expect(fieldsOf({ fields: [notes], read }, { notes: "x", source: "y" })).toEqual({
      field_a: "x",
      field_b: "y",
    });
  });

  it("shaping strips every field that is not mapped with removeUnmappedFields, and no other (P5)", () => {
    const read = { selectedFieldMappings: { source: "origin", same: "same" } };
    const fields = [{ fieldName: "email" }, { fieldName: "mobilephone", mapToName: "phone" }];
    const settings = {
      amount: { default: { integerValue: 0 } },
      source: { default: { stringValue: "app" } },
    };
    const record = { phone: "1", same: 2, email: "a@b", origin: "x", other: 3 };
    expect(fieldsOf({ read, fields, settings, removeUnmappedFields: true }, record)).toEqual({
      mobilephone: "1",
      same: 2,
      origin: "app",
    });
  });
});
