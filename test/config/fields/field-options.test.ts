import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  chosenText,
  chosenValues,
  fieldInput,
  fieldLabel,
  fieldLabels,
  inputText,
  listFieldOptions,
  readInput,
  searchFields,
  type FieldMetadata,
} from "../../../src/core.js";
import type { HydratedIntegrationObject } from "../../../src/contract/index.js";

const field = (fieldName: string, more: Partial<FieldMetadata> = {}): FieldMetadata => ({
  fieldName,
  displayName: fieldName,
  ...more,
});
const byName = (...fields: FieldMetadata[]) =>
  Object.fromEntries(fields.map((each) => [each.fieldName, each]));

describe("labels", () => {
  it.each([
    [
      { mapToDisplayName: "Stage", displayName: "Lead stage", mapToName: "stage", fieldName: "s__c" },
      "Stage",
    ],
    [{ displayName: "Lead stage", mapToName: "stage", fieldName: "s__c" }, "Lead stage"],
    [{ mapToName: "stage", fieldName: "s__c" }, "stage"],
    [{ fieldName: "s__c" }, "s__c"],
    [{ mapToDisplayName: "  ", displayName: "", fieldName: "s__c" }, "s__c"],
  ])("%j is called %s (H17)", (names, label) => {
    expect(fieldLabel(names)).toBe(label);
  });

  it("equal labels are told apart by the names, whatever their letter case (H17)", () => {
    const labels = fieldLabels([
      { displayName: "Email", fieldName: "email" },
      { displayName: "email ", fieldName: "email__c" },
      { displayName: "Phone", fieldName: "phone" },
    ]);
    expect(labels).toEqual(["Email (email)", "email (email__c)", "Phone"]);
  });

  it("a label that looks like a numbered one stays, and the numbers go around it (H17)", () => {
    const labels = fieldLabels([
      { fieldName: "n", displayName: "A" },
      { fieldName: "m", displayName: "A" },
      { fieldName: "p", displayName: "A (n)" },
      { fieldName: "q", displayName: "A (n) · 2" },
    ]);
    expect(labels).toEqual(["A (n)", "A (m)", "A (n) · 3", "A (n) · 2"]);
  });

  it.each([
    ["composed and decomposed accents", "Émail", "E\u0301mail"],
    ["a ligature", "field", "ﬁeld"],
    ["a space of no width", "Email", "Email\u200b"],
    ["another kind of space", "E mail", "E\u00a0mail"],
    ["a mark of writing direction", "البريد", "\u200fالبريد"],
    ["full-width letters", "Email", "Ｅｍａｉｌ"],
  ])("labels that look the same are told apart by the names: %s (H17)", (_, one, other) => {
    const labels = fieldLabels([
      { fieldName: "a", displayName: one },
      { fieldName: "b", displayName: other },
    ]);
    expect(labels).toEqual([`${one} (a)`, `${other} (b)`]);
  });

  it("a label that nobody can see is none (H17)", () => {
    expect(fieldLabel({ displayName: " \u200b\u200f", fieldName: "stage__c" })).toBe("stage__c");
  });

  it("labels of any list are all different (H17)", () => {
    const text = fc.constantFrom("A", "a", "A (n)", "A (n) · 2", "A (n) · 3", "n", " ", "A  (N)");
    const field = fc.record({ fieldName: fc.constantFrom("n", "N", "m", "A"), displayName: text });
    fc.assert(
      fc.property(fc.array(field, { maxLength: 8 }), (fields) => {
        const keys = fieldLabels(fields).map((label) => label.trim().replace(/\s+/g, " ").toLowerCase());
        expect(new Set(keys).size).toBe(fields.length);
      }),
    );
  });

  it("names and values that a CRM left out or calls like members of objects are listed as texts (H17)", () => {
    const fields = {
      source: {
        fieldName: "source",
        displayName: null,
        valueType: "singleSelect",
        values: [
          { value: "web" },
          { value: "phone", displayValue: null },
          { value: "fax", displayValue: " " },
        ],
      },
      constructor: {
        fieldName: "constructor",
        displayName: "Constructor",
        valueType: "constructor",
        values: null,
      },
      __proto__x: { fieldName: "__proto__x", displayName: 7, valueType: "toString" },
    } as unknown as Record<string, FieldMetadata>;
    const object = { requiredFields: null, optionalFields: null } as unknown as HydratedIntegrationObject;
    for (const purpose of ["mapping", "settings", "read", "watch"] as const) {
      const options = listFieldOptions({ for: purpose, fields, object });
      expect(options.every(({ label, input }) => label !== "" && typeof input.kind === "string")).toBe(true);
    }
    const [source, other, third] = listFieldOptions({ for: "mapping", fields });
    expect(source?.label).toBe("source");
    expect(source?.input.options.map(({ label }) => label)).toEqual(["web", "phone", "fax"]);
    expect([other?.input.kind, third?.input.kind, third?.label]).toEqual(["text", "text", "__proto__x"]);
  });

  it("no two labels of a list are equal, also where a label looks like one told apart (H17)", () => {
    const labels = fieldLabels([
      { displayName: "A", fieldName: "x" },
      { displayName: "A", fieldName: "y" },
      { displayName: "A (x)", fieldName: "z" },
      { displayName: "b", fieldName: "b" },
      { displayName: "b", fieldName: "b" },
    ]);
    expect(new Set(labels).size).toBe(5);
  });
});

