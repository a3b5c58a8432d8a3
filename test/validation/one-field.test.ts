import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type {
  FieldMetadata,
  FieldSetting,
  IntegrationContent,
  InstallationConfigContent,
  ReadConfigObject,
  ValueDefault,
} from "../../src/contract/index.js";
import { shapeRecord } from "../../src/engine/index.js";
import { validateDraft } from "../../src/validation/validate-draft.js";
import { arbitraryName } from "../support/arbitraries/arbitrary-shape.js";
import { parts } from "../support/readers/naive-shape.js";

interface Parts {
  readonly provider?: string;
  readonly read?: Partial<ReadConfigObject>;
  readonly settings?: Record<string, FieldSetting>;
  readonly older?: Record<string, ValueDefault>;
}

const field = (
  fieldName: string,
  valueType: FieldMetadata["valueType"],
  readOnly = false,
): FieldMetadata => ({
  ...{ fieldName, displayName: fieldName, readOnly },
  ...(valueType && { valueType }),
});
const lead = {
  age: field("age", "int"),
  stage: field("stage", "string"),
  made: field("made", "datetime", true),
  owner: field("owner", "other"),
};

function setUp({ provider = "salesforce", read, settings, older }: Parts) {
  const manifest: IntegrationContent = {
    ...{ name: "crm", provider },
    read: { objects: [{ objectName: "lead", destination: "hook" }] },
    write: { objects: [{ objectName: "lead", inheritMapping: true }] },
  };
  const write = { objectName: "lead", selectedFieldSettings: settings, selectedValueDefaults: older };
  const draft = {
    provider,
    read: { objects: { lead: { objectName: "lead", ...read } } },
    write: { objects: { lead: write } },
  } as InstallationConfigContent;
  return { manifest, draft };
}

const issuesOf = (parts: Parts) =>
  validateDraft({ ...setUp(parts), fields: { lead } }).map(({ severity, code }) => `${severity} ${code}`);

const textOf = (stringValue: string): FieldSetting => ({ default: { stringValue } });

describe("a setting under another spelling of a mapped name", () => {
  it.each(["customSource", "CustomSource", "$['customSource']"])(
    "a default under %s is checked against the mapped field (W20)",
    (name) => {
      const read = { selectedFieldMappings: { customSource: "age" } };
      expect(issuesOf({ read, settings: { [name]: textOf("x") } })).toEqual(["error default-type"]);
      expect(issuesOf({ read, older: { [name]: { value: "x" } } })).toEqual(["error default-type"]);
      expect(issuesOf({ read, settings: { [name]: textOf("5") } })).toEqual(["warning default-type"]);
    },
  );

  it.each(["source", "SOURCE"])("a default under %s of a read-only field is an error (W20)", (name) => {
    const read = { selectedFieldMappings: { source: "made" } };
    expect(issuesOf({ read, settings: { [name]: textOf("2020-01-01") } })).toEqual(["error read-only-field"]);
  });

  it("letter case counts where it does to the provider (W20)", () => {
    const read = { selectedFieldMappings: { source: "age" } };
    const settings = { SOURCE: textOf("x") };
    expect(issuesOf({ provider: "hubspot", read, settings })).toEqual(["warning unknown-field"]);
  });
});

describe("a value map under another spelling of its field", () => {
  const mappedValues = [{ mappedValue: "open", mappedDisplayValue: "Open" }];
  it.each([
    ["stage", "stage"],
    ["Stage", "stage"],
    ["$['stage']", "stage"],
    ["stage", '$["stage"]'],
    ["stage", "ST"],
  ])("the map of %s is found under %s (W20, P4)", (fieldName, key) => {
    const read = (option: string) => ({
      selectedFieldMappings: { st: fieldName },
      selectedValueMappings: { [key]: { open: option } },
      dynamicMappingsInput: [{ mapToName: "st", mappedValues }],
    });
    expect(issuesOf({ read: read("Open") })).toEqual([]);
    expect(issuesOf({ read: read("") })).toEqual(["warning missing-value-mapping"]);
  });

  it("a default is checked by the value that the map gives (W20)", () => {
    const read = {
      selectedFieldMappings: { years: "Age" },
      selectedValueMappings: { AGE: { old: "90", new: "" } },
    };
    expect(issuesOf({ read, settings: { years: textOf("old") } })).toEqual(["warning default-type"]);
    expect(issuesOf({ read, settings: { years: textOf("new") } })).toEqual(["error default-type"]);
  });
});

describe("two mapped names on one field", () => {
  it.each([
    ["$['owner']['email']", "$['owner']['email']"],
    ["$['owner']['email']", '$["owner"]["email"]'],
    ["$['stage']", "stage"],
  ])("%s and %s are told to be one (P6, W20)", (one, other) => {
    const read = { selectedFieldMappings: { a: one, b: other } };
    expect(issuesOf({ provider: "hubspot", read })).toEqual(["error duplicate-mapping"]);
  });

  it("the issues tell of exactly those that the engine refuses (P6, W20)", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("hubspot", "salesforce"),
        arbitraryName,
        arbitraryName,
        (provider, one, two) => {
          const read = { selectedFieldMappings: { first: one, second: two } };
          const { manifest, draft } = setUp({ provider, read });
          const record = { first: 1, second: 2 };
          const shaped = shapeRecord({
            ...{ objectName: "lead", type: "create", record },
            ...{ config: draft, integration: manifest },
          });
          // One that lies inside the other's field has no issue: a request may have it without the other.
          const isRefused = !shaped.ok && parts(one).length === parts(two).length;
          const codes = validateDraft({ draft, manifest }).map(({ code }) => code);
          expect(codes.includes("duplicate-mapping")).toBe(isRefused);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe("a default of the older form that is never written", () => {
  const off = { age: { value: "x", applyOnUpdate: "never" } } as const;
  it.each<[string, Parts]>([
    ["applyOnUpdate and writeOnCreate", { older: off, settings: { age: { writeOnCreate: "never" } } }],
    [
      "both policies",
      {
        older: { age: { value: "x" } },
        settings: { age: { writeOnCreate: "never", writeOnUpdate: "never" } },
      },
    ],
    [
      "the policies of another spelling",
      {
        older: { age: { value: "x" } },
        settings: { Age: { writeOnCreate: "never", writeOnUpdate: "never" } },
      },
    ],
    [
      "one policy under each of two spellings",
      {
        older: { age: { value: "x" } },
        settings: { Age: { writeOnCreate: "never" }, AGE: { writeOnUpdate: "never" } },
      },
    ],
  ])("a wrong default that is never written is a warning, by %s (D14, W21)", (_, given) => {
    for (const type of ["create", "update"] as const) {
      const { manifest: integration, draft: config } = setUp(given);
      const shaped = shapeRecord({ objectName: "lead", type, record: {}, config, integration });
      expect(shaped.ok && shaped.fields).toEqual({});
    }
    expect(issuesOf(given).filter((each) => each.endsWith("default-type"))).toEqual(["warning default-type"]);
  });

  it.each<[string, Parts]>([
    ["on creates", { older: off }],
    // `writeOnUpdate` takes the place of `applyOnUpdate`.
    ["on updates", { older: off, settings: { Age: { writeOnCreate: "never", writeOnUpdate: "always" } } }],
  ])("a wrong default is an error where it is written after all: %s (D14, P7)", (_, given) => {
    expect(issuesOf(given).filter((each) => each.endsWith("default-type"))).toEqual(["error default-type"]);
  });
});
