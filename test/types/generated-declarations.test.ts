import { performance } from "node:perf_hooks";
import fc from "fast-check";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import type { Manifest } from "../../src/contract/index.js";
import { declareManifest, parseManifest } from "../../src/manifest/index.js";
import { arbitraryManifest } from "../manifest/arbitrary-manifest.js";
import { manifestFixture } from "../manifest/fixture.js";
import { compileInMemory } from "./support/compile-in-memory.js";
import {
  declareApp,
  declareEmptyApp,
  declareLargeApp,
  manyObjects,
  resolutions,
  rootFiles,
  sentences,
} from "./support/declared-app.js";
import { openApp } from "./support/open-app.js";

const { manifest: parsed } = parseManifest(manifestFixture("seed-004-fields"));
const manifest = parsed as Manifest;

// The other versions of TypeScript compile the same apps in the matrix.
describe("the declarations that are written", () => {
  it.each(Object.entries(resolutions))(
    "written declarations register the names and type the import of the file, %s",
    (_title, moduleOptions) => {
      for (const { code, error } of sentences) {
        const { errors } = compileInMemory(declareApp(manifest, code), rootFiles, moduleOptions);
        expect(errors).toEqual(error === undefined ? [] : [expect.stringContaining(error)]);
      }
    },
  );

  it("written declarations are compiled without an error for 300 objects", () => {
    const { "as bundlers resolve modules": bundler } = resolutions;
    const withNames = compileInMemory(declareLargeApp(300), rootFiles, bundler);
    const without = compileInMemory(declareEmptyApp(), rootFiles, bundler);
    expect(withNames.errors).toEqual([]);
    // What the names cost, in the compiler's own measure: the time is another one on every machine.
    expect(withNames.instantiations - without.instantiations).toBeLessThan(200_000);
  });
});

describe("the declarations of any manifest", () => {
  it("written declarations take milliseconds for 300 objects", () => {
    const many = manyObjects(300);
    declareManifest(many, "amp.yaml");
    const start = performance.now();
    const text = declareManifest(many, "amp.yaml");
    console.log(
      `types of 300 objects: ${(performance.now() - start).toFixed(1)} ms, ${String(text.length)} characters`,
    );
    expect(text).toContain('"object_299"');
  });

  it("the declarations are TypeScript whose type is the manifest itself, whatever its names hold (D8)", () => {
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

  it("the declarations of any manifest are read as the same manifest by the reader", () => {
    expect(parseManifest(stringify(manifest)).manifest).toEqual(manifest);
  });
});

describe("people who point at a name", () => {
  const start = 'import type { AmpManifest } from "./amp.js"; declare const m: AmpManifest;\n';
  const docsIn = (declared: Manifest, places: readonly string[]) =>
    openApp({ start, modules: { "amp.ts": declareManifest(declared, "amp.yaml") } }).docs(places);

  it("people who point at a name see what the manifest says of it", () => {
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

  it("people who point at a name see the text of a prompt, and no tag or link in it", () => {
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