describe("kinds of input", () => {
  it.each([
    ["string", "text"],
    ["int", "integer"],
    ["float", "decimal"],
    ["boolean", "boolean"],
    ["date", "date"],
    ["datetime", "datetime"],
    ["reference", "text"],
    ["other", "text"],
    [undefined, "text"],
    ["singleSelect", "text"],
  ] as const)("a field of type %s without options has the input %s (H17)", (valueType, kind) => {
    expect(fieldInput(valueType ? { valueType } : {}).kind).toBe(kind);
  });

  it("a picklist lists its options, and a chosen one that is gone (H17)", () => {
    const values = [
      { value: "web", displayValue: "Web" },
      { value: "app", displayValue: "" },
    ];
    expect(fieldInput({ valueType: "singleSelect", values }, { stringValue: "fax" })).toEqual({
      kind: "select",
      options: [
        { value: "fax", label: "fax", isGone: true },
        { value: "web", label: "Web", isGone: false },
        { value: "app", label: "app", isGone: false },
      ],
    });
    const multiple = fieldInput({ valueType: "multiSelect", values }, { stringValue: "web;fax" });
    expect(multiple.kind).toBe("multiSelect");
    expect(multiple.options.map(({ value }) => value)).toEqual(["fax", "web", "app"]);
    expect(chosenText(multiple.options, ["app", "fax"])).toBe("fax;app");
    expect(chosenValues("fax;app")).toEqual(["fax", "app"]);
  });

  it.each([
    ["boolean", { integerValue: 0 }, "integer"],
    ["int", { stringValue: "many" }, "text"],
    ["int", { stringValue: "5" }, "integer"],
    ["float", { stringValue: "1.5" }, "decimal"],
    ["float", { integerValue: 12 }, "decimal"],
    ["date", { stringValue: "tomorrow" }, "text"],
    ["date", { stringValue: "2026-02-28" }, "date"],
    ["date", { stringValue: "2026-02-30" }, "text"],
    ["boolean", { stringValue: "true" }, "text"],
    ["string", { booleanValue: false }, "boolean"],
  ] as const)("what a %s field holds shows: %j in a %s input (H17)", (valueType, value, kind) => {
    expect(fieldInput({ valueType }, value).kind).toBe(kind);
  });

  it.each([
    ["text", "", undefined],
    ["text", " a ", { stringValue: " a " }],
    ["text", "   ", undefined],
    ["select", " ", { stringValue: " " }],
    ["integer", " 12 ", { integerValue: 12 }],
    ["integer", "-0", { integerValue: 0 }],
    ["decimal", "1.50", { stringValue: "1.50" }],
    ["decimal", "7", { integerValue: 7 }],
    ["boolean", "false", { booleanValue: false }],
    ["select", "", undefined],
    ["date", "2026-02-28", { stringValue: "2026-02-28" }],
    ["datetime", "2026-02-28T10:30", { stringValue: "2026-02-28T10:30:00Z" }],
    ["datetime", "2026-02-28T10:30:00+02:00", { stringValue: "2026-02-28T10:30:00+02:00" }],
  ] as const)("an input of kind %s reads %j as %j (H17, D20)", (kind, text, value) => {
    expect(readInput(kind, text)).toEqual({ ok: true, value });
  });

  it.each([
    ["integer", "1.5", "not-whole"],
    ["integer", "9007199254740993", "too-large"],
    ["integer", "five", "not-a-number"],
    ["decimal", "1,5", "not-a-number"],
    ["date", "2026-02-30", "not-a-date"],
    ["datetime", "soon", "not-a-date"],
    ["datetime", "2026-02-28T25:00", "not-a-date"],
    ["datetime", "2026-02-28T10:60", "not-a-date"],
    ["boolean", "maybe", "not-true-or-false"],
  ] as const)("an input of kind %s refuses %j as %s (H17)", (kind, text, code) => {
    expect(readInput(kind, text)).toEqual({ ok: false, code });
  });

  it("the text of a time is in UTC, as the control takes it (H17)", () => {
    expect(inputText("datetime", { stringValue: "2026-02-28T10:30:00+02:00" })).toBe("2026-02-28T08:30");
    expect(inputText("integer", { integerValue: 0 })).toBe("0");
    expect(inputText("boolean", { booleanValue: false })).toBe("false");
    expect(inputText("text", undefined)).toBe("");
  });
});

