import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Snapshot } from "../../../mock-server/index.js";
import { buildCli, cliPath, firstOutput, runProgram } from "../support/built-cli.js";

/** All hundred kills take minutes; some of them show the same in seconds. */
const kills = process.env["ALL_KILLS"] ? 100 : 3;

const folder = mkdtempSync(path.join(tmpdir(), "kept-data-"));
const groupRef = "acme";
const children = new Set<ChildProcess>();

beforeAll(async () => {
  writeFileSync(
    path.join(folder, "amp.yaml"),
    "specVersion: 1.0.0\nintegrations:\n  - name: crm\n    provider: salesforce\n    write:\n      objects:\n        - objectName: contact\n",
  );
  writeFileSync(
    path.join(folder, "seed.json"),
    JSON.stringify({
      connections: [{ provider: "salesforce", groupRef, consumerRef: "jane" }],
      installations: [
        {
          integration: "crm",
          groupRef,
          content: { write: { objects: { contact: { objectName: "contact" } } } },
        },
      ],
    }),
  );
  await buildCli();
}, 120_000);

afterAll(() => {
  for (const child of children) child.kill("SIGKILL");
  rmSync(folder, { recursive: true });
});

/** Starts the command, below a limit of the size of files where one is given in blocks of 512 bytes. */
async function serve(dataFile: string, maxBlocks?: number) {
  const call = [process.execPath, cliPath, "mock", "--manifest", "amp.yaml", "--port", "0"];
  const words = [...call, "--data", dataFile, "--provider-data", "seed.json"];
  const limit = maxBlocks === undefined ? "" : `ulimit -f ${String(maxBlocks)}; `;
  const child = spawn("sh", ["-c", `${limit}exec "$@"`, "sh", ...words], {
    cwd: folder,
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.add(child);
  const ended = new Promise<void>((resolve) => {
    child.once("close", () => {
      children.delete(child);
      resolve();
    });
  });
  const line = await firstOutput(child);
  return { child, ended, url: /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0] ?? "" };
}

function write(url: string, LastName: string, mode: "synchronous" | "asynchronous"): Promise<Response> {
  return fetch(`${url}/v1/projects/mock-project/integrations/crm/objects/contact`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-api-key": "any" },
    body: JSON.stringify({ groupRef, type: "create", mode, record: { LastName } }),
  });
}

async function listNames(url: string): Promise<string[]> {
  const { records } = (await (await fetch(`${url}/__mock/snapshot`)).json()) as Snapshot;
  return records.flatMap((object) => object.records).map(({ fields }) => String(fields["lastname"]));
}

describe("headless-write-kit mock --data", { timeout: 600_000 }, () => {
  it(`loses and doubles nothing that it has acknowledged, over ${String(kills)} kills (I12)`, async () => {
    const acknowledged: string[] = [];
    for (let round = 0; round < kills; round += 1) {
      const { child, ended, url } = await serve("killed.json");
      // Another moment each time: when so many of the writes have been answered.
      let left = 1 + ((round * 7) % 23);
      const writes = Array.from({ length: 40 }, async (_, index) => {
        const name = `${String(round)}-${String(index)}`;
        const answer = await write(url, name, index % 2 === 0 ? "synchronous" : "asynchronous");
        if (answer.status === 200) acknowledged.push(name);
        if ((left -= 1) === 0) child.kill("SIGKILL");
      });
      await Promise.allSettled(writes);
      child.kill("SIGKILL");
      await ended;
    }
    expect(acknowledged.length).toBeGreaterThanOrEqual(kills);
    const { child, ended, url } = await serve("killed.json");
    await expect
      .poll(async () => {
        const names = await listNames(url);
        return acknowledged.filter((name) => !names.includes(name));
      })
      .toEqual([]);
    const names = await listNames(url);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    child.kill("SIGTERM");
    await ended;
    expect(readdirSync(folder).filter((name) => name.startsWith("killed.json"))).toEqual(["killed.json"]);
  });

  it("undoes what does not fit on the disk any more, and says so (I12)", async () => {
    const { child, ended, url } = await serve("full.json", 60);
    const acknowledged: string[] = [];
    let refusal: { detail?: string } | undefined;
    for (let index = 0; refusal === undefined; index += 1) {
      const name = `${String(index)}-${"x".repeat(70)}`;
      const answer = await write(url, name, "synchronous");
      if (answer.status === 200) acknowledged.push(name);
      else {
        expect(answer.status).toBe(500);
        refusal = (await answer.json()) as { detail?: string };
      }
    }
    expect(refusal.detail).toMatch(/^the change is not kept: .*; it was undone$/);
    expect(acknowledged.length).toBeGreaterThan(3);
    expect(await listNames(url)).toEqual(acknowledged);
    expect((await write(url, "one-more", "synchronous")).status).toBe(500);
    child.kill("SIGTERM");
    await ended;
    const roomy = await serve("full.json");
    expect(await listNames(roomy.url)).toEqual(acknowledged);
    expect((await write(roomy.url, "fits", "synchronous")).status).toBe(200);
    roomy.child.kill("SIGTERM");
    await roomy.ended;
    expect(readdirSync(folder).filter((name) => name.startsWith("full.json"))).toEqual(["full.json"]);
  });

  it("says before it serves anything that the file cannot be written, and leaves it as it is (I12)", async () => {
    const begin = (file: string) => {
      const call = [process.execPath, cliPath, "mock", "--manifest", "amp.yaml", "--port", "0"];
      const words = [...call, "--data", file, "--provider-data", "seed.json"];
      return runProgram("sh", ["-c", 'ulimit -f 1; exec "$@"', "sh", ...words], { cwd: folder });
    };
    const remedy = "make room for a copy of it in its folder, or start with another --data file";
    expect(await begin("none.json")).toEqual({
      status: 1,
      stdout: "",
      stderr: `headless-write-kit: cannot keep none.json: the file would be longer than it may be; each start writes it anew: ${remedy}\n`,
    });
    const { child, ended } = await serve("tight.json");
    child.kill("SIGTERM");
    await ended;
    const before = readFileSync(path.join(folder, "tight.json"));
    expect(await begin("tight.json")).toEqual({
      status: 1,
      stdout: "",
      stderr: `headless-write-kit: cannot keep tight.json: the file would be longer than it may be; the file is left as it is, and each start writes it anew: ${remedy}\n`,
    });
    expect(readFileSync(path.join(folder, "tight.json"))).toEqual(before);
    const left = readdirSync(folder).filter((name) => /^(none|tight)\.json/.test(name));
    expect(left).toEqual(["tight.json"]);
  });
});
