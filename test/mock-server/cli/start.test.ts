import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildCli, cliPath, runProgram } from "../support/built-cli.js";

const folder = mkdtempSync(path.join(tmpdir(), "start-"));

beforeAll(async () => {
  writeFileSync(
    path.join(folder, "amp.yaml"),
    "specVersion: 1.0.0\nintegrations:\n  - { name: crm, provider: salesforce, proxy: {} }\n",
  );
  await buildCli();
}, 120_000);

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Runs the command; resolves to the files of the package that were loaded, from its folder. */
async function filesLoadedBy(...args: string[]): Promise<string[]> {
  const reports = mkdtempSync(path.join(folder, "loaded-"));
  const env = { NODE_V8_COVERAGE: reports };
  const { status, stderr } = await runProgram(process.execPath, [cliPath, ...args], { cwd: folder, env });
  expect([status, stderr]).toEqual([0, ""]);
  const [report = ""] = readdirSync(reports);
  const { result } = JSON.parse(readFileSync(path.join(reports, report), "utf8")) as {
    result: { url: string }[];
  };
  const dist = `file://${path.dirname(cliPath)}/`;
  return result.flatMap(({ url }) => (url.startsWith(dist) ? [url.slice(dist.length)] : []));
}

describe("the start of headless-write-kit", { timeout: 30_000 }, () => {
  it("the command loads none of its sub-commands to show its help", async () => {
    const files = await filesLoadedBy("--help");
    expect(files).toContain("mock-server/cli/run.js");
    expect(files.filter((file) => file.includes("/commands/"))).toEqual([]);
  });

  it("the command loads no mock to validate a manifest", async () => {
    const files = await filesLoadedBy("validate", "amp.yaml");
    expect(files).toContain("mock-server/cli/commands/validate.js");
    expect(files.filter((file) => /^mock-server\/(doors|backend|domain|providers)\//.test(file))).toEqual([]);
  });
});
