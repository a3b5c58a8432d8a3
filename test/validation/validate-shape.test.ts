import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { configContentSchema, type IntegrationContent } from "../../src/contract/index.js";
import { formatPointer } from "../../src/json/pointer.js";
import { validateDraft } from "../../src/validation/validate-draft.js";
import { arbitraryConfig, hostileNames } from "../support/arbitraries/arbitrary-config.js";

const manifest: IntegrationContent = { name: "crm", provider: "salesforce" };

/** The paths at which `validateDraft` finds a wrong type. */
function wrongTypes(draft: unknown): string[] {
  return validateDraft({ draft: draft as object, manifest })
    .filter(({ code }) => code === "wrong-type")
    .map(({ path }) => path);
}

/** The paths at which the contract's schema finds a fault; zod's records look at no `__proto__`, hence the other name for it. */
function contractFaults(draft: unknown): string[] {
  const { error } = configContentSchema.partial().safeParse(renamed(draft));
  const paths =
    error?.issues.map(({ path }) => path.map((name) => String(name).replace("\0", "__proto__"))) ?? [];
  return [...new Set(paths.map(formatPointer))].sort();
}

function renamed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(renamed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name === "__proto__" ? "\0" : name, renamed(part)]),
  );
}

/** A config that has every key that the contract knows. */
const full = {
  provider: "salesforce",
  read: {
    objects: {
      contact: {
        objectName: "contact",
        schedule: "*/10 * * * *",
        disabled: false,
        destination: "hook",
        selectedFields: { email: true },
        selectedFieldMappings: { phone: "mobilephone" },
        selectedValueMappings: { stage: { open: "scheduled" } },
        dynamicMappingsInput: [
          {
            mapToName: "phone",
            mapToDisplayName: "Phone",
            prompt: "Which?",
            mappedValues: [{ mappedValue: "a", mappedDisplayValue: "A" }],
            fieldName: "mobilephone",
          },
        ],
        selectedFieldsAuto: "all",
        backfill: {
          defaultPeriod: { days: 30, fullHistory: false },
          fieldFilters: [{ fieldName: "a", operator: "eq", value: 1 }],
        },
        fieldFilters: [{ fieldName: "a", operator: "eq", value: true }],
      },
    },
  },
  write: {
    objects: {
      contact: {
        objectName: "contact",
        inheritMapping: true,
        deletionSettings: { enabled: true },
        selectedValueDefaults: { source: { value: 1, applyOnUpdate: "never" } },
        selectedFieldSettings: {
          source: {
            default: { stringValue: "x", integerValue: 1, booleanValue: true },
            writeOnCreate: "never",
            writeOnUpdate: "ifEmpty",
          },
        },
      },
    },
  },
  subscribe: {
    objects: {
      contact: {
        objectName: "contact",
        destination: "hook",
        inheritFieldsAndMappings: true,
        createEvent: { enabled: "always" },
        updateEvent: { enabled: "never", watchFieldsAuto: "all", requiredWatchFields: ["email"] },
        deleteEvent: { enabled: "never" },
        otherEvents: ["object.merged"],
        providerOptions: { quotaOptimization: { enabled: false } },
      },
    },
  },
  proxy: { enabled: true },
};

/** Every place of a JSON value. */
function placesIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  const parts = typeof value === "object" && value !== null ? Object.entries(value) : [];
  return [path, ...parts.flatMap(([name, part]) => placesIn(part, [...path, name]))];
}

/** A copy with another value at a place, or without it. */
function replaced(root: unknown, [name, ...rest]: readonly string[], value: unknown): unknown {
  if (name === undefined) return value;
  const parts = Object.entries(root as object).map(([key, part]): [string, unknown] => [
    key,
    key === name ? replaced(part, rest, value) : part,
  ]);
  const kept = parts.filter(([, part]) => part !== undefined);
  return Array.isArray(root) ? kept.map(([, part]) => part) : Object.fromEntries(kept);
}

const others = [null, "x", "", 0, 1.5, -1, true, [], {}, ["x", 1], { x: null }, undefined];

describe("a wrong type is found where the contract knows the type", () => {
  it("a config that has every key has no wrong type (D14)", () => {
    expect(contractFaults(full)).toEqual([]);
    expect(wrongTypes(full)).toEqual([]);
  });

  it("wrong types are what the contract's schema finds, at every place and for every kind of value (D14)", () => {
    let faults = 0;
    for (const place of placesIn(full)) {
      for (const value of others) {
        if (place.length === 0 && value === undefined) continue;
        const draft = replaced(full, place, value);
        expect(wrongTypes(draft), `${formatPointer(place)} = ${JSON.stringify(value)}`).toEqual(
          contractFaults(draft),
        );
        faults += contractFaults(draft).length;
      }
    }
    expect(faults).toBeGreaterThan(500);
  });

  it("finds what the contract's schema finds in any config, under any names (D8)", () => {
    fc.assert(
      fc.property(arbitraryConfig({ names: hostileNames, foreign: true }), (draft) => {
        expect(wrongTypes(draft)).toEqual(contractFaults(draft));
      }),
      { numRuns: 2_000 },
    );
  });

  it("a wrong type is an error that says what was expected (D14)", () => {
    const draft = replaced(
      full,
      ["write", "objects", "contact", "selectedFieldSettings", "source", "writeOnCreate"],
      "ifEmpty",
    );
    expect(validateDraft({ draft: draft as object, manifest })).toContainEqual({
      path: "/write/objects/contact/selectedFieldSettings/source/writeOnCreate",
      severity: "error",
      code: "wrong-type",
      params: { expected: ["always", "never"] },
      message: 'Expected "always" or "never".',
    });
  });
});
