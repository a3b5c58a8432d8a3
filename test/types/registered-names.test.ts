import { describe, expect, it } from "vitest";
import type { Manifest } from "../../src/contract/index.js";
import { defineManifest } from "../../src/core.js";
import { openApp } from "./support/open-app.js";

/** Seed 000's objects, one of them also read, as an app writes them down. */
const manifest = `
  import { defineManifest } from "headless-write-kit/manifest";

  export const manifest = defineManifest({
    specVersion: "1.0.0",
    integrations: [
      {
        name: "write-to-salesforce",
        provider: "salesforce",
        read: {
          objects: [
            {
              objectName: "contact",
              mapToName: "person",
              destination: "contactWebhook",
              requiredFields: [{ fieldName: "email" }],
              optionalFields: [{ fieldName: "Phone", mapToName: "phone" }, { mapToName: "stage" }],
            },
          ],
        },
        write: { objects: [{ objectName: "account" }, { objectName: "contact", inheritMapping: true }] },
      },
      {
        name: "leads-to-hubspot",
        provider: "hubspot",
        write: {
          objects: [
            { objectName: "lead", customFields: [{ fieldName: "warmth", displayName: "Warmth" }] },
            { objectName: "a.b/c~d $['e']" },
          ],
        },
        subscribe: { objects: [{ objectName: "lead", destination: "leadWebhook" }] },
      },
    ],
  });
`;

const register = `
  declare module "headless-write-kit" {
    interface Register {
      manifest: typeof manifest;
    }
  }
`;

const start = `
  import * as kit from "headless-write-kit";
  import { manifest } from "./manifest.js";
  declare const config: kit.LocalConfig;
  declare const known: kit.Manifest;
  declare const someName: string;
  declare const writeRecords: ReturnType<typeof kit.useWriteRecords>["writeRecords"];
`;

const none = (codes: readonly string[]) => Object.fromEntries(codes.map((code) => [code, []]));

describe("names typed from a registered manifest", () => {
  const app = openApp({ start, modules: { "manifest.ts": manifest + register } });

  it("a name that the manifest does not declare is an error, which lists those that it does", () => {
    const contcat = `config.writeObject("contcat");`;
    const others = [
      `config.writeObject("Contact");`,
      `config.writeObject("person");`,
      `config.readObject("account");`,
      `config.subscribeObject("contact");`,
      `config.removeObject("contcat");`,
      `kit.useFieldSettings("contcat", "email");`,
      `kit.useWritePreview("contcat", { type: "create", record: {} });`,
      `writeRecords({ objectName: "contcat", type: "create", record: {} });`,
      `known.getReadObject("account");`,
      `known.getWriteObject("contcat");`,
      `known.getCustomerFieldsForObject("contcat");`,
      `kit.useConfigSelector((draft) => draft.writeObject("contcat").object);`,
      `kit.createLocalConfig(kit.createDraftStore()).writeObject("contcat");`,
      `config.writeObject(someName as "contact" | "contcat");`,
    ];
    const found = app.errors([contcat, ...others]);
    expect(found[contcat]).toEqual([
      `TS2345 at "\\"contcat\\"": Argument of type '"contcat"' is not assignable to parameter of type '"contact" | "account" | "lead" | "a.b/c~d $['e']"'.`,
    ]);
    for (const code of others) expect(found[code], code).toHaveLength(1);
  });

  it("declared names, names that only exist at run time, and any field are no errors", () => {
    const codes = [
      `config.writeObject("lead").getFieldSettings("warmth");`,
      `config.writeObject("a.b/c~d $['e']");`,
      `config.subscribeObject("lead").setWatchFields(["anything"]);`,
      `for (const name of ["contact", "account", "lead"] as const) config.removeObject(name);`,
      `known.getCustomerFieldsForObject("contact").getField("email");`,
      // W12: what inherits its mapping may also be written by its mapped name.
      `writeRecords({ objectName: "person", type: "create", record: {} });`,
      // Names of a saved config, of a list, of another function.
      `config.writeObject(someName).setFieldSettings({ fieldName: someName, settings: undefined });`,
      `Object.keys(config.draft.write?.objects ?? {}).map(config.writeObject);`,
      `known.getReadObjects().map(({ objectName }) => config.readObject(objectName));`,
      `const open: (name: string) => kit.WriteObjectHandlers = config.writeObject;`,
      `kit.useFieldSettings(someName, "source").setWriteOnUpdate("never");`,
      // Customers have fields of their own.
      `config.writeObject("contact").setDefaultValues({ fieldName: "Shoe__c", value: { integerValue: 42 } });`,
      `config.readObject("contact").setFieldMapping({ fieldName: "Shoe__c", mapToName: "shoeSize" });`,
      `kit.useFieldSettings("contact", "Shoe__c");`,
      // The manifest itself is one for the mock backend.
      `import { createMockBackend } from "headless-write-kit/mock"; createMockBackend({ manifest });`,
      `const provider: "salesforce" = manifest.integrations[0].provider;`,
    ];
    expect(app.errors(codes)).toEqual(none(codes));
  });

  it("an editor completes objects and the fields that the manifest names", () => {
    const objects = ["a.b/c~d $['e']", "account", "contact", "lead"];
    const expected = {
      [`config.writeObject("|")`]: objects,
      [`config.readObject("|")`]: ["contact"],
      [`config.subscribeObject("|")`]: ["lead"],
      [`config.removeObject("|")`]: objects,
      [`kit.useFieldSettings("|", "")`]: objects,
      [`kit.useWritePreview("|")`]: objects,
      [`writeRecords({ objectName: "|" })`]: [...objects, "person"],
      [`known.getReadObject("|")`]: ["contact"],
      [`config.readObject("contact").getSelectedField("|")`]: ["Phone", "email"],
      [`config.readObject("contact").getFieldMapping("|")`]: ["phone", "stage"],
      [`config.readObject("contact").setFieldMapping({ fieldName: "|" })`]: ["Phone", "email"],
      [`config.writeObject("contact").getFieldSettings("|")`]: ["Phone", "email", "phone", "stage"],
      [`config.writeObject("lead").setDefaultValues({ fieldName: "|" })`]: ["warmth"],
      [`kit.useFieldSettings("contact", "|")`]: ["Phone", "email", "phone", "stage"],
      [`known.getCustomerFieldsForObject("contact").getField("|")`]: ["Phone", "email"],
    };
    expect(app.completions(Object.keys(expected))).toEqual(expected);
  });
});

