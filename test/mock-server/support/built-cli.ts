import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readdirSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";

const projectFolder = fileURLToPath(new URL("../../../", import.meta.url));
const allBuilt = `${projectFolder}.cache/cli-test`;
/** The command as it is published, in a folder of the process's own: test files run side by side. */
const outDir = `${allBuilt}/${String(process.pid)}`;

/** The built command. */
export const cliPath = `${outDir}/cli.js`;

/** What a child process did. */
export interface Finished {
  status: number | null;
  stdout: string;
  stderr: string;
}

let building: Promise<unknown> | undefined;

/** Builds the package, as it is published: once for all test files of a process. The next run of the tests removes it. */
export async function buildCli(): Promise<void> {
  building ??= buildAnew();
  await building;
}

async function buildAnew(): Promise<void> {
  const others = existsSync(allBuilt) ? readdirSync(allBuilt) : [];
  for (const pid of others) {
    if (!isRunning(Number(pid))) rmSync(`${allBuilt}/${pid}`, { recursive: true, force: true });
  }
  // In a process of its own: what the plugins print would be taken for the command's, and React would be its development version.
  const vite = `${projectFolder}node_modules/vite/bin/vite.js`;
  const args = [vite, "build", "--outDir", outDir, "--emptyOutDir", "--logLevel", "error"];
  const { status, stderr } = await runProgram(process.execPath, args, { cwd: projectFolder });
  if (status !== 0) throw new Error(`the command cannot be built:\n${stderr}`);
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
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

/** Waits for what a started command says first. */
export function firstOutput({ stdout }: ChildProcess): Promise<string> {
  return new Promise((resolve) => stdout?.setEncoding("utf8").once("data", resolve));
}
