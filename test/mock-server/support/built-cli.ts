import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const projectFolder = fileURLToPath(new URL("../../../", import.meta.url));
/** The command as it is published, in a folder of the process's own: test files run side by side. */
const outDir = `${projectFolder}.cache/cli-test/${String(process.pid)}`;

/** The built command. */
export const cliPath = `${outDir}/cli.js`;

/** What a child process did. */
export interface Finished {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** Builds the package, as it is published. */
export async function buildCli(): Promise<void> {
  await build({
    root: projectFolder,
    logLevel: "error",
    build: { outDir, emptyOutDir: true, reportCompressedSize: false },
  });
}

/** Removes what was built. */
export function removeCli(): void {
  rmSync(outDir, { recursive: true, force: true });
}

/** Runs a program in `cwd` until it ends. */
export function runProgram(
  program: string,
  args: readonly string[],
  { cwd, env = {} }: { cwd: string; env?: Record<string, string> },
): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env: { PATH: process.env["PATH"], ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const finished: Finished = { status: null, stdout: "", stderr: "" };
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => (finished.stdout += chunk));
    child.stderr.setEncoding("utf8").on("data", (chunk: string) => (finished.stderr += chunk));
    child.on("error", reject);
    child.on("close", (status) => {
      resolve({ ...finished, status });
    });
  });
}

/** Runs the built command in `cwd`. */
export function runCli(args: readonly string[], cwd: string): Promise<Finished> {
  return runProgram(process.execPath, [cliPath, ...args], { cwd });
}
