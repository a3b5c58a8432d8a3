import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Manifest } from "../../../src/contract/index.js";
import { declareManifest, declareManifestImport } from "../../../src/manifest/index.js";

const root = join(import.meta.dirname, "../../..");

/** What TypeScript is told by the ways in which apps resolve modules. */
export const resolutions = {
  "as bundlers resolve modules": { module: "esnext", moduleResolution: "bundler" },
  "as Node resolves modules": { module: "nodenext", moduleResolution: "nodenext" },
};

/** What TypeScript is told besides: nothing that the declarations need. */
export const strictOptions = { strict: true, noEmit: true, types: [], target: "es2022" };

/** The files of an app that TypeScript begins with. */
export const rootFiles = ["app.ts", "amp.d.ts", "amp.import.d.ts"];

/** The files of an app that has declared a manifest and says `code`, by their names. */
export function declareApp(manifest: Manifest, code: string): Record<string, string> {
  return {
    "package.json": '{ "type": "module" }',
    "node_modules/headless-write-kit/package.json":
      '{ "name": "headless-write-kit", "type": "module", "exports": { ".": { "types": "./index.d.ts" } } }',
    "node_modules/headless-write-kit/index.d.ts": kitDeclarations(),
    "amp.d.ts": declareManifest(manifest, "amp.yaml"),
    "amp.import.d.ts": declareManifestImport("amp.yaml", "amp"),
    "app.ts": code,
  };
}

/** What an app needs of the package's declarations: the interface that is filled in, and who reads it. */
function kitDeclarations(): string {
  const names = readFileSync(join(root, "src/manifest/registered-names.ts"), "utf8").replace(
    /^import .*$/m,
    'type ConfigAction = "read" | "write" | "subscribe";',
  );
  return `${names}
export declare function writeObject<TName extends string>(name: ObjectName<"write", TName>): void;
export declare function readObject<TName extends string>(name: ObjectName<"read", TName>): void;
export declare function setField<TName extends string>(name: TName, field: WrittenFieldName<TName>): void;
`;
}

/** What apps say of the manifest of seed 004's fields, and the error that TypeScript finds in it, if any. */
export const sentences: readonly { code: string; error: string | undefined }[] = [
  {
    code: `import { readObject, setField } from "headless-write-kit";
import declared from "./amp.yaml";
readObject("contact");
setField("contact", "first_name");
export const name: "salesforce-contacts-sync" = declared.integrations[0].name;
export const mapped: "priority" = declared.integrations[0].read.objects[0].requiredFields[2].mapToName;`,
    error: undefined,
  },
  {
    code: `import { readObject } from "headless-write-kit"; readObject("contcat");`,
    error: `Argument of type '"contcat"' is not assignable to parameter of type`,
  },
  {
    code: `import declared from "./amp.yaml"; export const n: "x" = declared.integrations[0].name;`,
    error: `Type '"salesforce-contacts-sync"' is not assignable`,
  },
];

/** An app with a manifest of so many objects of 20 fields each, which names 100 of them. */
export function declareLargeApp(objects: number): Record<string, string> {
  const uses = Array.from({ length: Math.min(100, objects) }, (_, index) => {
    const name = `"object_${String(index)}"`;
    return `readObject(${name}); setField(${name}, "mapped_5");`;
  });
  return declareApp(
    manyObjects(objects),
    `import { readObject, setField } from "headless-write-kit";\n${uses.join("\n")}`,
  );
}

/** An app with a manifest that declares nothing. */
export function declareEmptyApp(): Record<string, string> {
  return declareApp({ specVersion: "1.0.0", integrations: [] }, "export {};");
}

/** A manifest of so many objects that are read and written. */
export function manyObjects(count: number): Manifest {
  const fields = Array.from({ length: 20 }, (_, index) => ({
    fieldName: `field_${String(index)}`,
    ...(index % 5 === 0 && {
      mapToName: `mapped_${String(index)}`,
      mapToDisplayName: `Mapped ${String(index)}`,
    }),
  }));
  const objects = Array.from({ length: count }, (_, index) => ({
    objectName: `object_${String(index)}`,
    destination: "hook",
    schedule: "0 * * * *",
    requiredFields: fields,
  }));
  return {
    specVersion: "1.0.0",
    integrations: [{ name: "crm", provider: "salesforce", read: { objects }, write: { objects } }],
  };
}
