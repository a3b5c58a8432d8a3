import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { parseManifest } from "../../src/manifest/index.js";
import { ruleOf } from "./rule-of.js";
import { indent, withIntegration, withScheduledObject, withSubscribeObject } from "./marked-manifest.js";

/** The documents that the project was made from; no part of it, so that a checkout may lack them. */
const seedFolder = path.resolve(import.meta.dirname, "../../../shared/seeds");
const hasSeeds = existsSync(seedFolder);
const skipped = hasSeeds ? "" : ` (skipped: ${seedFolder} is absent)`;

/** The yaml samples of a seed, letter by letter but for the indentation of those that stand in a list. */
function readBlocks(number: string): string[] {
  const name = readdirSync(seedFolder).find((each) => each.startsWith(`${number}_`)) ?? "";
  const text = readFileSync(path.join(seedFolder, name), "utf8");
  return [...text.matchAll(/^( *)```yaml[^\n]*\n([^]*?)^ *```/gm)].map(([, margin = "", block = ""]) =>
    block.replace(new RegExp(`^${margin}`, "gm"), ""),
  );
}

/** How a sample becomes a manifest, and the warnings that it deserves there. */
type Frame = [make: (block: string) => string, ...warnings: string[]];

const fields = (block: string) => withScheduledObject(`optionalFields:\n${indent(2, block)}`);
/** A sample of two providers' fields for one name: each stands in an integration of its own. */
const twoProviders = (block: string) => {
  const lines = block.trim().split("\n");
  const other = fields(lines.slice(2).join("\n")).replace("name: crm", "name: other");
  return `${fields(lines.slice(0, 2).join("\n"))}${other.slice(other.indexOf("  - name"))}`;
};
const subscribed = (block: string) =>
  withSubscribeObject(`destination: hook\ninheritFieldsAndMapping: true\n${block}`);
const reads = (name: string) => ({ objectName: name, destination: "d", schedule: "0 * * * *" });
const readPart = (name: string) => `read: ${JSON.stringify({ objects: [reads(name)] })}\n`;

/** Fills in what a sample leaves out by dots. */
const fill = (block: string, ...parts: string[]) =>
  parts.reduce((text, part) => text.replace(/^ *\.\.\.$/m, part), block);
const actions2023 = (block: string) => `integrations:\n  - name: a\n    api: hubspot\n${block}`;
const objects2023 = (block: string) => actions2023(`    actions:\n    - type: write\n${block}`);
const field = "            - { fieldName: other, displayName: Other }";

const frames: Record<string, Frame[]> = {
  "002": [
    [
      (block) =>
        actions2023(
          fill(
            block.replace(/^/gm, "  "),
            "          - { objectName: a, mode: insert, endpoint: a }",
            "          - { objectName: b, mode: insert, endpoint: b, displayName: B, customFields: [] }",
          ),
        ),
    ],
    [(block) => objects2023(fill(block, field))],
    [(block) => objects2023(fill(block, field))],
    [
      (block) =>
        objects2023(
          fill(
            block,
            "          mode: insert\n          endpoint: a",
            "          mode: insert\n          endpoint: b\n          displayName: B",
            "          - { fieldName: other, displayName: Other }",
          ),
        ),
    ],
    // The sample's own indentation is no YAML: `customObjects` stands between two levels.
    [(block) => block.replace("       customObjects:", "      customObjects:"), "N5"],
  ],
  "004": [
    [(block) => block.replace(/^ *# \.\.\. .*$/gm, "    proxy: {}")],
    [
      (block) => {
        const objects = (keys: string) => `  objects: [{ objectName: contact, ${keys} }]`;
        const whole = fill(
          block,
          objects("destination: d, schedule: 0 * * * *"),
          objects(""),
          "  {}",
          objects("destination: d, otherEvents: [merged]"),
        );
        return `specVersion: 1.0.0\nintegrations:\n  -\n${indent(4, whole)}`;
      },
    ],
    [(block) => withIntegration(`${readPart("account")}${block}`)],
    [withIntegration],
    [(block) => withIntegration(`${readPart("contact")}${block}`)],
    [withIntegration],
    [withScheduledObject],
    [fields],
    [fields],
    [fields],
    [twoProviders],
    [fields],
    [withScheduledObject],
    [subscribed],
    [subscribed],
    [subscribed],
    [subscribed],
    [subscribed],
    [subscribed],
  ],
};

describe.skipIf(!hasSeeds)(`every yaml sample of the seeds${skipped}`, () => {
  it.each(Object.keys(frames))("every yaml sample of seed %s has its place here (H8)", (number) => {
    expect(readBlocks(number)).toHaveLength(frames[number]?.length ?? 0);
  });

  const samples = hasSeeds
    ? Object.entries(frames).flatMap(([number, list]) =>
        readBlocks(number).map((block, index) => ({ number, index, block, frame: list[index] })),
      )
    : [];

  it.each(samples)("seed $number, sample $index is read without an error (H8)", ({ block, frame }) => {
    const [make, ...warnings] = frame ?? [String];
    const { manifest, issues } = parseManifest(make(block));
    expect(issues.map(ruleOf)).toEqual(warnings);
    // Nothing of the sample is left out: its names and values stand in what was read.
    const read = JSON.stringify(manifest);
    const values = block.matchAll(/^[\s-]*\w+: +"?([^"#\n]+?)"? *(?:#.*)?$/gm);
    for (const [, value = ""] of values) {
      if (!["1.0.0", "write"].includes(value)) expect(read).toContain(value);
    }
  });
});
