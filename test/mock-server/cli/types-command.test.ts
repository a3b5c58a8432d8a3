import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { declareManifest, declareManifestImport, parseManifest } from "../../../src/manifest/index.js";
import type { Manifest } from "../../../src/contract/index.js";
import { buildCli, cliPath, runCli } from "../support/built-cli.js";
import { callCli } from "../support/called-cli.js";

const amp =
  "specVersion: 1.0.0\nintegrations:\n  - name: crm\n    provider: salesforce\n    write: { objects: [{ objectName: contact }] }\n";
const manifest = parseManifest(amp).manifest as Manifest;
let folder = "";
const write = (name: string, text: string) => {
  writeFileSync(path.join(folder, name), text);
};
const read = (name: string) => readFileSync(path.join(folder, name), "utf8");
const run = (...args: string[]) => callCli(args, folder);
const start = (...args: string[]) => runCli(args, folder);

beforeAll(async () => {
  await buildCli();
}, 120_000);

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "types-"));
  write("amp.yaml", amp);
});

describe("headless-write-kit types", { timeout: 30_000 }, () => {
  it("writes both declarations beside the manifest, and says when nothing has changed", async () => {
    const written = { status: 0, stdout: "amp.d.ts, amp.import.d.ts: written\n", stderr: "" };
    expect(await start("types", "amp.yaml")).toEqual(written);
    expect(read("amp.d.ts")).toBe(declareManifest(manifest, "amp.yaml"));
    expect(read("amp.import.d.ts")).toBe(declareManifestImport("amp.yaml", "amp"));
    expect((await run("types", "amp.yaml")).stdout).toBe("amp.d.ts, amp.import.d.ts: unchanged\n");
    expect(readdirSync(folder).sort()).toEqual(["amp.d.ts", "amp.import.d.ts", "amp.yaml"]);
  });

  it("writes them where --out says", async () => {
    mkdirSync(path.join(folder, "src"));
    expect((await run("types", "amp.yaml", "--out", "src/names.d.ts")).status).toBe(0);
    expect(read("src/names.import.d.ts")).toBe(declareManifestImport("amp.yaml", "names"));
  });

  it("finds with --check whether they are what the manifest declares, and writes nothing", async () => {
    const missing = await run("types", "--check", "amp.yaml");
    expect([missing.status, existsSync(path.join(folder, "amp.d.ts"))]).toEqual([1, false]);
    expect(missing.stderr).toContain("are not what amp.yaml declares; run headless-write-kit types amp.yaml");
    await run("types", "amp.yaml");
    expect(await run("types", "--check", "amp.yaml")).toEqual({ status: 0, stdout: "", stderr: "" });
    write("amp.d.ts", read("amp.d.ts").replaceAll("\n", "\r\n"));
    expect((await run("types", "--check", "amp.yaml")).status).toBe(0);
    write("amp.yaml", amp.replace("contact", "account"));
    expect((await run("types", "--check", "amp.yaml")).status).toBe(1);
  });

  it("leaves everything as it was where the manifest has errors, and says which", async () => {
    await run("types", "amp.yaml");
    const before = read("amp.d.ts");
    write("amp.yaml", amp.replace("1.0.0", "2.0.0"));
    const { status, stderr } = await run("types", "amp.yaml");
    expect([status, read("amp.d.ts")]).toEqual([1, before]);
    expect(stderr).toMatch(/^amp\.yaml:1:14: error unsupported-spec-version /);
  });

  it("names two integrations of one name, and writes nothing", async () => {
    write("amp.yaml", `${amp}  - { name: crm, provider: hubspot, proxy: {} }\n`);
    const { status, stderr } = await run("types", "amp.yaml");
    expect([status, existsSync(path.join(folder, "amp.d.ts"))]).toEqual([1, false]);
    expect(stderr).toContain("duplicate-name");
  });

  it("never replaces a file that somebody else wrote, and writes none of the two then", async () => {
    write("amp.import.d.ts", "export {};\n");
    const { status, stderr } = await start("types", "amp.yaml");
    expect([status, stderr]).toEqual([
      2,
      "headless-write-kit: amp.import.d.ts was not written by this command; remove it, or choose another file by --out\n",
    ]);
    expect(existsSync(path.join(folder, "amp.d.ts"))).toBe(false);
    expect(read("amp.import.d.ts")).toBe("export {};\n");
  });

  it.each([
    [["--out", "missing/amp.d.ts"], "cannot write missing/amp.d.ts: there is no such folder; make it first"],
    [["--out", "amp.yaml/x.d.ts"], "cannot write amp.yaml/x.d.ts: a part of its path is no folder"],
  ])("says what to do where %j cannot be written", async (args, message) => {
    const { status, stderr } = await run("types", "amp.yaml", ...args);
    expect([status, stderr]).toEqual([2, `headless-write-kit: ${message}\n`]);
    expect(readdirSync(folder)).toEqual(["amp.yaml"]);
  });

  it("says what to do where a folder stands in the place of a file", async () => {
    mkdirSync(path.join(folder, "amp.d.ts"));
    const { status, stderr } = await run("types", "amp.yaml");
    expect([status, stderr]).toEqual([2, "headless-write-kit: cannot write amp.d.ts: it is a directory\n"]);
  });

  it.each([
    [["types"], "types needs one manifest"],
    [["types", "a.yaml", "b.yaml"], "types needs one manifest"],
    [["types", "amp.yaml", "--out", "amp.ts"], '--out is "amp.ts"; write a name that ends in .d.ts'],
    [["types", "amp.yaml", "--watch", "--check"], "--watch writes and --check does not"],
    [["types", "no\u001b[31m\u202e.yaml"], "cannot read no\\u001b[31m\\u202e.yaml: there is no such file"],
    [["types", "--o\u001but"], "Unknown option '--o\\u001but'"],
  ])("exits with 2 for %j, and prints no control character", async (args, message) => {
    const { status, stdout, stderr } = await run(...args);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr.startsWith(`headless-write-kit: ${message}`), stderr).toBe(true);
    // eslint-disable-next-line no-control-regex -- control characters are what is looked for
    expect(stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u200e\u200f\u202a-\u202e]/);
  });

  it("writes them anew at each change with --watch, until it is interrupted", async () => {
    const child = spawn(process.execPath, [cliPath, "types", "amp.yaml", "--watch"], { cwd: folder });
    const lines: string[] = [];
    const said = async (count: number) => {
      while (lines.length < count) await once(child.stdout, "data");
    };
    child.stdout.setEncoding("utf8").on("data", (text: string) => lines.push(...text.trimEnd().split("\n")));
    await said(1);
    const changed = amp.replace("contact", "account");
    write("amp.yaml", changed);
    await said(2);
    expect(read("amp.d.ts")).toBe(declareManifest(parseManifest(changed).manifest as Manifest, "amp.yaml"));
    child.kill("SIGINT");
    const [status] = (await once(child, "close")) as [number];
    expect(status).toBe(0);
  });
});

describe("headless-write-kit schema", { timeout: 30_000 }, () => {
  it("prints the schema, or writes it to a file, again and again", async () => {
    const { status, stdout } = await start("schema");
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ $schema: "http://json-schema.org/draft-07/schema#" });
    for (let time = 0; time < 2; time += 1) {
      expect(await run("schema", "--out", "amp.schema.json")).toEqual({
        status: 0,
        stdout: "amp.schema.json: written\n",
        stderr: "",
      });
    }
    expect(read("amp.schema.json")).toBe(stdout);
  });

  it("never replaces another file", async () => {
    const { status, stderr } = await run("schema", "--out", "amp.yaml");
    expect([status, read("amp.yaml")]).toEqual([2, amp]);
    expect(stderr).toContain("amp.yaml was not written by this command");
  });

  it("refuses an argument that it does not take", async () => {
    expect((await run("schema", "amp.yaml")).stderr).toContain("schema takes no file");
  });
});
