import { join } from "node:path";
import type { Plugin } from "vite";
import type { TestProjectInlineConfiguration, ViteUserConfig } from "vitest/config";
import base from "../../vite.config.js";
import { createCompiler } from "./compile-stories.js";
import { projectFolder } from "../package/support/built-package.js";
import { packageFrom, reactOfProject } from "./package-from.js";
import { resultsFile, type Variant } from "./run-tests.js";

const variant = JSON.parse(process.env["MATRIX_VARIANT"] ?? "{}") as Variant;
const config = base as ViteUserConfig;
const projects = (config.test?.projects ?? []) as TestProjectInlineConfiguration[];

/** The project's tests, in what `MATRIX_VARIANT` says. */
export default {
  ...config,
  plugins: [
    ...(config.plugins ?? []),
    ...(variant.msw === undefined ? [] : [packageFrom(variant.msw, /^msw(\/|$)/)]),
    ...(variant.query === undefined ? [] : queryFrom(variant.query)),
    ...(variant.compiler === undefined ? [] : [reactCompiler(variant.compiler)]),
  ],
  test: {
    ...config.test,
    reporters: [["json", { outputFile: resultsFile }]],
    projects: [
      ...projects.map(varyProject),
      {
        extends: true,
        test: { name: "suites", environment: "node", include: ["test/matrix/suites/*.test.ts"] },
      },
    ],
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
  // What is transformed is looked for by the plugins above.
  const server = { deps: { inline: [/@testing-library\/react/, /@tanstack\//, /@amp-labs\/react/] } };
  return {
    ...project,
    test: { ...test, setupFiles, ...(environment && { environment }), ...(variant.query && { server }) },
  };
}

function queryFrom(folder: string): Plugin[] {
  return [
    packageFrom(folder, /^@tanstack\/(react-query|query-core)$/),
    reactOfProject(folder, projectFolder),
  ];
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
