import { join } from "node:path";
import { build, type Rolldown } from "vite";

const folder = join(import.meta.dirname, "../page");

/** The page's files by their paths. */
export type BuiltPage = ReadonlyMap<string, string | Uint8Array>;

let building: Promise<BuiltPage> | undefined;

/** Gives the page, which is built once for all test files of a process. */
export function buildPage(): Promise<BuiltPage> {
  return (building ??= bundlePage());
}

/** Bundles the page with the published package as an app would; the package's server is read from a global when it loads. */
async function bundlePage(): Promise<BuiltPage> {
  const result = await build({
    configFile: false,
    root: folder,
    logLevel: "silent",
    define: { "process.env.REACT_APP_AMP_SERVER": "globalThis.AMP_SERVER" },
    build: {
      write: false,
      minify: false,
      target: "es2022",
      cssCodeSplit: false,
      rolldownOptions: {
        input: join(folder, "main.tsx"),
        output: { entryFileNames: "main.js", assetFileNames: "style[extname]" },
      },
    },
  });
  const [{ output }] = [result].flat() as [Rolldown.RolldownOutput];
  return new Map(
    output.map((file) => [`/${file.fileName}`, file.type === "chunk" ? file.code : file.source]),
  );
}