describe("options of an object", () => {
  const fields = byName(
    field("name", { displayName: "Name", isRequired: true }),
    field("email", { displayName: "Email" }),
    field("created", { displayName: "Created", readOnly: true }),
    field("__proto__", { displayName: "Odd" }),
  );
  const object = {
    objectName: "contact",
    displayName: "Contact",
    destination: "hook",
    schedule: "",
    requiredFields: [{ fieldName: "email", displayName: "E-mail" }],
    optionalFields: [
      { mapToName: "stage", mapToDisplayName: "Stage" },
      { fieldName: "name", displayName: "Name" },
    ],
  };

  it("settings leave out what nobody can write, and begin with what is declared or saved (H17)", () => {
    const options = listFieldOptions({
      for: "settings",
      fields,
      object,
      savedNames: ["stage"],
      usedNames: ["gone"],
    });
    expect(options.map(({ name, isFirst, isKnown }) => [name, isFirst, isKnown])).toEqual([
      ["name", true, true],
      ["email", true, true],
      ["stage", true, false],
      ["__proto__", false, true],
      ["gone", false, false],
    ]);
    expect(options[0]).toMatchObject({ label: "Name", isRequired: true, isReadOnly: false });
  });

  it("a mapping can be to every field of the customer's, and to one that is gone (H17)", () => {
    const options = listFieldOptions({ for: "mapping", fields, object, usedNames: ["gone", "email"] });
    expect(options.map(({ name }) => name).sort()).toEqual(["__proto__", "created", "email", "gone", "name"]);
    expect(options.find(({ name }) => name === "created")?.isReadOnly).toBe(true);
  });

  it("fields to read are those that the manifest offers, or all, but the required ones (H17)", () => {
    expect(listFieldOptions({ for: "read", fields, object }).map(({ name }) => name)).toEqual(["name"]);
    const all = { ...object, optionalFieldsAuto: "all" as const };
    expect(listFieldOptions({ for: "read", fields, object: all }).map(({ name }) => name)).toEqual([
      "name",
      "created",
      "__proto__",
    ]);
  });

  it("fields to watch are those that are read, under the names that they come with (H17)", () => {
    const options = listFieldOptions({ for: "watch", fields, object, usedNames: ["stage", "name"] });
    expect(options.map(({ name, label, isRequired }) => [name, label, isRequired])).toEqual([
      ["email", "E-mail", true],
      ["stage", "Stage", false],
      ["name", "Name", false],
    ]);
  });

  it("nothing is listed while nothing is known (H17)", () => {
    expect(listFieldOptions({ for: "mapping", fields: null })).toEqual([]);
  });
});

describe("search", () => {
  const options = [
    { name: "b__c", label: "Größe des Autos" },
    { name: "auto", label: "Car" },
    { name: "x", label: "Émail" },
  ];
  it.each([
    ["", ["b__c", "auto", "x"]],
    ["auto", ["auto", "b__c"]],
    ["autos grosse", ["b__c"]],
    ["autos gross x", []],
    ["GRO autos", ["b__c"]],
    ["email", ["x"]],
    ["(", []],
  ])("%j finds %j (H17)", (text, names) => {
    expect(searchFields(options, text).map(({ name }) => name)).toEqual(names);
  });

  it.each([
    ["strasse", "Straße"],
    ["STRAẞE", "Strasse"],
    ["istanbul", "İstanbul"],
    ["ISPARTA", "ısparta"],
    ["field", "ﬁeld"],
    ["οδοσ", "ΟΔΟΣ"],
    ["οδος", "οδοσήμανση"],
    ["cafe\u0301", "Café"],
    ["amount", "Ａｍｏｕｎｔ"],
    ["שלום", "שָׁלוֹם"],
  ])("%j finds a field that is called %j (H17)", (text, label) => {
    expect(searchFields([{ name: "x__c", label }], text)).toHaveLength(1);
  });
});
