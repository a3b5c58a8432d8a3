import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildCli, cliPath, firstOutput, runCli } from "../support/built-cli.js";
import { callCli } from "../support/called-cli.js";

const folder = mkdtempSync(path.join(tmpdir(), "mock-"));
const write = (name: string, text: string) => {
  writeFileSync(path.join(folder, name), text);
};
const run = (...args: string[]) => callCli(["mock", ...args], folder);
const start = (...args: string[]) => runCli(["mock", ...args], folder);

beforeAll(async () => {
  write(
    "amp.yaml",
    "specVersion: 1.0.0\nintegrations:\n  - name: crm\n    provider: salesforce\n    write:\n      objects:\n        - objectName: contact\n",
  );
  write("wrong.yaml", "specVersion: 2.0.0\nintegrations: []\n");
  write(
    "seed.json",
    JSON.stringify({ connections: [{ provider: "salesforce", groupRef: "acme", consumerRef: "jane" }] }),
  );
  for (const [name, text] of Object.entries({ null: "null", list: "[]", zero: "0" }))
    write(`${name}.json`, text);
  write("truncated.json", '{"connections": [');
  write(
    "unfit.json",
    JSON.stringify({ installations: [{ integration: "other", groupRef: "acme", content: {} }] }),
  );
  await buildCli();
}, 120_000);

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Starts the command and waits until it answers. */
async function serve(...args: string[]) {
  const manifest = args.includes("--manifest") ? [] : ["--manifest", "amp.yaml"];
  const call = [cliPath, "mock", "--port", "0", ...manifest, ...args];
  const child = spawn(process.execPath, call, { cwd: folder, stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const line = await firstOutput(child);
  const said = /^headless-write-kit: \S+ answers at (http:\/\/127\.0\.0\.1:\d+); its API is \1\/v1\n/;
  expect(line).toMatch(said);
  return { child, ended, line, url: said.exec(line)?.[1] ?? "" };
}

describe("headless-write-kit mock", () => {
  it("serves the manifest with its data, and ends with 0 when it is interrupted", async () => {
    const { child, ended, url } = await serve("--provider-data", "seed.json", "--virtual-clock");
    const answer = await fetch(`${url}/v1/projects/mock-project/connections`, {
      headers: { "X-Api-Key": "any" },
    });
    expect(await answer.json()).toMatchObject([{ provider: "salesforce", group: { groupRef: "acme" } }]);
    expect(await (await fetch(`${url}/__mock/clock`)).json()).toMatchObject({ virtual: true });
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
  });

  it("prints a first command that works also where it listens at every address (I14)", async () => {
    const { child, ended, line, url } = await serve("--host", "0.0.0.0");
    const [, begin = ""] = /begin with {3}curl -X POST (\S+) -d/.exec(line) ?? [];
    expect(begin).toBe(`${url}/__mock/scenario`);
    const started = await fetch(begin, { method: "POST", body: '{"name":"installed"}' });
    expect(started.status).toBe(200);
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
  });

  it("has the names, ids and keys that are chosen, so that a documented request runs as it is (I14)", async () => {
    const project = "66438162-5299-4669-a41d-85c5a3b1a83e";
    const integration = "113e9685-9a51-42cc-8662-9d9725b17f14";
    write("key.txt", "YOUR_AMPERSAND_KEY\n");
    const names = ["--project", project, "--id", `integration=${integration}`];
    const access = ["--api-key-file", "key.txt", "--origin", "http://localhost:5173"];
    const { child, ended, url } = await serve("--provider-data", "seed.json", ...names, ...access);
    const ask = (headers: Record<string, string>) =>
      fetch(`${url}/v1/projects/${project}/integrations/${integration}`, { headers });
    const found = await ask({ "X-Api-Key": "YOUR_AMPERSAND_KEY" });
    expect(await found.json()).toMatchObject({ id: integration, projectId: project, name: "crm" });
    expect((await ask({ "X-Api-Key": "another" })).status).toBe(401);
    const page = { "X-Api-Key": "YOUR_AMPERSAND_KEY", Origin: "http://localhost:5173" };
    expect((await ask(page)).status).toBe(200);
    expect((await ask({ ...page, Origin: "https://evil.example" })).status).toBe(403);
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
  });

  it("deploys the manifest at each save, and leaves everything as it is for one with errors (I14)", async () => {
    const manifest = readFileSync(path.join(folder, "amp.yaml"), "utf8");
    write("watched.yaml", manifest);
    write("own.json", JSON.stringify({ "half-done": { description: "Connected.", from: "disconnected" } }));
    const { child, ended, url } = await serve(
      "--manifest",
      "watched.yaml",
      "--watch",
      "--scenarios",
      "own.json",
    );
    const health = async () =>
      Object.keys(
        ((await (await fetch(`${url}/__mock/health`)).json()) as { integrations: object }).integrations,
      );
    write(
      "watched.yaml",
      `${manifest}  - name: second\n    provider: hubspot\n    proxy:\n      enabled: true\n`,
    );
    await expect.poll(health, { timeout: 20_000 }).toEqual(["crm", "second"]);
    write("watched.yaml", "specVersion: 9\n");
    const started = await fetch(`${url}/__mock/scenario`, {
      method: "POST",
      body: JSON.stringify({ name: "half-done" }),
    });
    expect(started.status).toBe(200);
    expect(await health()).toEqual(["crm", "second"]);
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
  });

  it.each([
    [
      ["--id", "integration:other=1"],
      'there is none called "other": the manifest has crm; write --id integration:<name>=<id>',
    ],
    [
      ["--id", "integration=1", "--id", "integration:crm=2"],
      "integration crm is given two ids; leave one of them out",
    ],
    [["--id", "project=1", "--id", "project=2"], "the project is given two ids; leave one of them out"],
    [["--project", ""], "--project is empty; write the name or the id of the project"],
    [["--id", "group=1"], "write project=<id>, integration=<id> or integration:<name>=<id>"],
    [["--origin", "localhost"], "write scheme, host and port alone"],
    [["--api-key", "two words"], "an API key is one word of ASCII signs"],
    [["--api-key-file", "none.txt"], "cannot read the key from none.txt: there is no such file"],
    [["--api-key-env", "NO_SUCH_VARIABLE"], "the environment variable NO_SUCH_VARIABLE is empty"],
    [["--notify-secret", "abc"], "--notify-secret is for --notify-url <url>"],
    [
      ["--notify-url", "http://localhost:1", "--notify-secret", "abc", "--notify-secret-file", "key.txt"],
      "the secret is given by --notify-secret and by --notify-secret-file; leave one of them out",
    ],
  ])("says what is wrong with %j, and ends with 2", async (options, reason) => {
    const { status, stderr } = await run("--manifest", "amp.yaml", "--port", "0", ...options);
    expect(stderr).toContain(reason);
    expect(stderr).not.toContain("two words");
    expect(status).toBe(2);
  });

  it("keeps every change that it has acknowledged in its data file, also where it is killed (I12)", async () => {
    const options = ["--data", "kept.json", "--provider-data", "seed.json"];
    const connect = async (url: string, groupRef: string) => {
      const body = { provider: "salesforce", groupRef, consumerRef: "jane", apiKey: "secret" };
      const answer = await fetch(`${url}/v1/projects/mock-project/connections:generate`, {
        method: "POST",
        headers: { "content-type": "application/json", "x-api-key": "any" },
        body: JSON.stringify(body),
      });
      const text = await answer.text();
      expect(answer.ok, text).toBe(true);
      return groupRef;
    };
    const acknowledged: string[] = [];
    for (let round = 0; round < 3; round += 1) {
      const { child, ended, url } = await serve(...options);
      let left = 30;
      const requests = Array.from({ length: 60 }, async (_, index) => {
        acknowledged.push(await connect(url, `group-${String(round)}-${String(index)}`));
        // Others are under way at this moment.
        if ((left -= 1) === 0) child.kill("SIGKILL");
      });
      await Promise.allSettled(requests);
      child.kill("SIGKILL");
      await ended;
    }
    expect(acknowledged.length).toBeGreaterThanOrEqual(90);
    const { child, ended, url } = await serve(...options);
    const answer = await fetch(`${url}/v1/projects/mock-project/connections`, {
      headers: { "X-Api-Key": "any" },
    });
    const kept = ((await answer.json()) as { group: { groupRef: string } }[]).map(
      ({ group }) => group.groupRef,
    );
    expect(kept).toEqual(expect.arrayContaining(acknowledged));
    expect(kept.filter((groupRef) => groupRef === "acme")).toHaveLength(1);
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
  });

  it("names a data file that is damaged, exits with 1 and leaves it as it is (I12)", async () => {
    write("damaged.json", '{"format": "headless-write-kit mock');
    const { status, stdout, stderr } = await start(
      "--manifest",
      "amp.yaml",
      "--port",
      "0",
      "--data",
      "damaged.json",
    );
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(
      /^headless-write-kit: damaged\.json is damaged, perhaps cut off: it is not JSON; it is left/,
    );
    expect(readFileSync(path.join(folder, "damaged.json"), "utf8")).toBe(
      '{"format": "headless-write-kit mock',
    );
  });

  it("prints the issues of a manifest with errors and exits with 1", async () => {
    const { status, stdout, stderr } = await start("--manifest", "wrong.yaml", "--port", "0");
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(/^wrong\.yaml:1:14: error unsupported-spec-version /);
  });

  it("says what to do where the port is taken", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => other.once("listening", resolve));
    const port = String((other.address() as AddressInfo).port);
    const { status, stderr } = await start("--manifest", "amp.yaml", "--port", port);
    other.close();
    expect(status).toBe(1);
    expect(stderr).toContain(`cannot listen at 127.0.0.1:${port}: the port is in use`);
  });

  it.each([
    ["truncated.json", "it is not JSON"],
    ["unfit.json", "installations[0] cannot be seeded"],
    ["null.json", "the data cannot be seeded: expected object, received null"],
    ["list.json", "the data cannot be seeded: expected object, received array"],
    ["zero.json", "the data cannot be seeded: expected object, received number"],
  ])("says what is wrong with %s and exits with 1", async (file, reason) => {
    const { status, stderr } = await run("--manifest", "amp.yaml", "--port", "0", "--provider-data", file);
    expect(status).toBe(1);
    expect(stderr).toContain(`headless-write-kit: ${file}: ${reason}`);
  });

  it.each([
    [[], 2, "add --manifest amp.yaml"],
    [["--manifest", "none.yaml"], 2, "cannot read none.yaml: there is no such file"],
    [["--manifest", "amp.yaml", "--provider-data", "none.json"], 2, "cannot read none.json"],
    [["--manifest", "amp.yaml", "--port", "many"], 2, '--port is "many"; write a number from 0 to 65535'],
    [["--manifest", "amp.yaml", "--port", "65536"], 2, "--port"],
    [["--manifest", "amp.yaml", "--port", ""], 2, '--port is ""; write a number from 0 to 65535'],
    [["--manifest", "amp.yaml", "--host", ""], 2, "--host is empty; leave it out for this machine alone"],
    [["--manifest", "amp.yaml", "--host", "  "], 2, "--host is empty; leave it out for this machine alone"],
    [["--manifest", "amp.yaml", "--scenarios", "null.json"], 1, "expected an object of scenarios"],
    [["--manifest", "amp.yaml", "--host", "no.such.host.invalid", "--port", "0"], 1, "cannot listen at"],
    [["--nonsense"], 2, "--nonsense"],
  ])("refuses the arguments %j", async (args, wanted, reason) => {
    const { status, stdout, stderr } = await run(...args);
    expect([status, stdout]).toEqual([wanted, ""]);
    expect(stderr).toContain(reason);
  });

  it("shows its help", async () => {
    expect(await run("--help")).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("--provider-data") as string,
    });
  });
});
