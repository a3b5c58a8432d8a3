// Writes the docs as Markdown and the screens for `shadcn add` into the package, or with --storybook the reference as pages for
// Storybook, and the screens where it serves them.
import { runnerImport } from "vite";

const read = async (name) =>
  (await runnerImport(new URL(name, import.meta.url).pathname, { configFile: false })).module;
const [docs, registry] = [await read("build.ts"), await read("registry.ts")];
const isForStorybook = process.argv.includes("--storybook");
if (isForStorybook) await docs.writeReferenceForStorybook(".cache/reference");
else await docs.writeDocs("dist/docs");
registry.writeRegistry(isForStorybook ? ".cache/registry" : "dist/registry");
