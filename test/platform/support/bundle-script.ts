import { build, type Rolldown } from "vite";

/** What is bundled, and from where its imports are found. */
interface BundleScriptOptions {
  /** TSX or TypeScript. */
  readonly text: string;
  readonly root: string;
  /** What the names of packages stand for, where that is not what is installed in `root`. */
  readonly alias?: Readonly<Record<string, string>>;
}

/** Bundles a module with all it needs into one classic script, by Vite, as an app for React Native is one script. */
export async function bundleScript({ text, root, alias = {} }: BundleScriptOptions): Promise<string> {
  const entry = `${root}/floor-entry.tsx`;
  const built = (await build({
    configFile: false,
    root,
    logLevel: "error",
    mode: "production",
    resolve: { alias },
    oxc: { jsx: { runtime: "automatic", development: false } },
    define: { "process.env.NODE_ENV": JSON.stringify("production") },
    plugins: [
      {
        name: "floor-entry",
        resolveId: (id) => (id === entry ? id : null),
        load: (id) => (id === entry ? text : null),
      },
    ],
    build: {
      write: false,
      minify: false,
      target: "es2022",
      modulePreload: false,
      rolldownOptions: {
        input: entry,
        output: { format: "iife", codeSplitting: false },
      },
    },
  })) as Rolldown.RolldownOutput;
  return built.output[0].code;
}
