// Writes the docs as Markdown into the package, or with --storybook the reference as pages for Storybook.
import { runnerImport } from "vite";

const { module } = await runnerImport(new URL("build.ts", import.meta.url).pathname, { configFile: false });
if (process.argv.includes("--storybook")) await module.writeReferenceForStorybook(".cache/reference");
else await module.writeDocs("dist/docs");
