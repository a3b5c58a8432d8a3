import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { type MockServer, openDataFile, startMockServer } from "../../../mock-server/doors/http-server.js";
import { createMockBackend } from "../../../mock-server/index.js";

const folder = mkdtempSync(path.join(tmpdir(), "kept-deployments-"));
let files = 0;
const newFile = () => path.join(folder, `${String((files += 1))}.json`);
const servers: MockServer[] = [];
const groupRef = "acme";

/** An amp.yaml of integrations, each with the objects that it writes. */
const manifestOf = (integrations: Readonly<Record<string, readonly string[]>>) => `
specVersion: 1.0.0
integrations:
${Object.entries(integrations)
  .map(
    ([name, objects]) => `  - name: ${name}
    provider: salesforce
    write:
      objects:
${objects.map((object) => `        - objectName: ${object}`).join("\n")}
`,
  )
  .join("")}`;

const seed = {
  connections: [{ id: "c-acme", provider: "salesforce", groupRef, consumerRef: "jane" }],
  installations: [
    {
      id: "i-acme",
      integration: "crm",
      groupRef,
      content: { write: { objects: { contact: { objectName: "contact" } } } },
    },
  ],
};

async function start(file: string, manifest: string, hasRoom = true) {
  const dataFile = await openDataFile(file);
  let isFull = false;
  const replace: typeof dataFile.replace = (kept) => {
    if (isFull) throw Object.assign(new Error("no space left"), { code: "ENOSPC" });
    dataFile.replace(kept);
  };
  const server = await startMockServer({ manifest, port: 0, seed, dataFile: { ...dataFile, replace } });
  isFull = !hasRoom;
  servers.push(server);
  return server;
}

const idOf = ({ backend }: MockServer, name = "crm") => backend.integrations[name] ?? "";
const revisionOf = ({ backend }: MockServer) => backend.snapshot().installations[0]?.config.revisionId;
const newestOf = ({ backend }: MockServer, name = "crm") =>
  backend.snapshot().integrations.find((each) => each.name === name)?.latestRevision.id;

async function ask(server: MockServer, method: string, below: string, body?: unknown) {
  const answer = await fetch(`${server.url}${below}`, {
    method,
    headers: { "content-type": "application/json", "x-api-key": "key" },
    ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  return { status: answer.status, body: (await answer.json().catch(() => undefined)) as unknown };
}

const write = async (server: MockServer, objectName: string) => {
  const record = objectName === "account" ? { Name: "Acme" } : { LastName: "Doe" };
  const below = `/v1/projects/mock-project/integrations/${idOf(server)}/objects/${objectName}`;
  return (await ask(server, "POST", below, { groupRef, type: "create", record })).status;
};

afterEach(async () => {
  await Promise.allSettled(servers.splice(0).map((server) => server.close()));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const old = manifestOf({ crm: ["contact"] });
const newer = manifestOf({ crm: ["account"] });

describe("a server with a data file and several deployments", () => {
  it("a server with several deployments keeps customers on the revision that they were on before the restart (I14)", async () => {
    const file = newFile();
    const first = await start(file, old);
    const before = revisionOf(first);
    first.backend.deploy(newer);
    const after = newestOf(first);
    await first.close();
    const again = await start(file, newer);
    expect(revisionOf(again)).toBe(before);
    expect(newestOf(again)).toBe(after);
    expect(await write(again, "contact")).toBe(200);
    const hydrated = await ask(
      again,
      "GET",
      `/v1/projects/mock-project/integrations/crm/revisions/${String(before)}:hydrate?connectionId=c-acme`,
    );
    expect(hydrated.body).toMatchObject({ content: { write: { objects: [{ objectName: "contact" }] } } });
  });

  it("takes a manifest that changed while it was stopped for a deployment (I14)", async () => {
    const file = newFile();
    const first = await start(file, old);
    const before = revisionOf(first);
    await first.close();
    const again = await start(file, newer);
    expect(revisionOf(again)).toBe(before);
    expect(newestOf(again)).not.toBe(before);
    expect(await write(again, "contact")).toBe(200);
    const third = await start(file, old);
    expect(newestOf(third)).not.toBe(before);
    expect(newestOf(third)).not.toBe(newestOf(again));
  });

  it("a server with several deployments keeps the ids of integrations, in whatever order the manifest has them (I14)", async () => {
    const file = newFile();
    const first = await start(file, old);
    const id = idOf(first);
    first.backend.deploy(manifestOf({ crm: ["contact"], second: ["account"] }));
    const second = idOf(first, "second");
    await first.close();
    const again = await start(file, manifestOf({ third: ["lead"], second: ["account"], crm: ["contact"] }));
    expect([idOf(again), idOf(again, "second")]).toEqual([id, second]);
    expect(new Set(Object.values(again.backend.integrations)).size).toBe(3);
    expect(await write(again, "contact")).toBe(200);
  });

  it("customers stay on an integration that the manifest dropped, also after a restart (I14)", async () => {
    const file = newFile();
    const first = await start(file, manifestOf({ crm: ["contact"], other: ["lead"] }));
    first.backend.deploy(manifestOf({ other: ["lead"], third: ["lead"] }));
    const { installations } = first.backend.snapshot();
    const { integrations } = first.backend;
    expect(Object.keys(integrations)).toEqual(["crm", "other", "third"]);
    await first.close();
    const again = await start(file, manifestOf({ other: ["lead"], third: ["lead"], fourth: ["lead"] }));
    expect(again.backend.snapshot().installations).toEqual(installations);
    expect(again.backend.integrations).toMatchObject(integrations);
    expect(new Set(Object.values(again.backend.integrations)).size).toBe(4);
    expect(await write(again, "contact")).toBe(200);
  });

  it("forgets old revisions that nobody is on (I14)", async () => {
    const file = newFile();
    const first = await start(file, old);
    for (const object of ["account", "lead", "opportunity"])
      first.backend.deploy(manifestOf({ crm: [object] }));
    await first.close();
    const again = await start(file, manifestOf({ crm: ["opportunity"] }));
    expect(again.backend.snapshot().state).toMatchObject({
      deployed: { older: [{ id: revisionOf(again) }] },
    });
  });

  it("undoes a deployment that cannot be kept, before it says so (I12)", async () => {
    const server = await start(newFile(), old, false);
    const before = newestOf(server);
    const answer = await ask(server, "POST", "/__mock/deploy", newer);
    expect(answer).toMatchObject({
      status: 500,
      body: { error: expect.stringContaining("it was undone") as string },
    });
    expect(newestOf(server)).toBe(before);
  });
});

describe("a snapshot", () => {
  it("a snapshot that was taken before a deployment leaves the deployment in place (I14)", () => {
    const backend = createMockBackend({ manifest: old });
    backend.seed(seed);
    const before = backend.snapshot();
    backend.deploy(newer);
    const [newest] = backend.snapshot().integrations;
    backend.restore(before);
    expect(backend.snapshot().integrations).toEqual([newest]);
    expect(backend.snapshot().installations).toEqual(before.installations);
  });
});
