import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isMap, isNode, isPair, LineCounter, parseDocument, stringify, type Document } from "yaml";
import type { Manifest } from "../../../src/contract/index.js";
import { parseManifest } from "../../../src/manifest/index.js";
import { arbitraryIntegrations2023 } from "../arbitrary-manifest-2023.js";
import { arbitraryManifest } from "../arbitrary-manifest.js";
import { breakers2023, whole2023 } from "../breakers-2023.js";
import { isOf } from "../rule-of.js";
import { type Breaker, breakers, whole, type Wrong } from "../breakers.js";
import { lawRuns } from "../../support/law-runs.js";

/** A manifest as it is written, of either form. */
interface Written {
  integrations: { name: string }[];
}

/** A right manifest with the whole integration somewhere in it. */
function withWhole<TManifest extends Written>(
  others: fc.Arbitrary<TManifest>,
  make: () => TManifest["integrations"][number],
): fc.Arbitrary<[TManifest, number]> {
  return fc.tuple(others, fc.nat(3)).map(([manifest, position]): [TManifest, number] => {
    const rest = manifest.integrations.filter(({ name }) => name !== "whole");
    const at = Math.min(position, rest.length);
    return [{ ...manifest, integrations: [...rest.slice(0, at), make(), ...rest.slice(at)] }, at];
  });
}

const written2023 = arbitraryIntegrations2023.map((integrations) => ({ integrations }));

const cases: [name: string, breakIt: Breaker, right: fc.Arbitrary<[Written, number]>][] = [
  ...Object.entries(breakers).map(([name, breakIt]): (typeof cases)[number] => [
    name,
    breakIt,
    withWhole(arbitraryManifest, whole),
  ]),
  ...Object.entries(breakers2023).map(([name, breakIt]): (typeof cases)[number] => [
    name,
    breakIt,
    withWhole<Written>(written2023, whole2023),
  ]),
];

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
  it.each(cases)(
    "one break of a right manifest is the one error, at its own place: %s",
    (_name, breakIt, arbitraryRight) => {
      fc.assert(
        fc.property(
          arbitraryRight,
          fc.record({
            collectionStyle: fc.constantFrom("any" as const, "flow" as const),
            indentSeq: fc.boolean(),
          }),
          ([right, at], style) => {
            const manifest = structuredClone(right);
            // The breakers look at nothing but the paths that they are made with.
            const wrong = breakIt(manifest as Manifest, at);
            const text = stringify(manifest, { ...style, lineWidth: 0, aliasDuplicateObjects: false });
            const lines = new LineCounter();
            const document = parseDocument(text, { lineCounter: lines });
            const result = parseManifest(text);
            const errors = result.issues.filter(({ severity }) => severity === "error");
            expect(result.manifest).toBeNull();
            expect(errors.map(({ line, column }) => ({ line, column }))).toEqual([
              positionOf(document, lines, wrong),
            ]);
            expect(
              errors[0] && isOf(errors[0], wrong.code),
              `${errors[0]?.code ?? ""} is ${wrong.code}`,
            ).toBe(true);
            const path = wrong.path
              .map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`))
              .join("");
            expect(errors[0]?.path).toBe(`$${path}`);
          },
        ),
        { numRuns: lawRuns(4, 10) },
      );
    },
  );
});
