import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type MockServer, startMockServer } from "../../../mock-server/doors/http-server.js";
import type { SeedData } from "../../../mock-server/index.js";
import { type AlteringService, openAlteringService } from "../beside/support/altering-service.js";
import { buildCli, cliPath, runProgram } from "../support/built-cli.js";
import { callCli } from "../support/called-cli.js";

const folder = mkdtempSync(path.join(tmpdir(), "pull-"));
const read = (file: string) => readFileSync(path.join(folder, file), "utf8");
const key = "key-that-nobody-may-see";
const manifest =
  "specVersion: 1.0.0\nintegrations:\n  - name: crm\n    provider: salesforce\n    write:\n      objects:\n        - objectName: contact\n";
const seed = {
  connections: ["Acme Inc", "Globex"].map((groupName) => ({
    ...{ provider: "salesforce", groupRef: groupName.toLowerCase(), groupName },
    ...{ consumerRef: `jane@${groupName.slice(0, 4)}.example`, consumerName: "Jane Doe" },
  })),
  installations: [{ id: "installation-1", integration: "crm", groupRef: "acme inc", content: {} }],
  operations: [
    { id: "operation-1", installationId: "installation-1", status: "failure", result: "Acme Inc: refused" },
  ],
} satisfies SeedData;

beforeAll(async () => {
  writeFileSync(path.join(folder, "key.txt"), key);
  await buildCli();
}, 120_000);

afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe("headless-write-kit pull", { timeout: 60_000 }, () => {
  let mock: MockServer;
  let service: AlteringService;
  beforeEach(async () => {
    mock = await startMockServer({ manifest, port: 0, seed, apiKeys: [key], project: { name: "shop" } });
    service = await openAlteringService(mock.url);
    rmSync(path.join(folder, "pulled"), { recursive: true, force: true });
  });
  afterEach(async () => {
    await service.close();
    await mock.close();
  });

  const words = (args: readonly string[]) => [
    ...["pull", "--project", "shop", "--url", `${service.url}/v1`],
    ...args,
  ];
  const env = { AMPERSAND_API_KEY: key };
  const pull = (...args: string[]) => callCli(words(args), folder, env);
  const start = (...args: string[]) =>
    runProgram(process.execPath, [cliPath, ...words(args)], { cwd: folder, env });

  it("writes what a mock starts from, tells each resource, and names nobody", async () => {
    const { status, stderr } = await start("--operations");
    expect([status, stderr.split("\n")]).toEqual([
      0,
      [
        ...[
          "project: read",
          "integrations: 1",
          "provider salesforce: read",
          "connections: 2",
          "installations: 1",
        ],
        ...["fields of contact (salesforce): read", "fields of contact (salesforce): read"],
        ...[expect.stringMatching(/^operations of .*: 1$/) as string, ""],
      ],
    ]);
    expect(service.asked.every((line) => line.startsWith("GET ") && !line.includes("includeCreds"))).toBe(
      true,
    );
    const written = read("pulled/seed.json") + read("pulled/amp.yaml") + read("pulled/operations.json");
    for (const secret of ["acme", "globex", "jane", key]) expect(written.toLowerCase()).not.toContain(secret);
    expect(statSync(path.join(folder, "pulled/seed.json")).mode & 0o777).toBe(0o600);
    expect(existsSync(path.join(folder, "pulled/.pull-state.json"))).toBe(false);
    const started = await startMockServer({
      manifest: read("pulled/amp.yaml"),
      port: 0,
      seed: JSON.parse(read("pulled/seed.json")) as typeof seed,
    });
    expect(started.backend.snapshot()).toMatchObject({
      installations: [{ id: "installation-1" }],
      operations: [{ id: "operation-1", status: "failure", result: "Company 1: refused" }],
    });
    await started.close();
  });

  it("says which operations and installations no seed can hold, and why", async () => {
    service.alter = (answer, asked) => {
      const altered = (change: (body: never) => unknown) => ({
        ...answer,
        text: JSON.stringify(change(JSON.parse(answer.text) as never)),
      });
      if (asked.includes("/operations"))
        return altered((page: { results: object[] }) => ({
          results: page.results.map((each) => ({ ...each, status: "in_progress" })),
        }));
      return asked.endsWith("/connections") ? altered((all: unknown[]) => all.slice(1)) : undefined;
    };
    const { status, stderr } = await pull("--operations");
    expect(status).toBe(3);
    expect(stderr).toContain("operations in progress: 1, which are in operations.json alone");
    expect(stderr).toContain("missing: installation installation-1: its connection is not among those");
    expect(JSON.parse(read("pulled/operations.json"))).toMatchObject([{ status: "in_progress" }]);
    expect(JSON.parse(read("pulled/seed.json"))).toMatchObject({ installations: [], operations: [] });
  });

  it("pulls one customer alone, with the names where it is told to keep them", async () => {
    expect((await pull("--group", "globex", "--keep-names", "--out", "one")).status).toBe(0);
    expect(JSON.parse(read("one/seed.json"))).toMatchObject({
      connections: [{ groupRef: "globex", groupName: "Globex", consumerName: "Jane Doe" }],
      installations: [],
    });
  });

  it("keeps what it has read where the service goes away, and goes on from there", async () => {
    service.alter = (_, asked) =>
      asked.includes("/installations")
        ? { status: 200, headers: { "content-type": "text/html" }, text: "<html>" }
        : undefined;
    const first = await pull();
    expect(first.status).toBe(3);
    expect(first.stderr).toContain(
      "missing: installations: GET /projects/shop/installations: the answer is no JSON of the API (text/html)",
    );
    expect(JSON.parse(read("pulled/seed.json"))).toMatchObject({ connections: [{}, {}], installations: [] });
    service.alter = () => undefined;
    service.asked.length = 0;
    const second = await pull();
    expect([second.status, second.stderr.includes("going on from")]).toEqual([0, true]);
    expect(service.asked.some((line) => line.endsWith("/connections"))).toBe(false);
    expect(JSON.parse(read("pulled/seed.json"))).toMatchObject({ installations: [{}] });
  });

  it("waits as long as it is told to, and gives up a service that refuses for ever", async () => {
    let refusals = 0;
    service.alter = (_, asked) => {
      if (!asked.includes("/connections") || refusals > 0) return undefined;
      refusals += 1;
      return { status: 429, headers: { "retry-after": "1" }, text: "" };
    };
    const patient = await pull("--out", "patient");
    expect(patient.status).toBe(0);
    expect(patient.stderr).toContain("waiting 1 s: GET /projects/shop/connections: status 429");
    service.alter = (_, asked) =>
      asked.includes("/connections")
        ? { status: 429, headers: { "retry-after": "100000" }, text: "" }
        : undefined;
    const refused = await pull("--out", "refused");
    expect(refused.status).toBe(3);
    expect(refused.stderr).toContain(
      "missing: connections: GET /projects/shop/connections: status 429, and the service asks to wait 100000 seconds",
    );
  });

  it.each([
    [401, { "content-type": "application/json" }, "{}", "the key is missing, wrong or not allowed"],
    [404, { "content-type": "application/json" }, "{}", "status 404"],
    [200, { "content-type": "text/html" }, "<html>", "no JSON of the API"],
    [
      302,
      { location: "https://elsewhere.example/" },
      "",
      "sends to another address, where its key does not go",
    ],
    [200, { "content-type": "application/json" }, '{"id":1}', "another form than the contract says"],
  ])("writes nothing where the project is answered by %i %j %s", async (status, headers, text, reason) => {
    service.alter = () => ({ status, headers: headers as Record<string, string>, text });
    const pulled = await pull("--out", "nothing");
    expect(pulled.status).toBe(1);
    expect(pulled.stderr).toContain(reason);
    expect(existsSync(path.join(folder, "nothing/seed.json"))).toBe(false);
  });

  it.each([
    [["--project", "p"], "pull needs an API key"],
    [[], "pull needs a project"],
    [["--project", "p", "--api-key", "hidden-word"], "a key in the call can be read by everybody"],
    [["--project", "p", "--api-key=hidden-word"], "a key in the call can be read by everybody"],
    [
      ["--project", "p", "--api-key-file", "key.txt", "--url", "http://h/v1?apiKey=hidden-word"],
      "--url holds credentials or a query",
    ],
    [["--project", "p", "--api-key-file", "key.txt", "--out", "key.txt/in"], "cannot make the folder"],
  ])("refuses %j with 2", async (args, reason) => {
    const { status, stderr } = await callCli(["pull", ...args], folder);
    expect([status, stderr.includes(reason), stderr.includes("hidden-word")]).toEqual([2, true, false]);
  });
});
