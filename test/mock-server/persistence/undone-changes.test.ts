import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { type MockServer, openDataFile, startMockServer } from "../../../mock-server/doors/http-server.js";
import type { JournalEntry, Notification } from "../../../mock-server/index.js";

const manifest = `specVersion: 1.0.0
integrations:
  - name: crm
    provider: salesforce
    write:
      objects:
        - objectName: contact
`;
const folder = mkdtempSync(path.join(tmpdir(), "undone-changes-"));
let files = 0;
const servers: MockServer[] = [];
const disk = { isFull: false };

afterEach(async () => {
  disk.isFull = false;
  await Promise.all(servers.splice(0).map((server) => server.close()));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Starts a server whose disk is full while `disk` says so; the scenario "installed" runs. */
async function start() {
  const dataFile = await openDataFile(path.join(folder, `${String((files += 1))}.json`));
  const write =
    <TValue>(task: (value: TValue) => void) =>
    (value: TValue) => {
      if (disk.isFull) throw Object.assign(new Error("no space left"), { code: "ENOSPC" });
      task(value);
    };
  const { replace, append } = dataFile;
  const server = await startMockServer({
    manifest,
    port: 0,
    dataFile: { ...dataFile, replace: write(replace), append: write(append) },
  });
  servers.push(server);
  const ask = async <TBody>(
    method: string,
    to: string,
    body?: unknown,
    more: Record<string, string> = {},
  ) => {
    const answer = await fetch(server.url + to, {
      method,
      headers: { "x-api-key": "key", ...more },
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    const isJson = answer.headers.get("content-type")?.includes("json") ?? false;
    return { status: answer.status, body: (isJson ? JSON.parse(text) : text) as TBody };
  };
  await ask("POST", "/__mock/scenario", { name: "installed" });
  return { ask };
}

type Ask = Awaited<ReturnType<typeof start>>["ask"];

const project = "/v1/projects/mock-project";
const connect = (ask: Ask, groupRef: string) =>
  ask("POST", `${project}/connections:generate`, {
    provider: "salesforce",
    groupRef,
    consumerRef: "jane",
    apiKey: "k",
  });
const fail = (status: number, times = Infinity) => ({
  rules: [
    { operations: ["listProjects"], effect: { kind: "status", status }, ...(times < Infinity && { times }) },
  ],
});

/** Asks while the disk is full; the answer must say that nothing of it happened. */
async function askInVain(ask: Ask, to: string, body?: unknown) {
  disk.isFull = true;
  const refused = await ask<{ error: string }>("POST", to, body);
  disk.isFull = false;
  expect(refused.status).toBe(500);
  expect(refused.body.error).toContain("it was undone");
}

describe("a change of the whole backend that cannot be kept", () => {
  it.each([
    ["scenario", "/__mock/scenario", { name: "bad-credentials" }],
    ["reset", "/__mock/reset", undefined],
  ])(
    "a %s that cannot be kept leaves scenario, faults and logins as they were (I12)",
    async (_, to, body) => {
      const { ask } = await start();
      await ask("POST", "/__mock/faults", fail(503));
      const login = {
        projectIdOrName: "mock-project",
        provider: "salesforce",
        groupRef: "g",
        consumerRef: "u",
      };
      const { body: page } = await ask<string>("POST", "/v1/oauth-connect", login);
      await askInVain(ask, to, body);
      expect((await ask<{ name: string }>("GET", "/__mock/scenario")).body.name).toBe("installed");
      expect((await ask("GET", "/v1/projects")).status).toBe(503);
      expect((await ask("GET", `${project}/installations`)).status).toBe(200);
      const { pathname, search } = new URL(page);
      expect((await ask("GET", pathname + search)).status).toBe(200);
    },
  );

  it("a reset that cannot be kept leaves journal and notifications, and gives no request id twice (I12)", async () => {
    const { ask } = await start();
    await connect(ask, "acme");
    const askNothing = async () => (await ask<{ requestId: string }>("GET", "/v1/nothing")).body.requestId;
    const first = await askNothing();
    const notified = (await ask<Notification[]>("GET", "/__mock/notifications")).body;
    expect(notified).toHaveLength(1);
    await askInVain(ask, "/__mock/reset");
    expect((await ask<Notification[]>("GET", "/__mock/notifications")).body).toEqual(notified);
    expect(await askNothing()).not.toBe(first);
    const journal = (await ask<JournalEntry[]>("GET", "/__mock/journal")).body;
    expect(journal.map(({ request }) => request.path)).toEqual([
      "/projects/mock-project/connections:generate",
      "/nothing",
      "/nothing",
    ]);
  });

  it("a fault that has failed a request is used up, although a later reset was undone (I12)", async () => {
    const { ask } = await start();
    await ask("POST", "/__mock/faults", fail(503, 1));
    expect((await ask("GET", "/v1/projects")).status).toBe(503);
    await askInVain(ask, "/__mock/reset");
    expect((await ask("GET", "/v1/projects")).status).toBe(200);
  });

  it("a manifest whose deployment cannot be kept is not what later sessions start from (I12, I14)", async () => {
    const { ask } = await start();
    await askInVain(ask, "/__mock/deploy", manifest.replace("contact", "lead"));
    for (const session of [{}, { "x-mock-session": "later" }]) {
      const { body } = await ask("GET", `${project}/integrations`, undefined, session);
      expect(JSON.stringify(body)).toContain('"objectName":"contact"');
    }
  });

  it("a customer may answer a login again whose answer could not be kept (I12)", async () => {
    const { ask } = await start();
    const login = {
      projectIdOrName: "mock-project",
      provider: "salesforce",
      groupRef: "g",
      consumerRef: "u",
    };
    const { pathname, search } = new URL((await ask<string>("POST", "/v1/oauth-connect", login)).body);
    const allow = () =>
      ask("POST", pathname + search, "answer=allow", { "content-type": "application/x-www-form-urlencoded" });
    disk.isFull = true;
    expect((await allow()).status).toBe(500);
    disk.isFull = false;
    expect((await allow()).status).toBe(200);
    const { body } = await ask<unknown[]>("GET", `${project}/connections?groupRef=g`);
    expect(body).toHaveLength(1);
  });

  it("faults are no kept state: they are set, whatever the disk has room for (I12)", async () => {
    const { ask } = await start();
    disk.isFull = true;
    await connect(ask, "acme");
    expect((await ask("POST", "/__mock/faults", fail(503))).status).toBe(204);
    await connect(ask, "acme");
    expect((await ask("GET", "/v1/projects")).status).toBe(503);
  });
});
