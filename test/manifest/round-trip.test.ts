import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stringify, type ToStringOptions } from "yaml";
import { manifestSchema } from "../../src/contract/index.js";
import { parseManifest } from "../../src/manifest/index.js";
import { arbitraryIntegrations2023, toModel } from "./arbitrary-manifest-2023.js";
import { arbitraryManifest } from "./arbitrary-manifest.js";

// Left out is what the printer of the yaml package gets wrong: block scalars of spaces only, empty lists in forced block
// style, and control characters where it folds lines.
const style: fc.Arbitrary<ToStringOptions> = fc.record({
  collectionStyle: fc.constantFrom("any", "flow"),
  defaultStringType: fc.constantFrom("PLAIN", "QUOTE_DOUBLE", "QUOTE_SINGLE"),
  defaultKeyType: fc.constantFrom("PLAIN", "QUOTE_DOUBLE", "QUOTE_SINGLE"),
  indent: fc.constantFrom(1, 2, 4),
  indentSeq: fc.boolean(),
  lineWidth: fc.constant(0),
});

describe("any manifest by the rules", () => {
  it("a manifest by the rules is accepted however it is written, and read back equal", () => {
    fc.assert(
      fc.property(arbitraryManifest, style, (manifest, options) => {
        const text = stringify(manifest, options);
        const result = parseManifest(text);
        expect(result.issues.filter(({ severity }) => severity === "error")).toEqual([]);
        expect(result.manifest).toStrictEqual(manifest);
        // The generator makes what the contract knows, or the law would say nothing.
        expect(manifestSchema.safeParse(manifest).success).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it("any manifest of the 2023 form is read into the one model, with or without a version (L1)", () => {
    fc.assert(
      fc.property(arbitraryIntegrations2023, style, fc.boolean(), (integrations, options, isVersioned) => {
        const text = stringify({ ...(isVersioned && { specVersion: "1.0.0" }), integrations }, options);
        const { manifest, issues } = parseManifest(text);
        expect(issues.filter(({ severity }) => severity === "error")).toEqual([]);
        expect(manifest).toStrictEqual({ specVersion: "1.0.0", integrations: integrations.map(toModel) });
        expect(manifestSchema.safeParse(manifest).success).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it("one file may have integrations of both forms (N1)", () => {
    fc.assert(
      fc.property(arbitraryManifest, arbitraryIntegrations2023, (manifest, integrations) => {
        const names = new Set(manifest.integrations.map(({ name }) => name));
        const others = integrations.filter(({ name }) => !names.has(name));
        const text = stringify({ ...manifest, integrations: [...others, ...manifest.integrations] });
        expect(parseManifest(text).manifest).toStrictEqual({
          ...manifest,
          integrations: [...others.map(toModel), ...manifest.integrations],
        });
      }),
      { numRuns: 50 },
    );
  });
});
