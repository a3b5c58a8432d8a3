import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildCli, runCli } from "../support/built-cli.js";
import { callCli } from "../support/called-cli.js";

const amp = (objects: string) =>
  `specVersion: 1.0.0\nintegrations:\n  - name: crm\n    provider: salesforce\n    write: { objects: [${objects}] }\n`;
const folder = mkdtempSync(path.join(tmpdir(), "diff-"));
const run = (...args: string[]) => callCli(["diff", ...args], folder);
const start = (...args: string[]) => runCli(["diff", ...args], folder);

beforeAll(async () => {
  const texts = {
    old: amp("{ objectName: contact }"),
    more: amp("{ objectName: contact }, { objectName: lead }"),
    wrong: "specVersion: 2.0.0\n",
  };
  for (const [name, text] of Object.entries(texts)) writeFileSync(path.join(folder, `${name}.yaml`), text);
  await buildCli();
}, 120_000);

afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe("headless-write-kit diff", { timeout: 30_000 }, () => {
  it("says what customers will see, and fails where something breaks", async () => {
    const added = "note crm write lead: Customers may turn the object on.\n";
    expect(await start("old.yaml", "more.yaml")).toEqual({ status: 0, stdout: added, stderr: "" });
    expect((await run("--fail-on", "note", "old.yaml", "more.yaml")).status).toBe(1);
    const { status, stdout } = await run("more.yaml", "old.yaml");
    expect([status, stdout.split(":")[0]]).toEqual([1, "breaking crm write lead"]);
    expect(await run("old.yaml", "old.yaml")).toEqual({ status: 0, stdout: "", stderr: "" });
  });

  it("writes the changes as JSON with --json", async () => {
    const { status, stdout } = await run("--json", "more.yaml", "old.yaml");
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject([
      { severity: "breaking", code: "object-removed", integration: "crm", action: "write", object: "lead" },
    ]);
  });

  it.each([
    [["old.yaml"], "headless-write-kit: diff needs two manifests"],
    [["old.yaml", "missing.yaml"], "headless-write-kit: cannot read missing.yaml: there is no such file"],
    [["old.yaml", "wrong.yaml"], "wrong.yaml:1:1: error missing-integrations"],
    [["--fail-on", "all", "old.yaml", "more.yaml"], 'headless-write-kit: --fail-on is "all"; write breaking'],
  ])("exits with 2 for %j", async (args, message) => {
    const { status, stdout, stderr } = await run(...args);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr.startsWith(message), stderr).toBe(true);
  });
});
