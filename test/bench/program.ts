import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Measurement } from "./measure.js";

const run = promisify(execFile);

/** Runs a script in a fresh Node, which may collect its garbage by `gc()`, and returns what it prints, a measurement as JSON. */
export async function measureProgram(
  script: string,
  args: readonly (string | number)[],
): Promise<Measurement> {
  const { stdout } = await run(process.execPath, ["--expose-gc", script, ...args.map(String)], {
    env: { ...process.env, NODE_ENV: "production" },
  });
  return JSON.parse(stdout) as Measurement;
}
