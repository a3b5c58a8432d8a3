import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseManifest } from "../../src/manifest/index.js";
import { hostileNames } from "../support/arbitraries/arbitrary-config.js";
import { ruleOf } from "./rule-of.js";
import { withActions2023, withIntegration } from "./marked-manifest.js";
import { anyCharacter } from "../support/arbitraries/any-character.js";

/** The rules that a text breaks, and its faults as YAML, each once. */
function codesOf(text: string): string[] {
  return [...new Set(parseManifest(text).issues.map(ruleOf))];
}

const MEGABYTE = 1_000_000;

describe("hostile texts", { timeout: 60_000 }, () => {
  it.each([
    ["brackets", "[".repeat(5 * MEGABYTE)],
    ["braces", "{a: ".repeat(MEGABYTE)],
    ["dashes", "- ".repeat(2.5 * MEGABYTE)],
    ["question marks", "? ".repeat(2.5 * MEGABYTE)],
    ["indented keys", Array.from({ length: 150 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n")],
  ])("a text is given up where %s nest too deep", (_title, text) => {
    expect(codesOf(text)).toEqual(["beyond-limit"]);
  });

  it("lists nested 90 levels deep are read under a key that is not known", () => {
    expect(codesOf(withIntegration(`proxy: {}\nx: ${"[".repeat(90)}${"]".repeat(90)}`))).toEqual(["M30"]);
  });

  it("a billion laughs is given up, and a list that is shared a thousand times is read", () => {
    const laughs = Array.from({ length: 9 }, (_, level) => {
      const item = level === 0 ? "{ fieldName: lol }" : `*lol${level - 1}`;
      return `lol${level}: &lol${level} [${Array.from({ length: 10 }, () => item).join(", ")}]`;
    });
    const bomb = `${laughs.join("\n")}\n${withIntegration("proxy: {}")}`;
    expect(codesOf(bomb)).toEqual(["M30", "beyond-limit"]);
    expect(parseManifest(bomb).issues.filter(({ code }) => code === "beyond-limit")).toHaveLength(1);
    const fields = Array.from({ length: 50 }, (_, index) => `{ fieldName: f${index} }`).join(", ");
    const objects = Array.from(
      { length: 1000 },
      (_, index) =>
        `- { objectName: o${index}, destination: d, schedule: 0 0 * * *, requiredFields: *fields }`,
    );
    const shared = `fields: &fields [${fields}]\n${withIntegration(`read:\n  objects:\n    ${objects.join("\n    ")}`)}`;
    expect(codesOf(shared)).toEqual(["M30"]);
  });

  it("merge keys that multiply are given up", () => {
    const chain = Array.from({ length: 2000 }, (_, index) =>
      index === 0 ? "- &m0 { k0: 1 }" : `- &m${index} { <<: *m${index - 1}, k${index}: 1 }`,
    );
    expect(codesOf(`x:\n${chain.join("\n")}\n${withIntegration("proxy: { <<: *m1999 }")}`)).toEqual([
      "M30",
      "beyond-limit",
    ]);
  });

  it.each([
    ["one long word", "a".repeat(5 * MEGABYTE), ["not-a-mapping"]],
    ["a quote that never ends", `"${"a".repeat(5 * MEGABYTE)}`, ["yaml-syntax"]],
    ["closing brackets", "]".repeat(5 * MEGABYTE), ["yaml-syntax"]],
    ["commas, which are too many tokens", `[${",".repeat(5 * MEGABYTE)}`, ["beyond-limit"]],
    ["documents", "---\n".repeat(1.25 * MEGABYTE), ["empty-file", "several-documents"]],
    ["zero bytes", "\0".repeat(5 * MEGABYTE), ["not-a-mapping"]],
    ["a long name", withIntegration(`proxy: {}\ndisplayName: ${"n".repeat(5 * MEGABYTE)}`), ["M3"]],
    ["a long key", withIntegration(`proxy: {}\n? ${"k".repeat(5 * MEGABYTE)}\n: 1`), ["M30"]],
  ])("a text of 5 MB is read or refused: %s", (_title, text, codes) => {
    expect(codesOf(text)).toEqual(codes);
  });

  it("a manifest of 5 MB is read", () => {
    const field = "            - fieldName: a_field_with_some_name_\n";
    const count = Math.ceil((5 * MEGABYTE) / field.length);
    const fields = Array.from(
      { length: count },
      (_, index) => `            - fieldName: a_field_with_some_name_${index}`,
    );
    const text = withIntegration(
      "read:\n  objects:\n    - objectName: contact\n      destination: d\n      schedule: 0 0 * * *\n      requiredFields:",
    );
    const { manifest, issues } = parseManifest(`${text.trimEnd()}\n${fields.join("\n")}\n`);
    expect(issues).toEqual([]);
    expect(manifest?.integrations[0]?.read?.objects?.[0]?.requiredFields).toHaveLength(count);
  });

  it("reading does not slow down with the square of the keys or of the names", () => {
    const keys = Array.from({ length: 50_000 }, (_, index) => `  nme${index}: 1`).join("\n");
    const objects = Array.from(
      { length: 20_000 },
      (_, index) => `{ objectName: o${index}, inheritMapping: true }`,
    );
    const text = withIntegration(`proxy:\n${keys}\nwrite: { objects: [${objects.join(", ")}] }`);
    expect(parseManifest(text).issues).toHaveLength(70_000);
    const scheduled = Array.from(
      { length: 10_000 },
      (_, index) => `{ objectName: o, mode: insert, endpoint: e${index}, schedule: every 1 hours }`,
    );
    const fields = Array.from({ length: 10_000 }, (_, index) => {
      const name = String(index).replace(/\d/g, (digit) => "abcdefghij".charAt(Number(digit)));
      return `{ fieldName: ${name}, displayName: ${name} }`;
    });
    const text2023 = withActions2023(
      `- type: write\n  standardObjects: [${scheduled.join(", ")}]\n  customObjects: [{ objectName: c, mode: insert, endpoint: c, displayName: C, customFields: [${fields.join(", ")}] }]`,
    );
    expect(parseManifest(text2023).issues).toEqual([]);
  });

  it("no key or value of a text reaches a prototype (D8)", () => {
    for (const name of hostileNames) {
      const text = JSON.stringify(name);
      const { manifest } = parseManifest(
        `{"specVersion": "1.0.0", ${text}: {"polluted": 1}, "integrations": [{"name": "a", "provider": ${text || "x"},
          "proxy": {${text}: {"polluted": 1}}, "write": {"objects": [{"objectName": ${text}, ${text}: true}]}}]}`,
      );
      if (manifest)
        expect(Object.getPrototypeOf(manifest.integrations[0]?.write?.objects?.[0])).toBe(Object.prototype);
      expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
    }
  });

  it.each([undefined, null, 7, {}])("parseManifest refuses %j, which is no text (M1)", (given) => {
    expect(() => parseManifest(given as unknown as string)).toThrow(
      /^parseManifest takes the text of an amp.yaml/,
    );
  });

  it("parseManifest never throws, and has a manifest exactly where there is no error", () => {
    const scraps = fc.constantFrom(
      ..."specVersion: 1.0.0|integrations:|  - name: a|    provider: hubspot|    read:|      objects:|        - |objectName: b|    api: hubspot|    actions:|      - type: write|        standardObjects:|mode: insert|endpoint: e|schedule: every 1 hours|customFields:|\n|\r\n| |  |\t|: |- |? |[|]|{|}|,|\"|'|&a |*a|<<: |!!str |!x |# c|---|...|%YAML 1.1|\\|\uFEFF|\0|\u2028|é".split(
        "|",
      ),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(scraps).map((parts) => parts.join("")),
          fc.string({ unit: anyCharacter }),
        ),
        (text) => {
          const { manifest, issues } = parseManifest(text);
          expect(manifest === null).toBe(issues.some(({ severity }) => severity === "error"));
          const lines = text.replace(/^\uFEFF/, "").split("\n");
          for (const { line, column } of issues) {
            expect(line).toBeGreaterThanOrEqual(1);
            expect(line).toBeLessThanOrEqual(lines.length);
            expect(column).toBeGreaterThanOrEqual(1);
            expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 1);
          }
          const places = issues.map(({ line, column }) => line * 1e6 + column);
          expect(places).toEqual([...places].sort((a, b) => a - b));
        },
      ),
      { numRuns: 2000 },
    );
  });
});
