import { run } from "../../../mock-server/cli/run.js";
import type { Finished } from "./built-cli.js";
// Loaded here, and not in the time of the first test that calls them.
import "../../../mock-server/cli/commands/mock.js";
import "../../../mock-server/cli/commands/pull.js";
import "../../../mock-server/cli/commands/replay.js";

/**
 * Calls the command in this process, in `cwd`: for what depends on its arguments and files alone, since a process takes a hundred
 * times as long. It sees what a child process would: those variables of the environment alone, and no terminal.
 */
export function callCli(
  args: readonly string[],
  cwd: string,
  env: Record<string, string> = {},
): Promise<Finished> {
  // One after another: a process has one working folder, and a test that was given up may still be in it.
  const call = last.then(() => callAlone(args, cwd, env));
  last = call.catch(() => undefined);
  return call;
}

let last: Promise<unknown> = Promise.resolve();

async function callAlone(
  args: readonly string[],
  cwd: string,
  env: Record<string, string>,
): Promise<Finished> {
  const { stdout, stderr } = process;
  const before = { cwd: process.cwd(), env: process.env, out: stdout.write, err: stderr.write };
  const finished: Finished = { status: null, stdout: "", stderr: "" };
  const collect = (name: "stdout" | "stderr") => (chunk: string | Uint8Array) => {
    finished[name] += typeof chunk === "string" ? chunk : Buffer.from(chunk).toString();
    return true;
  };
  process.chdir(cwd);
  stdout.write = collect("stdout");
  stderr.write = collect("stderr");
  process.env = { PATH: before.env["PATH"], ...env };
  try {
    finished.status = await run(args);
    return finished;
  } finally {
    process.chdir(before.cwd);
    process.env = before.env;
    stdout.write = before.out;
    stderr.write = before.err;
  }
}
