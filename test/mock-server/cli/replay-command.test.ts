import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startMockServer } from "../../../mock-server/doors/http-server.js";
import { createMockBackend } from "../../../mock-server/index.js";
import { recordHar } from "../replay/support/recordings.js";
import { buildCli, runCli } from "../support/built-cli.js";
import { callCli } from "../support/called-cli.js";

const folder = mkdtempSync(path.join(tmpdir(), "replay-"));
const write = (name: string, text: string) => {
  writeFileSync(path.join(folder, name), text);
};
const run = (...args: string[]) => callCli(["replay", ...args], folder);
const start = (...args: string[]) => runCli(["replay", ...args], folder);
const manifest =
  "specVersion: 1.0.0\nintegrations:\n  - name: crm\n    provider: salesforce\n    write:\n      objects:\n        - objectName: contact\n";
const seed = { connections: [{ provider: "salesforce", groupRef: "acme", consumerRef: "jane" }] };
const key = "key-that-nobody-may-see";

beforeAll(async () => {
  write("amp.yaml", manifest);
  write("seed.json", JSON.stringify(seed));
  write("key.txt", `${key}\n`);
  const backend = createMockBackend({ manifest });
  backend.seed(seed);
  const har = JSON.stringify(
    await recordHar(backend, [
      { path: "/projects/mock-project/integrations" },
      { path: "/projects/mock-project/connections" },
      {
        method: "POST",
        path: "/projects/mock-project/connections:generate",
        body: { provider: "salesforce", groupRef: "b", consumerRef: "j", apiKey: "customer-secret" },
      },
    ]),
  );
  write("session.har", har);
  write("cut.har", har.slice(0, -400));
  write("journal.json", JSON.stringify(backend.journal.entries));
  write("page.html", "<!doctype html>");
  await buildCli();
}, 120_000);

afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe("headless-write-kit replay", { timeout: 30_000 }, () => {
  it.each(["session.har", "journal.json"])(
    "says that a mock answers %s alike, and exits with 0",
    async (file) => {
      const { status, stdout, stderr } = await run(
        file,
        "--manifest",
        "amp.yaml",
        "--provider-data",
        "seed.json",
      );
      expect([status, stderr]).toEqual([0, ""]);
      expect(stdout).toContain("3 answers compared, 0 different, 0 not compared");
    },
  );

  it("names each difference, writes a report for its owner alone, and exits with 1", async () => {
    const { status, stdout } = await start(
      "session.har",
      "--manifest",
      "amp.yaml",
      "--report",
      "report.json",
    );
    expect(status).toBe(1);
    expect(stdout).toContain("GET /projects/mock-project/connections: missing, expected {");
    const file = path.join(folder, "report.json");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const text = readFileSync(file, "utf8");
    expect(JSON.parse(text)).toMatchObject({ totals: { compared: 3, different: 1 } });
    expect(text + stdout).not.toContain("customer-secret");
    expect(text + stdout).not.toContain("key-of-the-recording");
  });

  it("keeps what came before the end of a file that is cut off, and exits with 3", async () => {
    const { status, stdout } = await run("cut.har", "--manifest", "amp.yaml", "--provider-data", "seed.json");
    expect(status).toBe(3);
    expect(stdout).toContain("2 answers compared, 0 different");
    expect(stdout).toContain("incomplete: the file ends in the middle, behind entry 2");
  });

  it("plays against a service with a key from a file, and nothing that changes it", async () => {
    const server = await startMockServer({ manifest, port: 0, seed, apiKeys: [key] });
    try {
      const call = ["session.har", "--against", `${server.url}/v1`, "--api-key-file", "key.txt"];
      const { status, stdout, stderr } = await start(...call);
      expect(stdout).toContain("1× not compared: it changes something; add --writes to play it");
      expect([status, (stdout + stderr).includes(key)]).toEqual([0, false]);
      expect(server.backend.snapshot().connections).toHaveLength(1);
      const env = { MY_KEY: key };
      const writing = [...call.slice(0, 3), "--api-key-env", "MY_KEY", "--writes"];
      const second = await callCli(["replay", ...writing], folder, env);
      expect(second.stdout).toContain("it carries credentials, which are not in the recording");
    } finally {
      await server.close();
    }
  });

  it("plays no request whose credentials are left out, and exits with 3 where nothing was compared", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const { port } = server.address() as AddressInfo;
    server.close();
    write(
      "three.json",
      JSON.stringify(
        Array.from(
          { length: 9 },
          () => (JSON.parse(readFileSync(path.join(folder, "journal.json"), "utf8")) as unknown[])[2],
        ),
      ),
    );
    const { status, stdout } = await run(
      "three.json",
      "--against",
      `http://127.0.0.1:${String(port)}/v1`,
      "--writes",
    );
    expect(status).toBe(3);
    expect(stdout).toMatch(/carries credentials/);
  });

  it.each([
    [[], "replay needs one recording"],
    [["session.har"], "say what to play it against"],
    [["session.har", "--manifest", "amp.yaml", "--against", "http://x/v1"], "say what to play it against"],
    [["none.har", "--manifest", "amp.yaml"], "cannot read none.har: there is no such file"],
    [[".", "--manifest", "amp.yaml"], "it is a directory"],
    [["session.har", "--manifest", "none.yaml"], "cannot read none.yaml"],
    [["session.har", "--manifest", "page.html"], "the mock cannot be made"],
    [["session.har", "--against", "nowhere"], "--against is no URL"],
    [["session.har", "--against", "https://u:hidden-word@x/v1"], "--against holds credentials"],
    [
      ["session.har", "--against", "http://x/v1", "--api-key", "hidden-word"],
      "a key in the call can be read by everybody",
    ],
    [["session.har", "--against", "http://x/v1", "--api-key-file", "none"], "cannot read the key from none"],
    [
      ["session.har", "--against", "http://x/v1", "--api-key-env", "NONE"],
      "the environment variable NONE is empty",
    ],
  ])("refuses %j with 2", async (args, reason) => {
    const { status, stdout, stderr } = await run(...args);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(reason);
    expect(stderr).not.toContain("hidden-word");
  });

  it.each(["page.html", "seed.json"])("says that %s is no recording, and exits with 3", async (file) => {
    const { status, stdout } = await run(file, "--manifest", "amp.yaml");
    expect(status).toBe(3);
    expect(stdout).toContain("incomplete: it");
  });

  it("shows its help", async () => {
    expect(await run("--help")).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("--against") as string,
    });
  });
});
