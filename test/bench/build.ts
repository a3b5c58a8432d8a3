import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build, type InlineConfig } from "vite";

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The project's root folder. */
export const projectFolder = folder("../../");

/** Where the built parts of the bench are; all absolute folders. */
export interface BenchBuild {
  /** The package as it is published. */
  dist: string;
  /** One script per candidate that runs in a browser. */
  pages: string;
  /** One script per candidate that runs in Node. */
  programs: string;
}

/** Builds the package into a folder of the bench's own, and the measured candidates on top of that build. */
export async function buildBench(): Promise<BenchBuild> {
  const built = {
    dist: `${projectFolder}.cache/bench/dist`,
    pages: `${projectFolder}.cache/bench/pages`,
    programs: `${projectFolder}.cache/bench/programs`,
  };
  await build({
    root: projectFolder,
    logLevel: "error",
    build: { outDir: built.dist, emptyOutDir: true, reportCompressedSize: false },
  });
  const bench = candidateConfig(built.dist);
  await build({
    ...bench,
    build: {
      ...bench.build,
      outDir: built.pages,
      rolldownOptions: scripts(["pages/table", "pages/setter"]),
    },
  });
  await build({
    ...bench,
    build: {
      ...bench.build,
      outDir: built.programs,
      ssr: true,
      rolldownOptions: scripts(["programs", "programs/draft", "programs/engine", "programs/mock"]),
    },
  });
  return built;
}

/** Candidates name the sources, for their types; what they get is the built package. */
function candidateConfig(dist: string): InlineConfig {
  return {
    configFile: false,
    root: projectFolder,
    logLevel: "error",
    mode: "production",
    resolve: {
      alias: [
        { find: /^.*\/src\/(index|core)\.js$/, replacement: `${dist}/$1.js` },
        { find: /^.*\/src\/engine\/index\.js$/, replacement: `${dist}/engine.js` },
        { find: /^.*\/mock-server\/index\.js$/, replacement: `${dist}/mock.js` },
        { find: /^.*\/mock-server\/doors\/node\.js$/, replacement: `${dist}/mock-node.js` },
        { find: /^.*\/mock-server\/doors\/http-server\.js$/, replacement: `${dist}/mock-server.js` },
      ],
    },
    build: { target: "es2023", emptyOutDir: true, reportCompressedSize: false, chunkSizeWarningLimit: 5000 },
  };
}

function scripts(folders: readonly string[]) {
  const input = folders.flatMap((path) =>
    readdirSync(folder(path))
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => [`${path}/${file.replace(/\.tsx?$/, "")}`, folder(`${path}/${file}`)] as const),
  );
  return { input: Object.fromEntries(input), output: { entryFileNames: "[name].js" } };
}
