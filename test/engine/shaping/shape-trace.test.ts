import { describe, expect, it } from "vitest";
import type { WriteRecord } from "../../../src/contract/index.js";
import { shapeRecord, type TraceEntry } from "../../../src/engine/shaping/shape.js";
import { leadShapeInput, type LeadShapeParts } from "../../support/lead-shape-input.js";

function traceOf(parts: LeadShapeParts, record: WriteRecord, present?: WriteRecord): readonly TraceEntry[] {
  const shaped = shapeRecord({ ...leadShapeInput(parts), record, present, trace: true });
  return shaped.ok ? shaped.trace : [];
}

describe("the trace", () => {
  it("the trace is empty unless asked for (P8)", () => {
    expect(shapeRecord({ ...leadShapeInput({}), record: { a: 1 } })).toMatchObject({ trace: [] });
  });

  it("the trace tells of a field that nothing concerns (P1)", () => {
    const written = { name: "a", requestName: "a", fieldName: "a", outcome: "written", rule: "P1" };
    const expected = [{ ...written, reason: "Sent as is." }];
    expect(traceOf({}, { a: 1 })).toEqual(expected);
    // A field with a setting that has nothing to say here is no other case.
    expect(traceOf({ settings: { a: { writeOnCreate: "always" } } }, { a: 1 })).toEqual(expected);
  });

  it("the trace tells of defaults, in the order of the config (P2, P7)", () => {
    const parts: LeadShapeParts = {
      settings: { "a/b": { default: { integerValue: 0 } } },
      older: { c: { value: 1 } },
      read: { selectedFieldMappings: { c: "d" } },
    };
    expect(traceOf(parts, {})).toEqual([
      {
        name: "a/b",
        requestName: undefined,
        fieldName: "a/b",
        outcome: "defaulted",
        rule: "P2",
        setting: "/write/objects/lead/selectedFieldSettings/a~1b/default",
        reason: "The request lacks it.",
      },
      {
        name: "c",
        requestName: undefined,
        fieldName: "d",
        outcome: "defaulted",
        rule: "P7",
        setting: "/write/objects/lead/selectedValueDefaults/c",
        reason: 'The request lacks it. Mapped to "d".',
      },
    ]);
  });

  it("the trace tells of a default that is not needed, but not of one whose field was sent (P2)", () => {
    const parts: LeadShapeParts = {
      settings: { a: { default: { integerValue: 0 } } },
      read: { selectedFieldMappings: { a: "x" } },
    };
    expect(traceOf(parts, { x: 1 })[1]).toEqual({
      name: "a",
      requestName: undefined,
      fieldName: undefined,
      outcome: "dropped",
      rule: "P2",
      setting: "/write/objects/lead/selectedFieldSettings/a/default",
      reason: 'The request writes "x" already.',
    });
    expect(traceOf(parts, { a: 1 })).toHaveLength(1);
  });

  it.each<[string, LeadShapeParts, WriteRecord]>([
    [
      "that a policy drops",
      { settings: { "$['a']['b']": { writeOnUpdate: "never" }, a: { default: { stringValue: "v" } } } },
      { a: { b: 1 } },
    ],
    [
      "that is written by itself",
      {
        settings: { "$['m']": { default: { stringValue: "v" } }, "$['a']['b']": {} },
        read: { selectedFieldMappings: { "$['m']": "a" } },
      },
      { a: { b: 1 } },
    ],
    [
      "of a mapped name",
      {
        settings: { m: { default: { stringValue: "v" } }, "$['a']['b']": { writeOnUpdate: "never" } },
        read: { selectedFieldMappings: { m: "a" } },
      },
      { m: { b: 1 } },
    ],
  ])("a default stays out beside a part %s, and the trace says why (P2, P8)", (_, parts, record) => {
    const trace = traceOf({ ...parts, type: "update" }, { id: "1", ...record });
    expect(trace.filter(({ requestName }) => requestName === undefined)).toMatchObject([
      { outcome: "dropped", rule: "P2", reason: 'The request has "a" or a part of it.' },
    ]);
  });

  it("the trace tells of what is never written (P3)", () => {
    const settings = { a: { writeOnCreate: "never" } } as const;
    expect(traceOf({ settings }, { a: 1 })).toEqual([
      {
        name: "a",
        requestName: "a",
        fieldName: undefined,
        outcome: "dropped",
        rule: "P3",
        setting: "/write/objects/lead/selectedFieldSettings/a/writeOnCreate",
        reason: "Never written on create.",
      },
    ]);
  });

  it.each([
    [undefined, "written", 'Only if "a" is empty now.'],
    [{ a: "" }, "written", 'Only if "a" is empty now, and it is.'],
    [{ a: "x" }, "dropped", 'Only if "a" is empty now, and it is not.'],
  ])("tells of ifEmpty with %j present (P3)", (present, outcome, reason) => {
    const settings = { a: { writeOnUpdate: "ifEmpty" } } as const;
    expect(traceOf({ type: "update", settings }, { a: 1 }, present)).toMatchObject([
      { outcome, rule: "P3", setting: "/write/objects/lead/selectedFieldSettings/a/writeOnUpdate", reason },
    ]);
  });

  it("the trace tells who renamed a field (P4)", () => {
    const parts: LeadShapeParts = {
      fields: [{ fieldName: "mobilephone", mapToName: "phone" }],
      read: {
        selectedFieldMappings: { "$['a']['b']": "x" },
        dynamicMappingsInput: [{ mapToName: "d", fieldName: "e" }],
      },
    };
    expect(traceOf(parts, { phone: "1", a: { b: 2 }, d: 3 })).toEqual([
      {
        name: "phone",
        requestName: "phone",
        fieldName: "mobilephone",
        outcome: "renamed",
        rule: "P4",
        setting: undefined,
        reason: 'Mapped to "mobilephone".',
      },
      {
        name: "$['a']['b']",
        requestName: "$['a']['b']",
        fieldName: "x",
        outcome: "renamed",
        rule: "P4",
        setting: "/read/objects/lead/selectedFieldMappings/$['a']['b']",
        reason: 'Mapped to "x".',
      },
      expect.objectContaining({ name: "d", setting: "/read/objects/lead/dynamicMappingsInput/0" }),
    ]);
  });

  it("the trace tells of a mapped value without naming it (P4)", () => {
    const read = { selectedValueMappings: { stage: { open: "scheduled" } } };
    expect(traceOf({ read }, { stage: "open" })).toMatchObject([
      {
        fieldName: "stage",
        outcome: "written",
        rule: "P4",
        setting: "/read/objects/lead/selectedValueMappings/stage",
        reason: "Value mapped.",
      },
    ]);
    expect(traceOf({ read }, { stage: "won" })).toMatchObject([{ outcome: "written", rule: "P1" }]);
  });

  it("the trace tells why a field is stripped (P5)", () => {
    const parts: LeadShapeParts = { fields: [{ mapToName: "notes" }], removeUnmappedFields: true };
    const dropped = { fieldName: undefined, outcome: "dropped", rule: "P5" };
    expect(traceOf(parts, { notes: 1, other: 2 })).toMatchObject([
      { name: "notes", ...dropped, reason: "Its mapping was left out." },
      { name: "other", ...dropped, reason: "Unmapped fields are removed." },
    ]);
  });

  it("the trace tells of a default for creates only (P7)", () => {
    const older = { a: { value: 1, applyOnUpdate: "never" } } as const;
    expect(traceOf({ type: "update", older }, {})).toMatchObject([
      {
        name: "a",
        outcome: "dropped",
        rule: "P7",
        setting: "/write/objects/lead/selectedValueDefaults/a",
        reason: "Its default is for creates.",
      },
    ]);
  });

  it("the trace tells of all that was done to one field (P8)", () => {
    const parts: LeadShapeParts = {
      type: "update",
      settings: { a: { writeOnUpdate: "ifEmpty" } },
      read: { selectedFieldMappings: { a: "x" }, selectedValueMappings: { x: { v: "w" } } },
    };
    expect(traceOf(parts, { a: "v" })).toMatchObject([
      {
        outcome: "renamed",
        rule: "P4",
        reason: 'Mapped to "x". Value mapped. Only if "x" is empty now.',
      },
    ]);
  });
});
