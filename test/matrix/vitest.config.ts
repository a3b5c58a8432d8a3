import { join } from "node:path";
import type { Plugin } from "vite";
import type { TestProjectInlineConfiguration, ViteUserConfig } from "vitest/config";
import base from "../../vite.config.js";
import { createCompiler } from "./compile-stories.js";
import { resultsFile, type Variant } from "./run-tests.js";

const variant = JSON.parse(process.env["MATRIX_VARIANT"] ?? "{}") as Variant;
const config = base as ViteUserConfig;
const projects = (config.test?.projects ?? []) as TestProjectInlineConfiguration[];

/** The project's tests, in what `MATRIX_VARIANT` says. */
export default {
  ...config,
  plugins: [
    ...(config.plugins ?? []),
    ...(variant.msw === undefined ? [] : [mswFrom(variant.msw)]),
    ...(variant.compiler === undefined ? [] : [reactCompiler(variant.compiler)]),
  ],
  test: {
    ...config.test,
    reporters: [["json", { outputFile: resultsFile }]],
    projects: projects.map(varyProject),
  },
} satisfies ViteUserConfig;

function varyProject(project: TestProjectInlineConfiguration): TestProjectInlineConfiguration {
  const { test, optimizeDeps } = project;
  if (variant.compiler !== undefined && optimizeDeps) {
    // What compiled code imports; found while a test runs, it would reload the page under it.
    const include = [...(optimizeDeps.include ?? []), "react/compiler-runtime"];
    return { ...project, optimizeDeps: { ...optimizeDeps, include } };
  }
  if (!test || typeof test.name !== "string" || !test.name.startsWith("react")) return project;
  const setupFiles = [test.setupFiles ?? []].flat();
  if (variant.strict === true) setupFiles.push(join(import.meta.dirname, "setup-strict.ts"));
  const environment =
    variant.happyDom === undefined ? test.environment : join(import.meta.dirname, "happy-dom.ts");
  return { ...project, test: { ...test, setupFiles, ...(environment && { environment }) } };
}

function mswFrom(folder: string): Plugin {
  return {
    name: "matrix-msw",
    enforce: "pre",
    resolveId(id, importer) {
      if (!/^msw(\/|$)/.test(id) || importer?.startsWith(folder)) return null;
      return this.resolve(id, join(folder, "importer.js"), { skipSelf: true });
    },
  };
}

function reactCompiler(folder: string): Plugin {
  const compile = createCompiler(folder);
  return {
    name: "matrix-react-compiler",
    enforce: "pre",
    async transform(code, id) {
      const [file = ""] = id.split("?");
      if (!/\/stories\/.*\.tsx?$/.test(file)) return null;
      return (await compile(code, file)).output;
    },
  };
}
