import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { performance } from "node:perf_hooks";
import fc from "fast-check";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { stringify } from "yaml";
import type { Manifest } from "../../src/contract/index.js";
import { declareManifest, declareManifestImport, parseManifest } from "../../src/manifest/index.js";
import { arbitraryManifest } from "../manifest/arbitrary-manifest.js";
import { manifestFixture } from "../manifest/fixture.js";
import { openApp } from "./support/open-app.js";

const root = join(import.meta.dirname, "../..");
const app = join(root, ".cache/generated-declarations");
const compilers = {
  "5.9": ".config/typescript-5.9/node_modules/typescript/bin/tsc",
  "6": "node_modules/typescript/bin/tsc",
  "7": ".config/typescript-7/node_modules/typescript/bin/tsc",
};

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

function write(file: string, text: string): void {
  mkdirSync(dirname(join(app, file)), { recursive: true });
  writeFileSync(join(app, file), text);
}

/** Runs a compiler on the app; gives its status and what it says. */
function runCompiler(compiler: string, moduleOptions: Record<string, string>, ...flags: string[]) {
  const compilerOptions = { strict: true, noEmit: true, types: [], target: "ES2022", ...moduleOptions };
  write(
    "tsconfig.json",
    JSON.stringify({ compilerOptions, files: ["app.ts", "amp.d.ts", "amp.import.d.ts"] }),
  );
  const args = [join(root, compiler), "--project", app, "--pretty", "false", ...flags];
  return spawnSync(process.execPath, args, { cwd: app, encoding: "utf8" });
}

/** Compiles the app and gives the errors, a line each. */
function compile(compiler: string, moduleOptions: Record<string, string>): string {
  return runCompiler(compiler, moduleOptions).stdout;
}

/** Compiles the app, which must have no errors, and gives what it cost. */
function measure(compiler: string): { timeMs: number; instantiations: number } {
  const { status, stdout } = runCompiler(compiler, bundler, "--extendedDiagnostics");
  expect(status, stdout).toBe(0);
  const figure = (name: string) => Number(new RegExp(`^${name}: +([\\d.]+)`, "m").exec(stdout)?.[1]);
  return { timeMs: Math.round(figure("Total time") * 1000), instantiations: figure("Instantiations") };
}

const bundler = { module: "ESNext", moduleResolution: "bundler" };
const nodeNext = { module: "NodeNext", moduleResolution: "NodeNext" };

const { manifest: parsed } = parseManifest(manifestFixture("seed-004-fields"));
const manifest = parsed as Manifest;

beforeAll(() => {
  write("package.json", '{ "type": "module" }');
  write(
    "node_modules/headless-write-kit/package.json",
    '{ "name": "headless-write-kit", "type": "module", "exports": { ".": { "types": "./index.d.ts" } } }',
  );
  write("node_modules/headless-write-kit/index.d.ts", kitDeclarations());
});

afterAll(() => {
  rmSync(app, { recursive: true });
});

function declareApp(declared: Manifest, code: string): void {
  write("amp.d.ts", declareManifest(declared, "amp.yaml"));
  write("amp.import.d.ts", declareManifestImport("amp.yaml", "amp"));
  write("app.ts", code);
}

describe.each(Object.entries(compilers))(
  "the declarations that are written, under TypeScript %s",
  (_version, compiler) => {
    it.each([
      ["as bundlers resolve modules", bundler],
      ["as Node resolves modules", nodeNext],
    ])("register the names and type the import of the file, %s", (_title, moduleOptions) => {
      declareApp(
        manifest,
        `import { readObject, setField } from "headless-write-kit";
       import declared from "./amp.yaml";
       readObject("contact");
       setField("contact", "first_name");
       const name: "salesforce-contacts-sync" = declared.integrations[0].name;
       const mapped: "priority" = declared.integrations[0].read.objects[0].requiredFields[2].mapToName;
       console.log(name, mapped);`.replace("console.log(name, mapped);", "export { name, mapped };"),
      );
      expect(compile(compiler, moduleOptions)).toBe("");
      declareApp(manifest, `import { readObject } from "headless-write-kit"; readObject("contcat");`);
      expect(compile(compiler, moduleOptions)).toContain(
        `Argument of type '"contcat"' is not assignable to parameter of type`,
      );
      declareApp(
        manifest,
        `import declared from "./amp.yaml"; export const n: "x" = declared.integrations[0].name;`,
      );
      expect(compile(compiler, moduleOptions)).toContain(
        `Type '"salesforce-contacts-sync"' is not assignable`,
      );
    });

    it("are compiled without an error for 300 objects", () => {
      declareApp(
        manyObjects(300),
        `import { readObject, setField } from "headless-write-kit";
       ${Array.from({ length: 100 }, (_, index) => `readObject("object_${String(index)}"); setField("object_${String(index)}", "mapped_5");`).join("\n")}`,
      );
      const withNames = measure(compiler);
      declareApp({ specVersion: "1.0.0", integrations: [] }, "export {};");
      const without = measure(compiler);
      console.log(
        `300 objects: ${String(withNames.timeMs - without.timeMs)} ms beside ${String(without.timeMs)} ms without them`,
      );
      // What the names cost, in the compiler's own measure: the time is another one on every machine.
      expect(withNames.instantiations - without.instantiations).toBeLessThan(200_000);
    }, 180_000);
  },
);