describe("a manifest of 500 objects", () => {
  const numbers = Array.from({ length: 500 }, (_, index) => String(index));
  const read = numbers.map((number) => {
    const fields = Array.from({ length: 5 }, (_, index) => ({
      fieldName: `field${number}_${String(index)}`,
    }));
    return { objectName: `object${number}`, destination: "webhook", optionalFields: fields };
  });
  const large = {
    specVersion: "1.0.0",
    integrations: [
      {
        name: "large",
        provider: "salesforce",
        read: { objects: read },
        write: { objects: read.map(({ objectName }) => ({ objectName, inheritMapping: true })) },
      },
    ],
  };
  const app = openApp({
    start,
    modules: {
      "manifest.ts": `import { defineManifest } from "headless-write-kit";
        export const manifest = defineManifest(${JSON.stringify(large)});${register}`,
    },
  });

  it("each name costs the compiler about as much with 500 objects as in a small manifest", () => {
    const use = (number: string) =>
      `config.writeObject("object${number}").getFieldSettings("field${number}_1"); kit.useFieldSettings("object${number}", "x");`;
    const work = (numbers: string[]) => {
      const code = numbers.map(use).join("\n");
      expect(app.errors([code])).toEqual({ [code]: [] });
      return app.instantiations();
    };
    const one = work(numbers.slice(0, 1));
    // Going through the objects takes several for each of the 500.
    expect((work(numbers.slice(0, 101)) - one) / 100).toBeLessThan(2_000);
    expect(app.errors([`config.writeObject("object500");`])).not.toEqual(
      none([`config.writeObject("object500");`]),
    );
  });
});

const anyString = [
  `config.writeObject("contcat").getFieldSettings("anything");`,
  `config.readObject("contcat"); config.subscribeObject("contcat"); config.removeObject("contcat");`,
  `kit.useFieldSettings("contcat", "anything"); kit.useWritePreview("contcat", { type: "create", record: {} });`,
  `writeRecords({ objectName: "contcat", type: "create", record: {} });`,
  `known.getReadObject("contcat"); known.getCustomerFieldsForObject("contcat").getField("anything");`,
  `const open: (name: string) => kit.WriteObjectHandlers = config.writeObject;`,
];

describe("any string is a name", () => {
  it("any name is taken where no manifest is registered", () => {
    const app = openApp({ start, modules: { "manifest.ts": manifest } });
    expect(app.errors(anyString)).toEqual(none(anyString));
  });

  it("any name is taken where the registered manifest was read at run time", () => {
    const read = `
      import { parseManifest } from "headless-write-kit/manifest";
      export declare const manifest: NonNullable<ReturnType<typeof parseManifest>["manifest"]>;
    `;
    const app = openApp({ start, modules: { "manifest.ts": read + register } });
    expect(app.errors(anyString)).toEqual(none(anyString));
  });
});

describe("defineManifest", () => {
  it("defineManifest refuses what is no manifest", () => {
    const app = openApp({ start: `import { defineManifest } from "headless-write-kit";\n` });
    const wrong = {
      [`defineManifest({ specVersion: "1.0.0", integrations: [{ name: 1, provider: "salesforce" }] });`]:
        "name",
      [`defineManifest({ specVersion: "2.0.0", integrations: [] });`]: "specVersion",
      [`defineManifest({ specVersion: "1.0.0" });`]: "integrations",
    };
    const found = app.errors(Object.keys(wrong));
    for (const [code, named] of Object.entries(wrong)) {
      expect(found[code], code).toEqual([expect.stringContaining(named)]);
    }
  });

  it("defineManifest gives what it was given", () => {
    const manifest: Manifest = { specVersion: "1.0.0", integrations: [{ name: "n", provider: "p" }] };
    expect(defineManifest(manifest)).toBe(manifest);
  });
});
