import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isMap, isNode, isPair, LineCounter, parseDocument, stringify, type Document } from "yaml";
import type { Manifest } from "../../src/contract/index.js";
import { parseManifest } from "../../src/manifest/index.js";
import { arbitraryManifest } from "./arbitrary-manifest.js";
import { breakers, whole, type Wrong } from "./breakers.js";

/** A right manifest with the whole integration somewhere in it. */
const manifestWithWhole = fc
  .tuple(arbitraryManifest, fc.nat(3))
  .map(([manifest, position]): [Manifest, number] => {
    const others = manifest.integrations.filter(({ name }) => name !== "whole");
    const at = Math.min(position, others.length);
    return [{ ...manifest, integrations: [...others.slice(0, at), whole(), ...others.slice(at)] }, at];
  });

/** Where a wrong place stands in the text, by the YAML parser's own look-up. */
function positionOf(
  document: Document,
  lines: LineCounter,
  { path, shown }: Wrong,
): { line: number; column: number } {
  const target = typeof shown === "string" ? path : shown;
  let node: unknown = document.getIn(target, true);
  if (shown === "key") {
    const parent = document.getIn(path.slice(0, -1), true);
    const pair = isMap(parent)
      ? parent.items.find(({ key }) => String(key) === path[path.length - 1])
      : undefined;
    node = isPair(pair) ? pair.key : undefined;
  }
  const [offset] = (isNode(node) ? node.range : undefined) ?? [-1];
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
}

describe("one break of a right manifest", () => {
  it.each(Object.entries(breakers))("%s: is the one error, at its own place", (_name, breakIt) => {
    fc.assert(
      fc.property(
        manifestWithWhole,
        fc.record({
          collectionStyle: fc.constantFrom("any" as const, "flow" as const),
          indentSeq: fc.boolean(),
        }),
        ([right, at], style) => {
          const manifest = structuredClone(right);
          const wrong = breakIt(manifest, at);
          const text = stringify(manifest, { ...style, lineWidth: 0, aliasDuplicateObjects: false });
          const lines = new LineCounter();
          const document = parseDocument(text, { lineCounter: lines });
          const result = parseManifest(text);
          const errors = result.issues.filter(({ severity }) => severity === "error");
          expect(result.manifest).toBeNull();
          expect(errors.map(({ code, line, column }) => ({ code, line, column }))).toEqual([
            { code: wrong.code, ...positionOf(document, lines, wrong) },
          ]);
          const path = wrong.path
            .map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`))
            .join("");
          expect(errors[0]?.path).toBe(`$${path}`);
        },
      ),
      { numRuns: 10 },
    );
  });
});
