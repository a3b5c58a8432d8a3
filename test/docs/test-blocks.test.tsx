import { readFileSync } from "node:fs";
import { afterAll, describe } from "vitest";
import { pages, readBlocks } from "./support/code-blocks.js";
import { createBlockFolder } from "./support/run-block.js";

const folder = createBlockFolder();
afterAll(() => {
  folder.remove();
});

const blockOf = (end: string, language: string) => {
  const page = pages.find(({ name }) => name.endsWith(end));
  return readBlocks(page?.text ?? "").find((block) => block.language === language)?.text ?? "";
};
const ampYaml = `const ampYaml = ${JSON.stringify(blockOf("guides/amp-yaml.mdx", "yaml"))};\n`;
const jestTest = readFileSync("test/package/apps/jest/deletion.test.tsx", "utf8");

/** The tests that the docs show, which are run here as they stand. */
const shown = {
  "guide-testing": ampYaml + blockOf("guides/testing.mdx", "tsx"),
  "recipe-vitest": ampYaml + blockOf("recipes/vitest.mdx", "tsx"),
  // Vitest's functions are called as Jest's.
  "recipe-jest": jestTest.replace("@jest/globals", "vitest"),
};

for (const [name, text] of Object.entries(shown)) {
  const file = folder.write(`${name}.tsx`, text);
  describe(name, async () => {
    await import(/* @vite-ignore */ file);
  });
}
