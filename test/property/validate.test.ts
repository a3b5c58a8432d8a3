import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FieldMetadata, FieldSettingDefault, IntegrationContent } from "../../src/contract/index.js";
import { createDraftStore } from "../../src/draft/store/draft-store.js";
import { createLocalConfig } from "../../src/draft/handlers/local-config.js";
import { formatPointer } from "../../src/json/pointer.js";
import {
  validateDraft,
  type ConfigIssueCode,
  type FieldsByObject,
} from "../../src/validation/validate-draft.js";
import { arbitraryManifest } from "../manifest/arbitrary-manifest.js";
import { arbitraryConfig, hostileNames } from "../support/arbitraries/arbitrary-config.js";
import { deepFreeze } from "../draft/support/draft-of.js";

type ValueType = NonNullable<FieldMetadata["valueType"]>;

/** Fields that every object of the generated customers has, one of each type, with a default that fits. */
const samples: readonly (readonly [ValueType, FieldSettingDefault])[] = [
  ["string", { stringValue: "x" }],
  ["boolean", { booleanValue: false }],
  ["singleSelect", { stringValue: "red" }],
  ["multiSelect", { stringValue: "red;blue" }],
  ["date", { stringValue: "2026-02-28" }],
  ["datetime", { stringValue: "2026-02-28T12:00:00Z" }],
  ["int", { integerValue: -1 }],
  ["float", { integerValue: 0 }],
  ["reference", { stringValue: "42" }],
  ["other", { booleanValue: true }],
];
const choices = ["red", "blue"].map((value) => ({ value, displayValue: value }));

function field(fieldName: string, valueType: ValueType, traits: Partial<FieldMetadata> = {}): FieldMetadata {
  return { fieldName, displayName: fieldName, valueType, ...traits };
}

/** Names that no manifest of the generator uses: long, and unlike its words. */
const spare = (index: number) => `spare field number ${String(index)}`;
const spares = Array.from({ length: 12 }, (_, index) => spare(index));

/** A customer who has all the fields that the manifest names for an object, the samples, and some to spare. */
function customerOf({ read, write }: IntegrationContent): FieldsByObject {
  const objectNames = new Set(
    [...(read?.objects ?? []), ...(write?.objects ?? [])].map((each) => each.objectName),
  );
  return Object.fromEntries(
    [...objectNames].map((objectName) => {
      const object = read?.objects?.find((each) => each.objectName === objectName);
      const named = [...(object?.requiredFields ?? []), ...(object?.optionalFields ?? [])].map((each) =>
        "fieldName" in each ? each.fieldName : (each.default ?? ""),
      );
      const fields = [
        ...[...named, ...spares].map((name) => field(name, "string")),
        ...samples.map(([type]) => field(`a ${type}`, type, /Select/.test(type) ? { values: choices } : {})),
        field("a read-only one", "string", { readOnly: true }),
      ];
      return [objectName, Object.fromEntries(fields.map((each) => [each.fieldName, each]))];
    }),
  );
}

/** What a user does to one object: which of the object's fields and settings, by number. */
interface Choice {
  selects: boolean;
  sample: number;
  policy: "always" | "never" | "ifEmpty";
  deletes: boolean;
  isPaused: boolean;
}

const choice: fc.Arbitrary<Choice> = fc.record({
  selects: fc.boolean(),
  sample: fc.nat({ max: samples.length - 1 }),
  policy: fc.constantFrom("always", "never", "ifEmpty"),
  deletes: fc.boolean(),
  isPaused: fc.boolean(),
});

