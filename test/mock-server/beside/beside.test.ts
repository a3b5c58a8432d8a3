import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type MockServer, startMockServer } from "../../../mock-server/doors/http-server.js";
import type { SeedData } from "../../../mock-server/index.js";
import { buildCli, cliPath } from "../support/built-cli.js";
import { callCli } from "../support/called-cli.js";
import { type AlteringService, openAlteringService } from "./support/altering-service.js";

const folder = mkdtempSync(path.join(tmpdir(), "beside-"));
const manifest =
  "specVersion: 1.0.0\nintegrations:\n  - name: crm\n    provider: salesforce\n    write:\n      objects:\n        - objectName: contact\n  - name: other\n    provider: salesforce\n    proxy:\n      enabled: true\n";
const customer = (groupRef: string) => ({ provider: "salesforce", groupRef, consumerRef: "jane" });
const content = { provider: "salesforce", write: { objects: { contact: { objectName: "contact" } } } };
const key = "key-of-the-app-1";

interface Running {
  readonly url: string;
  readonly child: ChildProcess;
  /** Stops it; gives all that it has printed. */
  stop(): Promise<string>;
}

/** Starts the published command in a process of its own. */
async function start(...args: string[]): Promise<Running> {
  const call = [cliPath, "mock", "--manifest", "amp.yaml", "--port", "0", ...args];
  const child = spawn(process.execPath, call, { cwd: folder, stdio: ["ignore", "pipe", "inherit"] });
  let printed = "";
  const ended = new Promise((resolve) => child.once("close", resolve));
  const url = await new Promise<string>((resolve) => {
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
      const [, found] = /answers at (http:\S+);/.exec(printed) ?? [];
      if (found !== undefined) resolve(found);
    });
  });
  return {
    url,
    child,
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
      return printed;
    },
  };
}

