import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type {
  FieldMetadata,
  InstallationConfigContent,
  IntegrationContent,
} from "../../src/contract/index.js";
import { createDraftStore } from "../../src/draft/store/draft-store.js";
import { formatPointer } from "../../src/json/pointer.js";
import {
  createValidator,
  validateDraft,
  type FieldsByObject,
  type ValidateDraftInput,
} from "../../src/validation/validate-draft.js";
import { deepFreeze } from "../draft/support/draft-of.js";
import { arbitraryConfig } from "../support/arbitraries/arbitrary-config.js";
import { lawRuns } from "../support/law-runs.js";

const objects = ["contact", "lead"];
/** Some are the customer's, some are mapped, some are neither, some are two spellings of one. */
const names = [
  "email",
  "Email",
  "owner",
  "stage",
  "gone",
  "$['owner']",
  "created",
  "constructor",
  "__proto__",
];

const metadata = (fieldName: string, traits: Partial<FieldMetadata> = {}): FieldMetadata => ({
  fieldName,
  displayName: fieldName,
  valueType: "string",
  ...traits,
});
const email = metadata("email");
const created = metadata("created", { readOnly: true });
const stage = metadata("stage", { valueType: "singleSelect", values: [{ value: "a", displayValue: "A" }] });

const customers: readonly (FieldsByObject | undefined)[] = [
  undefined,
  { contact: { email, created, stage }, lead: { email } },
  { contact: { email: { ...email, valueType: "int" } } },
];
const mapped = [
  { mapToName: "owner", default: "email" },
  { mapToName: "stage", fieldName: "stage" },
];
const manifests: readonly IntegrationContent[] = [true, false].map((inheritMapping) => ({
  name: "crm",
  provider: "salesforce",
  read: {
    objects: [{ objectName: "contact", destination: "hook", schedule: "", optionalFields: mapped }],
  },
  write: { objects: objects.map((objectName) => ({ objectName, inheritMapping })) },
}));

const policy = fc.constantFrom("always", "never", "ifEmpty", "sometimes", undefined);
const value = fc.constantFrom("x", "a", 7, true, null, undefined, -0);
const setting = fc.oneof(
  fc.record(
    {
      default: fc.oneof(
        fc.record({ stringValue: value }),
        fc.record({ integerValue: value, booleanValue: value }),
        fc.record({ dateValue: value }),
      ),
      writeOnCreate: policy,
      writeOnUpdate: policy,
    },
    { requiredKeys: [], noNullPrototype: true },
  ),
  value,
);
const sections = {
  write: {
    selectedFieldSettings: setting,
    selectedValueDefaults: fc.oneof(fc.record({ value, applyOnUpdate: policy }), value),
  },
  read: {
    selectedFields: fc.constantFrom(true, false, undefined, "yes"),
    selectedFieldMappings: fc.constantFrom(...names, undefined, 7),
    selectedValueMappings: fc.oneof(fc.record({ mine: value, yours: value }), value),
  },
} as const;

/** An edit of one name, of a container, of what the checks of others look at, or of anything. */
const edit = fc.oneof(
  ...Object.entries(sections).flatMap(([action, containers]) =>
    Object.entries(containers).flatMap(([container, arbitrary]) => {
      const one = fc.tuple(
        fc.tuple(
          fc.constant(action),
          fc.constant("objects"),
          fc.constantFrom(...objects),
          fc.constant(container),
          fc.constantFrom(...names),
        ),
        arbitrary as fc.Arbitrary<unknown>,
      );
      const many = fc.dictionary(fc.constantFrom(...names), arbitrary as fc.Arbitrary<unknown>, {
        noNullPrototype: true,
      });
      return [
        { weight: 8, arbitrary: one },
        {
          weight: 1,
          arbitrary: fc.tuple(fc.constant([action, "objects", "contact", container]), fc.oneof(many, value)),
        },
      ];
    }),
  ),
  {
    weight: 4,
    arbitrary: fc.tuple(
      fc.constantFrom(
        ["write", "objects", "contact", "inheritMapping"],
        ["read", "objects", "contact", "disabled"],
        ["write", "objects", "contact"],
        ["read", "objects", "contact"],
        ["read"],
      ),
      fc.constantFrom(true, false, undefined, null, 7),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(
      fc.constant(["read", "objects", "contact", "selectedFieldsAuto"]),
      fc.constantFrom("all", undefined),
    ),
  },
);

const step = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant("edit" as const), edit }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        "undo" as const,
        "redo" as const,
        "reset" as const,
        "lock" as const,
        "server" as const,
      ),
      edit,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom("setDraft" as const),
      config: arbitraryConfig({ names: [...objects, ...names], foreign: true }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom("know" as const),
      fields: fc.constantFrom(...customers),
      manifest: fc.constantFrom(...manifests),
      provider: fc.constantFrom("salesforce", "hubspot", undefined),
    }),
  },
);

