import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { projectFolder } from "../package/support/built-package.js";
import { runProgram } from "../mock-server/support/built-cli.js";

/** In what the tests run otherwise than in `npm test`; packages by the folder where they were installed. */
export interface Variant {
  /** Every render stands in StrictMode. */
  strict?: boolean;
  happyDom?: string;
  msw?: string;
  /** TanStack Query. */
  query?: string;
  /** The kit's entry in a package that was installed from its tarball, for the test of the platform floor. */
  kit?: string;
  /** React Compiler compiles the stories. */
  compiler?: string;
}

/** Which tests, and in what. */
export interface RunOptions {
  variant?: Variant;
  /** How the paths of the test files begin. @default all of the projects */
  files?: readonly string[];
  /** Parts of the names of tests that are left out. */
  without?: readonly string[];
  /** What the tests read of the environment, such as how much of them is run. */
  env?: Readonly<Record<string, string>>;
  /** Where the Node is that runs them. @default the one that runs the matrix */
  node?: string | undefined;
}

/** Where the report of the last run is, in the project. */
export const resultsFile = ".cache/matrix/results.json";

/** What of Vitest's JSON report is read. */
interface Report {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { name: string; status: string; message: string; assertionResults: Assertion[] }[];
}

interface Assertion {
  status: string;
  fullName: string;
  failureMessages: string[];
}

/** Runs tests of Vitest projects in a process of their own; resolves to how many passed, rejects with those that did not. */
export async function runTests(
  projects: readonly string[],
  { variant = {}, files = [], without = [], env: given = {}, node = process.execPath }: RunOptions = {},
): Promise<string> {
  const results = path.join(projectFolder, resultsFile);
  rmSync(results, { force: true });
  const args = [
    path.join(projectFolder, "node_modules/vitest/vitest.mjs"),
    "run",
    ...["--config", "test/matrix/vitest.config.ts", "--root", projectFolder],
    // Also those of its tests that have a process of their own.
    ...projects.flatMap((project) => ["--project", `${project}*`]),
    ...(without.length === 0 ? [] : ["--testNamePattern", `^(?!.*(${without.join("|")}))`]),
    ...files,
  ];
  const { HOME = "", CHROMIUM_PATH } = process.env;
  const env = {
    HOME,
    MATRIX_VARIANT: JSON.stringify(variant),
    ...(CHROMIUM_PATH && { CHROMIUM_PATH }),
    ...given,
  };
  const { status, stdout, stderr } = await runProgram(node, args, { cwd: projectFolder, env });
  if (!existsSync(results)) throw new Error(`no test ran:\n${stdout}${stderr}`);
  if (status !== 0) throw new Error(`${describeFailures(results)}\n${stderr}`);
  const { numPassedTests } = JSON.parse(readFileSync(results, "utf8")) as Report;
  return `${String(numPassedTests)} tests passed`;
}

function describeFailures(results: string): string {
  const { numFailedTests, numPassedTests, testResults } = JSON.parse(readFileSync(results, "utf8")) as Report;
  const failures = testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((assertion) => assertion.status === "failed");
    if (failed.length === 0) return status === "failed" ? [`${name}: ${message}`] : [];
    return failed.map(({ fullName, failureMessages }) => `${fullName}: ${failureMessages.join("\n")}`);
  });
  return [`${String(numFailedTests)} tests failed, ${String(numPassedTests)} passed`, ...failures].join("\n");
}