async function ask<TBody>(base: string, method: string, to: string, body?: unknown) {
  const response = await fetch(`${base}/v1/projects/mock-project${to}`, {
    method,
    headers: { "x-api-key": key, "content-type": "application/json" },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: (text === "" ? undefined : JSON.parse(text)) as TBody };
}

const seed = (ids: string): SeedData => ({
  connections: [{ id: `connection-${ids}`, ...customer("acme") }, customer("globex")],
  installations: [{ id: `installation-${ids}`, integration: "crm", groupRef: "acme", content }],
});

beforeAll(async () => {
  writeFileSync(path.join(folder, "amp.yaml"), manifest);
  writeFileSync(path.join(folder, "mock.json"), JSON.stringify(seed("of-the-mock")));
  await buildCli();
}, 120_000);

afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe("a mock beside a service", { timeout: 60_000 }, () => {
  let service: AlteringService;
  let behind: MockServer;
  const open = (...args: string[]) =>
    start(
      "--provider-data",
      "mock.json",
      "--beside",
      `${service.url}/v1`,
      "--report",
      "report.json",
      ...args,
    );

  beforeEach(async () => {
    behind = await startMockServer({ manifest, port: 0, seed: seed("of-the-service") });
    service = await openAlteringService(behind.url);
  });
  afterEach(async () => {
    await service.close();
    await behind.close();
  });

  const crm = async (url: string) =>
    (await ask<{ id: string; name: string }[]>(url, "GET", "/integrations")).body.find(
      ({ name }) => name === "crm",
    )?.id ?? "";

  it("a mock beside an unaltered service finds nothing, whatever the ids, and keeps both alike", async () => {
    const mock = await open("--writes");
    const integration = await crm(mock.url);
    // The app names the service's ids at once, from its own database.
    const known = await ask(
      mock.url,
      "GET",
      `/integrations/${integration}/installations/installation-of-the-service`,
    );
    expect(known.status).toBe(200);
    const created = await ask<{ id: string }>(
      mock.url,
      "POST",
      `/integrations/${integration}/installations`,
      {
        groupRef: "globex",
        config: { content },
      },
    );
    expect(created.status).toBe(201);
    const written = await ask<{ result: { recordId: string } }>(
      mock.url,
      "POST",
      `/integrations/${integration}/objects/contact`,
      { groupRef: "globex", type: "create", record: { lastname: "Potter" } },
    );
    const { recordId } = written.body.result;
    await ask(mock.url, "POST", `/integrations/${integration}/objects/contact`, {
      groupRef: "globex",
      type: "update",
      record: { id: recordId, lastname: "Weasley" },
    });
    await ask(mock.url, "GET", `/integrations/${integration}/installations/${created.body.id}/operations`);
    await ask(mock.url, "GET", "/connections");
    await ask(mock.url, "DELETE", `/integrations/${integration}/installations/${created.body.id}`);
    await ask(mock.url, "GET", "/installations");
    await ask(mock.url, "GET", "/connections/unknown");
    const printed = await mock.stop();
    expect(printed).toContain("10 answers compared, 0 different, 0 not compared");
  });

  it("a mock beside a service finds each way in which the service is altered, and nothing else", async () => {
    const mock = await open();
    const integration = await crm(mock.url);
    const to = `/integrations/${integration}/installations/installation-of-the-service`;
    await ask(mock.url, "GET", to);
    const alterBody = (change: (body: Record<string, unknown>) => void) => {
      service.alter = (answer, asked) => {
        if (!asked.includes("installation-of-the-service")) return undefined;
        const body = JSON.parse(answer.text) as Record<string, unknown>;
        change(body);
        return { ...answer, text: JSON.stringify(body) };
      };
    };
    const look = () => ask(mock.url, "GET", to);
    service.alter = (answer) => ({ ...answer, status: 203 });
    await look();
    alterBody((body) => delete body["healthStatus"]);
    await look();
    alterBody((body) => (body["addedKey"] = true));
    await look();
    alterBody((body) => (body["id"] = "installation-later"));
    await look();
    alterBody((body) => (body["createTime"] = "yesterday"));
    await look();
    alterBody((body) => {
      for (const name of ["createTime", "updateTime"]) {
        const time = body[name];
        if (typeof time === "string") body[name] = new Date(Date.parse(time) - 600_000).toISOString();
      }
    });
    // A clock that is slower is no difference where everything it tells is in the same order.
    service.alter = () => undefined;
    await look();
    service.alter = (answer) => ({
      ...answer,
      text: JSON.stringify((JSON.parse(answer.text) as unknown[]).toReversed()),
    });
    await ask(mock.url, "GET", "/connections");
    const printed = await mock.stop();
    const report = JSON.parse(readFileSync(path.join(folder, "report.json"), "utf8")) as {
      operations: { operation: string; findings: { kind: string; path: string; rules: string[] }[] }[];
    };
    const found = report.operations.flatMap(({ operation, findings }) =>
      findings.map(({ kind, path: place, rules }) => `${operation} ${kind} ${place} ${rules.join()}`),
    );
    expect(found).toEqual([
      "getInstallation status  I6",
      "getInstallation extra /healthStatus I6",
      "getInstallation missing /addedKey I6",
      "getInstallation id /id I6",
      "getInstallation time /createTime I6",
      "listConnections order  I6",
    ]);
    expect(printed).toContain(`GET /projects/mock-project${to}: status is 200, expected 203 [I6]`);
    expect(printed + JSON.stringify(report)).not.toContain(key);
  });

  it("refuses what would change the service, and what only reads by its method", async () => {
    const mock = await open();
    const integration = await crm(mock.url);
    const refused = await ask<{ detail: string; remedy: string }>(
      mock.url,
      "POST",
      `/integrations/${integration}/installations`,
      {},
    );
    expect(refused).toMatchObject({
      status: 403,
      body: { remedy: expect.stringContaining("--writes") as string },
    });
    expect((await ask(mock.url, "GET", "/connections/c?refresh=true")).status).toBe(403);
    const changing = service.asked.filter((line) => !line.startsWith("GET") || line.includes("refresh"));
    expect(changing).toEqual([]);
    await mock.stop();
  });

  it("gives the mock's answers where it is told to, in the mock's ids", async () => {
    const mock = await open("--answers", "mock", "--writes");
    const { body } = await ask<{ id: string }[]>(mock.url, "GET", "/connections");
    expect(body[0]?.id).toBe("connection-of-the-mock");
    service.asked.length = 0;
    await ask(mock.url, "GET", "/connections/connection-of-the-mock");
    expect(service.asked).toEqual(["GET /v1/projects/mock-project/connections/connection-of-the-service"]);
    expect(await mock.stop()).toContain("2 answers compared, 0 different");
  });

  it("tells that the service answers with a page, refuses for ever or goes away, and keeps both alike", async () => {
    const mock = await open("--writes");
    await ask(mock.url, "GET", "/connections");
    service.alter = () => ({
      status: 200,
      headers: { "content-type": "text/html" },
      text: "<html>maintenance</html>",
    });
    await fetch(`${mock.url}/v1/projects/mock-project/connections`, { headers: { "x-api-key": key } });
    service.alter = () => ({ status: 429, headers: { "content-type": "application/json" }, text: "{}" });
    expect((await ask(mock.url, "GET", "/connections")).status).toBe(429);
    service.alter = () => "break";
    const lost = await ask<{ detail: string }>(mock.url, "POST", "/connections:generate", {
      ...customer("x"),
      apiKey: "secret-of-x",
    });
    expect(lost.status).toBe(502);
    service.alter = () => undefined;
    const printed = await mock.stop();
    expect(printed).toContain("content-type");
    expect(printed).toContain("status is 200, expected 429");
    expect(printed).toContain("not compared: the service: it does not answer");
    expect(printed).not.toContain("secret-of-x");
  });
});

describe("the options of a mock beside a service", () => {
  it.each([
    [["--writes"], "--writes is for --beside"],
    [["--beside", "nowhere"], "--beside is no URL"],
    [["--beside", "http://u:hidden-word@h/v1"], "--beside holds credentials"],
    [["--beside", "http://h/v1", "--answers", "both"], "write service or mock"],
  ])("a call is refused: %j", async (args, reason) => {
    const { status, stderr } = await callCli(["mock", "--manifest", "amp.yaml", ...args], folder);
    expect([status, stderr.includes(reason), stderr.includes("hidden-word")]).toEqual([2, true, false]);
  });
});
