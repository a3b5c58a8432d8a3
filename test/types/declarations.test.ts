import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import ts from "typescript";
import { beforeAll, describe, expect, it } from "vitest";
import { openApp } from "./support/open-app.js";

const root = join(import.meta.dirname, "../..");

interface PackageJson {
  exports: Record<string, { types: string } | string>;
  dependencies: Record<string, string>;
  peerDependencies: Record<string, string>;
}
const packageJson = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as PackageJson;

/** The declarations as the build makes them, by their path below dist/types. */
function emitDeclarations(): Map<string, string> {
  const file = join(root, ".config/tsconfig.build.json");
  const { config } = ts.readConfigFile(file, ts.sys.readFile) as { config: object };
  const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, join(root, ".config"));
  const texts = new Map<string, string>();
  ts.createProgram(fileNames, options).emit(undefined, (name, text) => {
    texts.set(relative(join(root, "dist/types"), name), text);
  });
  return texts;
}

describe("the package's declarations", () => {
  let texts = new Map<string, string>();
  beforeAll(() => {
    texts = emitDeclarations();
  }, 120_000);

  it("the package's declarations import nothing but what an app that has the package can find", () => {
    const known = Object.keys({ ...packageJson.dependencies, ...packageJson.peerDependencies });
    const imported = [...texts].flatMap(([file, text]) =>
      ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => `${file}: ${fileName}`),
    );
    expect(imported.length).toBeGreaterThan(100);
    const isKnown = (name: string) =>
      name.startsWith(".") ||
      name.startsWith("node:") ||
      known.some((each) => `${name}/`.startsWith(`${each}/`));
    expect(imported.filter((each) => !isKnown(each.slice(each.indexOf(": ") + 2)))).toEqual([]);
  });

  it("the package's declarations stand where package.json says", () => {
    const doors = Object.values(packageJson.exports).flatMap((door) =>
      typeof door === "string" ? [] : [door.types],
    );
    for (const types of doors) expect([...texts.keys()]).toContain(types.replace("./dist/types/", ""));
  });

  it("the package's declarations hold no rule id and name no source document", () => {
    const found = [...texts].flatMap(([file, text]) =>
      [...text.matchAll(/\b[DSHIWPLMN]\d{1,2}\b|\bseed 00\d/g)].map(([id]) => `${file}: ${id}`),
    );
    expect(found).toEqual([]);
  });

  it("the package's declarations check names against a registered manifest, for each door", () => {
    const modules = Object.fromEntries([...texts].map(([file, text]) => [`kit/${file}`, text]));
    const start = `
      import { createLocalConfig, createDraftStore, defineManifest } from "headless-write-kit/core";
      import type { LocalConfig } from "headless-write-kit";
      const manifest = defineManifest({
        specVersion: "1.0.0",
        integrations: [{ name: "n", provider: "p", write: { objects: [{ objectName: "contact" }] } }],
      });
      declare module "headless-write-kit" { interface Register { manifest: typeof manifest } }
      declare const config: LocalConfig;
    `;
    const app = openApp({
      start,
      modules,
      imports: {
        "headless-write-kit": "kit/src/index.d.ts",
        "headless-write-kit/core": "kit/src/core.d.ts",
      },
    });
    const right = `config.writeObject("contact"); createLocalConfig(createDraftStore()).writeObject("contact");`;
    const wrong = `config.writeObject("contcat"); createLocalConfig(createDraftStore()).writeObject("contcat");`;
    const error = `TS2345 at "\\"contcat\\"": Argument of type '"contcat"' is not assignable to parameter of type '"contact"'.`;
    expect(app.errors([right])).toEqual({ [right]: [] });
    expect(app.errors([wrong])).toEqual({ [wrong]: [error, error] });
  });

  it("the package's declarations let an app name what hooks and functions return", () => {
    const app = openApp({
      modules: Object.fromEntries([...texts].map(([file, text]) => [`kit/${file}`, text])),
      imports: {
        "headless-write-kit": "kit/src/index.d.ts",
        "headless-write-kit/core": "kit/src/core.d.ts",
        "headless-write-kit/manifest": "kit/src/manifest/index.d.ts",
      },
    });
    const nameable = `
      import { useLocalConfig, useWritePreview, type LocalConfigWithState, type RefusedWrite, type ShapeResult, type WritePreview } from "headless-write-kit";
      import { saveDraft, type SaveDraftResult } from "headless-write-kit/core";
      import { createManifestSchema, parseNestedName, type JsonSchema, type NestedPath } from "headless-write-kit/manifest";
      export const config: () => LocalConfigWithState = () => useLocalConfig();
      export const preview: () => WritePreview | undefined = () => useWritePreview("contact", { type: "create", record: {} });
      export const parts: readonly (ShapeResult | RefusedWrite)[] = [];
      export const save = (...given: Parameters<typeof saveDraft>): Promise<SaveDraftResult<unknown>> => saveDraft(...given);
      export const path: NestedPath | undefined = parseNestedName("$['a']['b']");
      export interface Schema extends JsonSchema { own: true }
      export const schema: JsonSchema = createManifestSchema();
    `;
    expect(app.errors([nameable])).toEqual({ [nameable]: [] });
  });
});