describe("checking a draft again after each edit", () => {
  it("lists what checking the whole draft lists, after any edits, locks and news (D14)", () => {
    let issues = 0;
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 25 }), (steps) => {
        const store = createDraftStore({ saved: deepFreeze({ provider: "salesforce" }) });
        const validate = createValidator();
        let known: Omit<ValidateDraftInput, "draft"> = { manifest: manifests[0] as IntegrationContent };
        for (const each of steps) {
          if (each.kind === "edit") store.edit(each.edit[0], each.edit[1]);
          if (each.kind === "undo") store.undo();
          if (each.kind === "redo") store.redo();
          if (each.kind === "reset") store.reset(formatPointer(each.edit[0]));
          if (each.kind === "lock") store.setLocked([formatPointer(each.edit[0])]);
          if (each.kind === "server") store.takeSaved(store.get());
          if (each.kind === "setDraft") store.setDraft(each.config as InstallationConfigContent);
          if (each.kind === "know") known = each;
          const input = { ...known, draft: store.get() };
          const found = validate(input);
          expect(found).toEqual(validateDraft(input));
          issues += found.length;
        }
      }),
      { numRuns: lawRuns(150) },
    );
    expect(issues).toBeGreaterThan(300);
  });

  it("settings in another order count as such: of two that meet, the later one is told (D14)", () => {
    const validate = createValidator();
    const draftOf = (...order: string[]): InstallationConfigContent => ({
      provider: "salesforce",
      write: {
        objects: {
          contact: {
            objectName: "contact",
            selectedFieldSettings: Object.fromEntries(
              order.map((name) => [name, { writeOnUpdate: "never" }]),
            ),
          },
        },
      },
    });
    const manifest = manifests[1] as IntegrationContent;
    const placesOf = (...order: string[]) =>
      validate({ draft: draftOf(...order), manifest }).map(({ code, path }) => [
        code,
        path.split("/").at(-1),
      ]);
    expect(placesOf("email", "Email")).toEqual([["duplicate-setting", "Email"]]);
    expect(placesOf("Email", "email")).toEqual([["duplicate-setting", "email"]]);
    expect(placesOf("email")).toEqual([]);
  });

  it("an edit of one of many settings checks that one alone (D14)", () => {
    const settings: Record<string, unknown> = {};
    let read = 0;
    for (let index = 0; index < 100; index += 1) {
      settings[`field ${String(index)}`] = Object.defineProperty({}, "writeOnUpdate", {
        enumerable: true,
        get: () => {
          read += 1;
          return "never";
        },
      });
    }
    const manifest = manifests[1] as IntegrationContent;
    const contact = { objectName: "contact", selectedFieldSettings: settings };
    const draft = { provider: "salesforce", write: { objects: { contact } } } as InstallationConfigContent;
    const validate = createValidator();
    validate({ draft, manifest });
    read = 0;
    const edited = { ...settings, "field 7": { writeOnUpdate: "sometimes" } };
    const next = { ...draft, write: { objects: { contact: { ...contact, selectedFieldSettings: edited } } } };
    expect(validate({ draft: next as InstallationConfigContent, manifest })).toHaveLength(1);
    expect(read).toBe(0);
  });
});