/** A manifest, a customer, and a draft that the helpers of D1 made within the customer's fields and the manifest. */
const situation = fc
  .tuple(
    arbitraryManifest.map(({ integrations: [first] }) => ({
      ...(first as IntegrationContent),
      provider: "hubspot",
    })),
    fc.array(choice, { minLength: 1, maxLength: 5 }),
  )
  .map(([manifest, choices]) => {
    const fields = customerOf(manifest);
    const store = createDraftStore({ manifest });
    const config = createLocalConfig(store);
    const chosen = (index: number) => choices[index % choices.length] as Choice;

    for (const [index, { objectName, requiredFields = [], optionalFields = [] }] of (
      manifest.read?.objects ?? []
    ).entries()) {
      const read = config.readObject(objectName);
      read.setEnableRead();
      if (chosen(index).selects) read.setSelectedField({ fieldName: "a string", selected: true });
      // Each name has a field of its own, whatever the manifest suggests.
      const mapped = [...requiredFields, ...optionalFields].filter((each) => !("fieldName" in each));
      for (const [at, { mapToName = "" }] of mapped.entries()) {
        read.setFieldMapping({ fieldName: spare(at), mapToName });
      }
      if (chosen(index).isPaused) read.setDisableRead();
    }
    for (const [index, { objectName }] of (manifest.write?.objects ?? []).entries()) {
      const { sample, policy, deletes } = chosen(index);
      const [type, value] = samples[sample] as (typeof samples)[number];
      const write = config.writeObject(objectName);
      write.setEnableWrite();
      write.setDefaultValues({ fieldName: `a ${type}`, value });
      write.setWriteOnUpdateSetting({ fieldName: "a string", value: policy });
      if (deletes) write.setEnableDeletion();
    }
    for (const { objectName } of manifest.subscribe?.objects ?? []) {
      const subscribe = config.subscribeObject(objectName);
      subscribe.setEnableSubscribe();
    }
    if (manifest.proxy) config.proxy().setEnableProxy();
    return deepFreeze({ manifest, fields, draft: config.get() });
  });

type Situation = typeof situation extends fc.Arbitrary<infer TValue> ? TValue : never;

/** Runs a setter of the helpers on a copy of the draft. */
function edited(
  { draft, manifest }: Situation,
  edit: (config: ReturnType<typeof createLocalConfig>) => void,
) {
  const store = createDraftStore({ saved: draft, manifest });
  edit(createLocalConfig(store));
  return store.get();
}

interface Broken {
  draft: object;
  path: readonly string[];
  provider?: string;
}

/** Ways to break one thing; each says what it broke, or nothing where the situation has no such thing. */
const breakers: Partial<Record<ConfigIssueCode, (given: Situation) => Broken | undefined>> = {
  "unknown-object": (given) => {
    const name = "no such object anywhere";
    return {
      draft: edited(given, (config) => {
        config.writeObject(name).setEnableWrite();
      }),
      path: ["write", "objects", name],
    };
  },
  "wrong-provider": (given) => ({ draft: { ...given.draft, provider: "salesforce" }, path: ["provider"] }),
  "wrong-type": (given) => ({
    draft: { ...given.draft, proxy: { enabled: "yes" } },
    path: ["proxy", "enabled"],
  }),
  "object-name": (given) => {
    const name = writtenObject(given);
    return (
      (name !== undefined && {
        draft: edited(given, (config) => {
          config.setDraft((draft) => {
            const object = Object.entries(draft.write?.objects ?? {}).find(([key]) => key === name)?.[1];
            if (object) object.objectName = "no such object anywhere";
          });
        }),
        path: ["write", "objects", name, "objectName"],
      }) ||
      undefined
    );
  },
  "deletion-unsupported": (given) => {
    const name = Object.entries(given.draft.write?.objects ?? {}).find(
      ([, object]) => !object.deletionSettings?.enabled,
    )?.[0];
    if (name === undefined) return undefined;
    const path = ["write", "objects", name, "deletionSettings", "enabled"];
    return {
      draft: edited(given, (config) => {
        config.writeObject(name).setEnableDeletion();
      }),
      path,
      provider: "intercom",
    };
  },
  "if-empty-unsupported": (given) => {
    return breakSetting(given, spare(0), { writeOnUpdate: "ifEmpty" }, ["writeOnUpdate"], "intercom");
  },
  "many-defaults": (given) =>
    breakSetting(given, spare(0), { default: { stringValue: "x", integerValue: 1 } }, ["default"]),
  "default-type": (given) =>
    breakSetting(given, "a int", { default: { booleanValue: true } }, ["default", "booleanValue"]),
  "unknown-option": (given) =>
    breakSetting(given, "a multiSelect", { default: { stringValue: "red;green" } }, [
      "default",
      "stringValue",
    ]),
  "read-only-field": (given) => breakSetting(given, "a read-only one", { default: { stringValue: "x" } }, []),
  "unknown-field": (given) => breakSetting(given, "no such field anywhere", { writeOnCreate: "never" }, []),
  "missing-mapping": (given) => {
    const name = readObject(given);
    const mapped = given.manifest.read?.objects
      ?.find(({ objectName }) => objectName === name)
      ?.requiredFields?.find((each) => !("fieldName" in each))?.mapToName;
    if (name === undefined || mapped === undefined) return undefined;
    return {
      draft: edited(given, (config) => {
        config.readObject(name).deleteFieldMapping(mapped);
      }),
      path: ["read", "objects", name, "selectedFieldMappings", mapped],
    };
  },
  "duplicate-mapping": (given) => {
    const name = readObject(given);
    if (name === undefined) return undefined;
    return {
      draft: edited(given, (config) => {
        config.readObject(name).setFieldMapping({ fieldName: spare(10), mapToName: "one more name" });
        config.readObject(name).setFieldMapping({ fieldName: spare(10), mapToName: "yet another name" });
      }),
      path: ["read", "objects", name, "selectedFieldMappings", "yet another name"],
    };
  },
  "duplicate-value-mapping": (given) => {
    const name = readObject(given);
    if (name === undefined) return undefined;
    return {
      draft: edited(given, (config) => {
        const fieldName = "a singleSelect";
        config.readObject(name).setValueMapping({ fieldName, mappedValue: "rot", providerValue: "red" });
        config.readObject(name).setValueMapping({ fieldName, mappedValue: "rouge", providerValue: "red" });
      }),
      path: ["read", "objects", name, "selectedValueMappings", "a singleSelect", "rouge"],
    };
  },
};

