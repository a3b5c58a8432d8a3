import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { doors } from "../../.config/docs/reference.js";
import { linkToReference } from "../../.config/docs/build.js";
import { readPages } from "../../.config/docs/pages.js";
import { exampleOf, makeReference, type ReferencePage } from "../../.config/docs/reference-pages.js";
import packageJson from "../../package.json" with { type: "json" };
import { openApp } from "../types/support/open-app.js";
import { createBlockFolder } from "./support/run-block.js";

const folder = createBlockFolder();
afterAll(() => {
  folder.remove();
});

let reference: ReferencePage[];
let exports: ReferencePage[];

beforeAll(async () => {
  reference = await makeReference();
  exports = reference.filter(({ isExport }) => isExport);
}, 180_000);

/** What stands between the heading and the first further one, without the signature. */
const descriptionOf = (text: string) =>
  text
    .replaceAll(/^```[\s\S]*?^```$/gm, "")
    .split(/^## /m)[0]
    ?.replace(/^# .*$/m, "")
    .trim();

const saysHowItFails = (description: string) =>
  /\b(throws?|rejects|never fails)\b|`undefined` where/i.test(description);

/** Guards only look: of the kit's errors, and these. */
const guards = ["isNestedName", "isUserMapping"];
const isGuard = (name: string) => /^is\w+Error$/.test(name) || guards.includes(name);

const codeOf = (text: string) => /^```\w*\n([\s\S]*?)^```$/m.exec(exampleOf(text) ?? "")?.[1];

/** What examples take from their reader, each where it is used and not made. */
const given: Readonly<Record<string, string>> = {
  ampYaml: "string",
  backend: 'import("headless-write-kit/mock").MockBackend',
  queryClient: 'import("@tanstack/react-query").QueryClient',
  App: "() => null",
  ConfigScreen: "() => null",
  ContactSettings: "() => null",
};

function withGiven(code: string): string {
  const missing = Object.entries(given).filter(
    ([name]) =>
      new RegExp(String.raw`\b${name}\b`).test(code) && !new RegExp(String.raw`\bconst ${name}\b`).test(code),
  );
  return [...missing.map(([name, type]) => `declare const ${name}: ${type};`), code, "export {};", ""].join(
    "\n",
  );
}

describe("the reference", () => {
  it("the reference describes every export", () => {
    const without = exports.filter(({ text }) => !descriptionOf(text)).map(({ name }) => name);
    expect(without).toEqual([]);
  });

  it("the reference has an example of every export: its own, or that of what uses it", () => {
    const without = exports.filter(({ text }) => exampleOf(text) === undefined).map(({ name }) => name);
    expect(without).toEqual([]);
  });

  it("the reference says of every hook when it fails", () => {
    const hooks = exports.filter(
      ({ subject, name }) => /^use[A-Z]/.test(subject) && name.includes("/functions/"),
    );
    expect(hooks.length).toBeGreaterThan(20);
    const silent = hooks.filter(({ text }) => !text.includes("## When it fails\n")).map(({ name }) => name);
    expect(silent).toEqual([]);
  });

  it("the reference says of every function and component that is no hook how it fails", () => {
    const functions = exports.filter(
      ({ subject, name }) => name.includes("/functions/") && !/^use[A-Z]/.test(subject) && !isGuard(subject),
    );
    expect(functions.length).toBeGreaterThan(40);
    const silent = functions.filter(({ text }) => !saysHowItFails(descriptionOf(text) ?? ""));
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  it("the reference tells what setters take by the names of types that have pages", () => {
    const handlers = exports.find(({ subject }) => subject === "WriteObjectHandlers");
    const row = handlers?.text.split("\n").find((line) => line.includes("`setFieldSettings` |"));
    expect(row).toContain("`fieldName`: `TField`");
    expect(row).toContain("`settings`: [`FieldSetting`](../type-aliases/FieldSetting.md)");
  });

  it("the reference tells which parameters may be left out, also of functions that a hook returns", () => {
    const textOf = (name: string) => exports.find(({ subject }) => subject === name)?.text;
    expect(textOf("useSaveInstallation")).toContain("save: (options?: SaveParams) =>");
    expect(textOf("useConnect")).toContain("connect: (options: ConnectParams) =>");
  });

  it("the reference has a page for every link that leads to it from the other pages", () => {
    for (const { file, text } of readPages()) {
      expect(() => linkToReference(text, "guides/any.md", reference), file).not.toThrow();
    }
    const wrong = "[a](./?path=/docs/reference-headless-write-kit-usenothing--docs)";
    expect(() => linkToReference(wrong, "guides/any.md", reference)).toThrow("usenothing");
  });

  it("the reference has only examples that are right by their types", () => {
    const imports = Object.fromEntries(
      [...doors].map(([door, file]) => [door.replace(".", packageJson.name), file]),
    );
    // React Router is not installed here.
    const modules = {
      "react-router.ts": "export declare function useBlocker(should: () => boolean): unknown;",
    };
    const app = openApp({
      modules,
      imports: { ...imports, "react-router": "react-router.ts" },
      compilerOptions: { noUnusedLocals: false },
    });
    const own = new Map<string, string>();
    for (const { name, text } of exports) {
      const code = codeOf(text);
      if (code !== undefined && !text.includes("\nIn use by [")) own.set(withGiven(code), name);
    }
    const sources = [...own.keys()];
    // What one declares for the whole app is not true for the others.
    const isGlobal = (source: string) => source.includes("declare module");
    const found = {
      ...app.errors(sources.filter((source) => !isGlobal(source))),
      ...app.errors(sources.filter(isGlobal)),
    };
    const errors = Object.entries(found).flatMap(([source, messages]) =>
      messages.map((message) => `${own.get(source) ?? ""}: ${message}`),
    );
    expect(errors).toEqual([]);
  }, 120_000);

  it("the engine's examples run, and the one of createWriteEngine writes its record", async () => {
    const ampYaml =
      "specVersion: 1.0.0\nintegrations: [{ name: crm, provider: salesforce, proxy: { enabled: true } }]\n";
    const said = vi.spyOn(console, "log").mockImplementation(() => undefined);
    const ran: string[] = [];
    for (const { door, subject, text } of exports) {
      const code = codeOf(text);
      if (door !== "headless-write-kit/engine" || code === undefined || text.includes("\nIn use by ["))
        continue;
      said.mockClear();
      const file = folder.write(`${subject}.ts`, `const ampYaml = ${JSON.stringify(ampYaml)};\n${code}`);
      await import(/* @vite-ignore */ file);
      ran.push(subject);
      if (subject === "createWriteEngine") expect(said).toHaveBeenCalledExactlyOnceWith(200);
    }
    said.mockRestore();
    expect(ran).toContain("createWriteEngine");
    expect(ran.length).toBeGreaterThan(5);
  }, 60_000);
});