function manyObjects(count: number): Manifest {
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

describe("the declarations of any manifest", () => {
  it("are written in milliseconds for 300 objects", () => {
    const many = manyObjects(300);
    declareManifest(many, "amp.yaml");
    const start = performance.now();
    const text = declareManifest(many, "amp.yaml");
    console.log(
      `types of 300 objects: ${(performance.now() - start).toFixed(1)} ms, ${String(text.length)} characters`,
    );
    expect(text).toContain('"object_299"');
  });

  it("are TypeScript whose type is the manifest itself, whatever its names hold (D8)", () => {
    const read = (node: ts.TypeNode): unknown => {
      if (ts.isLiteralTypeNode(node)) {
        const { literal } = node;
        if (ts.isStringLiteral(literal)) return literal.text;
        if (ts.isPrefixUnaryExpression(literal)) return -Number(literal.operand.getText());
        return JSON.parse(literal.getText()) as unknown;
      }
      if (ts.isTupleTypeNode(node)) return node.elements.map(read);
      const members = (node as ts.TypeLiteralNode).members as ts.NodeArray<ts.PropertySignature>;
      return readMembers(members);
    };
    const readMembers = (members: ts.NodeArray<ts.TypeElement>) =>
      Object.fromEntries(
        members.map((member) => {
          const { name, type } = member as ts.PropertySignature;
          return [(name as ts.Identifier).text, type && read(type)];
        }),
      );
    fc.assert(
      fc.property(arbitraryManifest, (any) => {
        const text = declareManifest(any, "amp.yaml");
        const source = ts.createSourceFile("amp.d.ts", text, ts.ScriptTarget.Latest, true);
        expect((source as unknown as { parseDiagnostics: unknown[] }).parseDiagnostics).toEqual([]);
        const declared = source.statements.find(ts.isInterfaceDeclaration);
        expect(declared && readMembers(declared.members)).toEqual(JSON.parse(JSON.stringify(any)));
      }),
      { numRuns: 200 },
    );
  });

  it("are read as the same manifest by the reader", () => {
    expect(parseManifest(stringify(manifest)).manifest).toEqual(manifest);
  });
});

describe("people who point at a name", () => {
  const start = 'import type { AmpManifest } from "./amp.js"; declare const m: AmpManifest;\n';
  const docsIn = (declared: Manifest, places: readonly string[]) =>
    openApp({ start, modules: { "amp.ts": declareManifest(declared, "amp.yaml") } }).docs(places);

  it("see what the manifest says of integrations, objects, fields and mappings", () => {
    const contact = "m.integrations[0].read.objects[0]";
    const expected = {
      "m.integrations[0].|name": "salesforce-contacts-sync: salesforce; reads contact, lead.",
      [`${contact}.|objectName`]:
        "contact: read at `*\\/10 * * * *` (cron, UTC), sent to `salesforceWebhook`.",
      [`${contact}.requiredFields[1].|mapToName`]: "Phone Number: required, the provider's `mobilephone`.",
      [`${contact}.requiredFields[2].|mapToName`]:
        "Priority Score: required, chosen by the customer. Which field do you use to track the priority of a lead? Suggested is `priority_level`.",
    };
    expect(docsIn(manifest, Object.keys(expected))).toEqual(
      Object.fromEntries(Object.entries(expected).map(([place, text]) => [place, [text]])),
    );
  });

  it("see the text of a prompt as it is, and no tag or link that it may hold", () => {
    const prompt = "Ask */ @deprecated {@link x}\n@internal\u202e why?";
    const field = { mapToName: "a", mapToDisplayName: "A", prompt };
    const read = { objects: [{ objectName: "o", destination: "d", requiredFields: [field] }] };
    const place = "m.integrations[0].read.objects[0].requiredFields[0].|mapToName";
    const found = docsIn({ specVersion: "1.0.0", integrations: [{ name: "n", provider: "p", read }] }, [
      place,
    ]);
    expect(found[place]).toHaveLength(1);
    expect(found[place]?.[0]).toContain("why?");
    expect(found[place]?.[0]).not.toContain("\u202e");
  });
});
