import { afterAll, describe } from "vitest";
import { readExampleApp } from "../package/support/example-app.js";
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
const jestTest = readExampleApp("jest")["deletion.test.tsx"] ?? "";

/** The tests that the docs show, which are run here as they stand. */
const shown = {
  "guide-testing": ampYaml + blockOf("guides/testing.mdx", "tsx"),
  "recipe-vitest": ampYaml + blockOf("recipes/vitest.mdx", "tsx"),
  // Vitest's functions are called as Jest's.
  "recipe-jest": jestTest.replace("@jest/globals", "vitest"),
};

const viteApp = Object.entries(readExampleApp("vite")).map(([name, text]) =>
  folder.write(`vite/${name}`, text),
);
describe("the Vite app", async () => {
  for (const file of viteApp) if (file.endsWith(".test.tsx")) await import(/* @vite-ignore */ file);
});

for (const [name, text] of Object.entries(shown)) {
  const file = folder.write(`${name}.tsx`, text);
  describe(name, async () => {
    await import(/* @vite-ignore */ file);
  });
}