function writtenObject({ draft }: Situation): string | undefined {
  return Object.keys(draft.write?.objects ?? {})[0];
}

function readObject({ draft }: Situation): string | undefined {
  return Object.entries(draft.read?.objects ?? {}).find(([, object]) => object.disabled !== true)?.[0];
}

function breakSetting(
  given: Situation,
  fieldName: string,
  settings: object,
  below: readonly string[],
  provider?: string,
): Broken | undefined {
  const name = writtenObject(given);
  if (name === undefined) return undefined;
  return {
    draft: edited(given, (config) => {
      config.writeObject(name).setFieldSettings({ fieldName, settings });
    }),
    path: ["write", "objects", name, "selectedFieldSettings", fieldName, ...below],
    ...(provider !== undefined && { provider }),
  };
}

/** What a breaker must bring besides: new names of mappings are names that the manifest does not offer. */
const besides = new Set(["unknown-mapping"]);

describe("laws of validateDraft", () => {
  it("a draft that the helpers made within manifest and fields has no errors (D14)", () => {
    let objects = 0;
    fc.assert(
      fc.property(situation, (given) => {
        objects += Object.keys(given.draft.write?.objects ?? {}).length;
        expect(validateDraft(given).filter(({ severity }) => severity === "error")).toEqual([]);
      }),
      { numRuns: 500 },
    );
    expect(objects).toBeGreaterThan(200);
  });

  it.each(Object.entries(breakers))(
    "%s is reported at its own path, and nothing else (D14)",
    (code, breaker) => {
      let broken = 0;
      fc.assert(
        fc.property(situation, (given) => {
          const found = breaker(given);
          if (!found) return;
          broken += 1;
          const { draft, path, provider } = found;
          const before = new Set(validateDraft({ ...given, provider }).map((issue) => JSON.stringify(issue)));
          const issues = validateDraft({ ...given, draft, provider: provider ?? "hubspot" });
          expect(
            issues
              .filter((issue) => !before.has(JSON.stringify(issue)) && !besides.has(issue.code))
              .map((issue) => [issue.code, issue.path]),
          ).toEqual([[code, formatPointer(path)]]);
        }),
        { numRuns: 150 },
      );
      expect(broken).toBeGreaterThan(0);
    },
  );

  it("validateDraft never throws, mutates nothing and lists in order, whatever the draft is (D14)", () => {
    const draft = fc.oneof(
      fc.jsonValue(),
      arbitraryConfig({ names: hostileNames, foreign: true }),
      fc.anything({ withDate: true, withMap: true, withNullPrototype: true, withSparseArray: true }),
    );
    fc.assert(
      fc.property(draft, situation, fc.boolean(), (any, { manifest, fields }, knowsFields) => {
        const input = {
          draft: deepFreeze(any) as object,
          manifest,
          fields: knowsFields ? fields : undefined,
        };
        const issues = validateDraft(input);
        const paths = issues.map(({ path }) => path);
        expect(paths).toEqual([...paths].sort());
        for (const { path, message, code } of issues) {
          expect(path).toMatch(/^(\/([^~/]|~[01])*)*$/);
          expect(message).not.toBe("");
          expect(code).toMatch(/^[a-z]+(-[a-z]+)+$/);
        }
        expect(validateDraft(input)).toEqual(issues);
      }),
      { numRuns: 1_000 },
    );
  });
});
