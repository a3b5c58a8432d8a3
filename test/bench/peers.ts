import { execFile } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { promisify } from "node:util";
import { projectFolder } from "./build.js";

const run = promisify(execFile);

/** Servers to compare with, and what loads them: too many packages to install for anything but the bench. */
const versions = { "@stoplight/prism-cli": "5.14.2", autocannon: "8.0.0", "json-server": "0.17.4" };

const folder = `${projectFolder}.cache/bench/peers`;
const require = createRequire(`${folder}/package.json`);

/** Installs the peers into the bench's own folder, where they are not there yet. */
export function installPeers(): Promise<void> {
  return installInto(folder, versions);
}

/** Installs these versions of packages into a folder of their own, where they are not there yet. */
export async function installInto(
  folder: string,
  dependencies: Readonly<Record<string, string>>,
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/package.json`, JSON.stringify({ private: true, dependencies }));
  const args = ["install", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error"];
  await run("npm", args, { cwd: folder });
}

/** Where a script of a peer is. */
export function peerScript(path: string): string {
  return require.resolve(path);
}

/** What the load of one kind of request came to. */
export interface LoadResult {
  requests: { average: number; total: number };
  latency: { p99: number };
  non2xx: number;
  errors: number;
}

/** A request that is repeated. */
export interface Call {
  url: string;
  method: "GET" | "PATCH" | "POST";
  body?: string;
}

/**
 * Sends a request over and over by `connections` connections for so many seconds, from a process of its own: a load in the bench's
 * own process would wait for what else that does. Rejects where one is not answered 2xx.
 */
export async function load(
  call: Call,
  options: { connections: number; seconds: number },
): Promise<LoadResult> {
  const { connections, seconds } = options;
  const args = [
    "--json",
    "--no-progress",
    "-c",
    String(connections),
    "-d",
    String(seconds),
    "-m",
    call.method,
  ];
  const headers = ["-H", "content-type=application/json", "-H", "x-api-key=key"];
  const body = call.body === undefined ? [] : ["-b", call.body];
  const script = peerScript("autocannon/autocannon.js");
  const { stdout } = await run(process.execPath, [script, ...args, ...headers, ...body, call.url]);
  const result = JSON.parse(stdout) as LoadResult;
  if (result.non2xx + result.errors > 0) {
    throw new Error(
      `${call.method} ${call.url}: ${String(result.non2xx)} refused, ${String(result.errors)} failed`,
    );
  }
  return result;
}
