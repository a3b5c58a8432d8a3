import { createServer, get } from "node:http";
import type { AddressInfo } from "node:net";
import { networkInterfaces } from "node:os";
import { afterEach, describe, expect, it } from "vitest";
import { ManifestError } from "../../../mock-server/index.js";
import {
  startMockServer,
  type MockServer,
  type MockServerOptions,
} from "../../../mock-server/doors/http-server.js";
import { createVirtualClock } from "../../../src/engine/index.js";
import { createClient, readInstallation } from "../../../src/client/index.js";
import { salesforceManifest } from "../../support/salesforce-manifest.js";

const servers: MockServer[] = [];

async function start(options: Partial<MockServerOptions> = {}) {
  const server = await startMockServer({ manifest: salesforceManifest, port: 0, ...options });
  servers.push(server);
  return server;
}

const seed = {
  connections: [{ provider: "salesforce", groupRef: "acme", consumerRef: "jane" }],
  installations: [
    {
      integration: "write-to-salesforce",
      groupRef: "acme",
      content: { provider: "salesforce", write: { objects: { contact: { objectName: "contact" } } } },
    },
  ],
};

const post = (url: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", "x-api-key": "any", ...headers },
    body: JSON.stringify(body),
  });

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

describe("the mock backend over HTTP", () => {
  it("serves the API and the write host under /v1: a client of the kit edits and writes", async () => {
    const { url, backend } = await start();
    backend.seed(seed);
    const client = createClient({
      project: backend.project.name,
      apiKey: "any",
      baseUrl: `${url}/v1`,
      writeUrl: `${url}/v1`,
    });
    const { id } = await client.getIntegration("write-to-salesforce");
    const path = `/projects/${backend.project.name}/integrations/${id}/objects/contact/config-content`;
    const changes = [{ op: "add" as const, path: "/deletionSettings", value: { enabled: true } }];
    const patched = await client.send(
      { method: "PATCH", path, body: { groupRef: "acme", action: "write", changes } },
      { read: readInstallation },
    );
    expect(patched.config.content.write?.objects?.["contact"]?.deletionSettings).toEqual({ enabled: true });
    const written = await client.writeRecords(id, "contact", {
      groupRef: "acme",
      type: "create",
      record: { LastName: "Doe" },
    });
    expect(written).toMatchObject({ result: { success: true } });
    expect(backend.snapshot().records).toMatchObject([
      { groupRef: "acme", objectName: "contact", records: [{ fields: { lastname: "Doe" } }] },
    ]);
  });

  it("lets pages of any origin call it, and answers their preflight", async () => {
    const { url, backend } = await start();
    const preflight = await fetch(`${url}/v1/projects/${backend.project.id}`, {
      method: "OPTIONS",
      headers: {
        Origin: "https://app.example",
        "Access-Control-Request-Method": "PATCH",
        "Access-Control-Request-Headers": "x-api-key,content-type",
      },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get("access-control-allow-origin")).toBe("*");
    expect(preflight.headers.get("access-control-allow-methods")).toContain("PATCH");
    expect(preflight.headers.get("access-control-allow-headers")).toContain("x-api-key");
    const refused = await fetch(`${url}/v1/projects/unknown`, {
      headers: { Origin: "https://app.example", "X-Api-Key": "any" },
    });
    expect(refused.status).toBe(404);
    expect(refused.headers.get("access-control-allow-origin")).toBe("*");
    expect(refused.headers.get("content-type")).toContain("application/problem+json");
  });

  it("tells browsers to take no answer for another type than it has", async () => {
    const { url } = await start();
    for (const path of ["/v1/providers", "/v1/projects", "/__mock/health", "/nothing"]) {
      expect((await fetch(url + path)).headers.get("x-content-type-options")).toBe("nosniff");
    }
  });

  it("hides the credentials of an address in the journal (H20)", async () => {
    const { url, backend } = await start();
    const { hostname, port } = new URL(url);
    const path = `http://jane:s3cret@${hostname}:${port}/v1/providers`;
    await new Promise((resolve, reject) => {
      get({ host: hostname, port, path }, (answer) => answer.resume().on("end", resolve)).on("error", reject);
    });
    const [entry] = backend.journal.entries;
    expect(entry?.request.url).toBe(`http://[redacted]@${hostname}:${port}/v1/providers`);
    expect(JSON.stringify(entry)).not.toContain("s3cret");
  });

  it("answers under whatever name the machine is called by", async () => {
    const { url } = await start();
    const port = new URL(url).port;
    const answer = await fetch(`http://localhost:${port}/__mock/health`).catch(() => undefined);
    // Where "localhost" is the IPv6 address only, nobody listens there.
    if (answer) expect(answer.status).toBe(200);
    expect((await fetch(`${url}/__mock/health`)).status).toBe(200);
  });

  it("serves the endpoints of the 2023 form under /projects (L3)", async () => {
    const manifest = `specVersion: 1.0.0
integrations:
  - name: crm
    api: salesforce
    actions:
      - type: write
        standardObjects:
          - { objectName: contact, mode: insert, endpoint: create-contact }
`;
    const { url, backend } = await start({ manifest });
    const content = { provider: "salesforce", write: { objects: { contact: { objectName: "contact" } } } };
    backend.seed({ ...seed, installations: [{ integration: "crm", groupRef: "acme", content }] });
    const endpoint = `${url}/projects/${backend.project.id}/create-contact`;
    const answer = await post(endpoint, { groupId: "acme", fields: { lastName: "Doe" } });
    expect([answer.status, await answer.json()]).toMatchObject([200, { result: { success: true } }]);
    expect((await post(`${url}/projects/${backend.project.id}/no-such-endpoint`, {})).status).toBe(404);
  });

  it("refuses a manifest with errors before it takes a port, and says what to do where the port is taken", async () => {
    await expect(startMockServer({ manifest: "specVersion: 2.0.0", port: 0 })).rejects.toThrow(ManifestError);
    const other = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => other.once("listening", resolve));
    const { port } = other.address() as AddressInfo;
    await expect(startMockServer({ manifest: salesforceManifest, port })).rejects.toThrow(
      `cannot listen at 127.0.0.1:${String(port)}: the port is in use; stop what listens there, or choose another port`,
    );
    other.close();
  });

  it("frees its port where the backend cannot be made", async () => {
    const free = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => free.once("listening", resolve));
    const { port } = free.address() as AddressInfo;
    await new Promise((resolve) => free.close(resolve));
    const wrong = { manifest: salesforceManifest, port, maxJournalEntries: -1 };
    await expect(startMockServer(wrong)).rejects.toThrow(RangeError);
    expect((await start({ port })).url).toBe(`http://127.0.0.1:${String(port)}`);
  });

  it("frees its port once it is closed", async () => {
    const first = await startMockServer({ manifest: salesforceManifest, port: 0 });
    await fetch(`${first.url}/__mock/health`);
    await first.close();
    const again = await start({ port: Number(new URL(first.url).port) });
    expect(again.url).toBe(first.url);
  });

  it("two servers share nothing", async () => {
    const [a, b] = [await start(), await start()];
    await post(`${a.url}/__mock/seed`, seed);
    expect(a.backend.snapshot().installations).toHaveLength(1);
    expect(b.backend.snapshot().installations).toEqual([]);
  });
});

describe("the admin API", () => {
  const admin = async (server: MockServer, path: string, body?: unknown) => {
    const url = `${server.url}/__mock/${path}`;
    const answer = await (body === undefined ? fetch(url) : post(url, body));
    const text = await answer.text();
    return { status: answer.status, body: text === "" ? undefined : (JSON.parse(text) as unknown) };
  };

  it("the admin API seeds, shows and forgets (I14)", async () => {
    const server = await start();
    expect(await admin(server, "health")).toMatchObject({
      status: 200,
      body: {
        status: "ok",
        project: { name: "mock-project" },
        integrations: { "write-to-salesforce": expect.any(String) as string },
      },
    });
    expect(await admin(server, "seed", seed)).toEqual({ status: 204, body: undefined });
    expect(await admin(server, "snapshot")).toMatchObject({
      body: { installations: [{ group: { groupRef: "acme" } }] },
    });
    expect((await admin(server, "reset", {})).status).toBe(204);
    expect(await admin(server, "snapshot")).toMatchObject({ body: { installations: [], connections: [] } });
  });

  it("the admin API moves a virtual clock, and no other (I14)", async () => {
    const server = await start({ clock: createVirtualClock({ startMs: Date.UTC(2026, 0, 1) }) });
    expect(await admin(server, "clock")).toEqual({
      status: 200,
      body: { now: "2026-01-01T00:00:00.000Z", virtual: true },
    });
    expect(await admin(server, "clock", { advanceMs: 86_400_000 })).toMatchObject({
      body: { now: "2026-01-02T00:00:00.000Z" },
    });
    expect((await admin(server, "clock", { runUntilIdle: true })).status).toBe(200);
    for (const wrong of [{}, { advanceMs: -1 }, { advanceMs: "1" }, []]) {
      expect(await admin(server, "clock", wrong)).toEqual({
        status: 400,
        body: { error: 'send {"advanceMs": <0 or more>} or {"runUntilIdle": true}' },
      });
    }
    // RFC 3339 has years of four digits: a time beyond them would fail every request that follows.
    expect(await admin(server, "clock", { advanceMs: 1e18 })).toMatchObject({
      status: 400,
      body: { error: "advanceMs is 1000000000000000000, which is beyond the year 9999" },
    });
    expect(await admin(server, "clock")).toMatchObject({ body: { now: "2026-01-02T00:00:00.000Z" } });
    const real = await start();
    expect(await admin(real, "clock", { advanceMs: 1 })).toMatchObject({
      status: 409,
      body: { error: expect.stringContaining("--virtual-clock") as string },
    });
  });

  it("the admin API says what is wrong with a seed, and changes nothing (I14)", async () => {
    const server = await start();
    const wrong = [
      "not an object",
      [],
      { installations: [{ ...seed.installations[0], integration: "other" }] },
      { connections: 1 },
      { records: [null] },
    ];
    for (const data of wrong) {
      const { status, body } = await admin(server, "seed", data);
      expect([JSON.stringify(data), status]).toEqual([JSON.stringify(data), 400]);
      expect(body).toEqual({ error: expect.any(String) as string });
    }
    expect(server.backend.snapshot()).toMatchObject({ installations: [], connections: [] });
    expect(await admin(server, "nonsense")).toMatchObject({ status: 404 });
  });

  it("the admin API gives the journal, all of it or what came after an entry, and clears it (I14)", async () => {
    const server = await start();
    const ask = (path: string) => fetch(`${server.url}/v1${path}`, { headers: { "x-api-key": "s3cret" } });
    await ask("/projects");
    await ask("/providers?apiKey=s3cret");
    const all = (await admin(server, "journal")).body as { request: { url: string } }[];
    expect(all).toMatchObject([
      { number: 1, operation: "listProjects", answer: { status: 200 }, rules: ["I6"] },
      { number: 2, operation: "listProviders", request: { path: "/providers" } },
    ]);
    expect(all[1]?.request.url).toBe(`${server.url}/v1/providers?apiKey=[redacted]`);
    expect((await admin(server, "journal?after=1")).body).toMatchObject([{ number: 2 }]);
    for (const after of ["-1", "x", "1.5", ""]) {
      expect(await admin(server, `journal?after=${after}`)).toEqual({
        status: 400,
        body: { error: `after is ${JSON.stringify(after)}; write the number of an entry` },
      });
    }
    expect((await fetch(`${server.url}/__mock/journal`, { method: "DELETE" })).status).toBe(204);
    expect((await admin(server, "journal")).body).toEqual([]);
  });

  it("the admin API starts scenarios and names the one that runs, which a reset ends (I14)", async () => {
    const server = await start();
    expect((await admin(server, "scenario")).body).toMatchObject({
      name: null,
      scenarios: expect.arrayContaining([
        { name: "slow", description: expect.any(String) as string },
      ]) as unknown[],
    });
    const started = await admin(server, "scenario", { name: "bad-credentials", groupRef: "acme" });
    expect(started).toMatchObject({ status: 200, body: { name: "bad-credentials" } });
    expect((await fetch(`${server.url}/v1/projects`, { headers: { "x-api-key": "any" } })).status).toBe(401);
    expect(server.backend.snapshot().installations).toMatchObject([{ group: { groupRef: "acme" } }]);
    for (const [wrong, error] of [
      [[], 'send {"name": "installed"} or another scenario'],
      [{ name: 1 }, 'send {"name": "installed"} or another scenario'],
      [{ name: "bad-credential" }, 'did you mean "bad-credentials"?'],
      [{ name: "installed", integration: "other" }, 'no integration "other"'],
      [
        { name: "installed", group: "acme" },
        '"group" is no option; there are groupRef, consumerRef, integration',
      ],
      [{ name: "installed", groupRef: 1 }, "groupRef: write a text"],
      [{ name: "flaky", seed: "1" }, "seed: write a number"],
    ] as const) {
      expect(await admin(server, "scenario", wrong)).toEqual({
        status: 400,
        body: { error: expect.stringContaining(error) as string },
      });
    }
    expect((await admin(server, "scenario")).body).toMatchObject({ name: "bad-credentials" });
    await admin(server, "reset", {});
    expect((await admin(server, "scenario")).body).toMatchObject({ name: null });
  });

  it("the admin API answers this machine only, and no page of another one (I11)", async () => {
    const server = await start({ host: "0.0.0.0" });
    const port = new URL(server.url).port;
    const fromPage = (origin: string) =>
      fetch(`http://127.0.0.1:${port}/__mock/snapshot`, { headers: { Origin: origin } });
    expect((await fromPage("https://evil.example")).status).toBe(403);
    expect((await fromPage("http://127.evil.example")).status).toBe(403);
    expect((await fromPage("http://localhost:6006")).status).toBe(200);
    const labelled = async (headers: Record<string, string>) =>
      (await fetch(`http://127.0.0.1:${port}/__mock/reset`, { method: "POST", headers })).status;
    expect(await labelled({ "content-type": "text/plain", origin: "https://evil.example" })).toBe(403);
    expect(await labelled({ origin: "null" })).toBe(403);
    expect(await labelled({ referer: "https://evil.example/page" })).toBe(403);
    expect(await labelled({ "x-forwarded-for": "203.0.113.7" })).toBe(403);
    expect(await labelled({ "x-forwarded-host": "mock.example" })).toBe(403);
    expect(await labelled({ forwarded: "for=203.0.113.7" })).toBe(403);
    expect(await labelled({ "x-forwarded-for": "127.0.0.1", "x-forwarded-host": "localhost:6006" })).toBe(
      204,
    );
    // A page whose own name was made to lead here sends no origin, and that name as the host.
    const byName = (host: string) =>
      new Promise<number | undefined>((resolve, reject) => {
        const headers = { Host: `${host}:${port}` };
        get({ host: "127.0.0.1", port, path: "/__mock/snapshot", headers }, (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        }).on("error", reject);
      });
    expect(await byName("evil.example")).toBe(403);
    expect(await byName("localhost")).toBe(200);
    expect(await byName("[::1]")).toBe(200);
    // What a browser adds by itself, and fetch of Node does not let one set.
    const bySite = (site: string) =>
      new Promise<number | undefined>((resolve, reject) => {
        const headers = { "sec-fetch-site": site };
        get({ host: "127.0.0.1", port, path: "/__mock/snapshot", headers }, (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        }).on("error", reject);
      });
    expect(await bySite("cross-site")).toBe(403);
    expect(await bySite("none")).toBe(200);
    const outside = Object.values(networkInterfaces())
      .flat()
      .find((address) => address?.family === "IPv4" && !address.internal)?.address;
    if (outside === undefined) return;
    const answer = await fetch(`http://${outside}:${port}/__mock/snapshot`);
    expect(answer.status).toBe(403);
    expect(await answer.json()).toEqual({
      error: `the admin API answers this machine only, and the request comes from "${outside}"; ask it there`,
    });
  });

  it("a refused request to the admin API is told which of its parts is not of this machine (I11)", async () => {
    const { url } = await start({ origins: ["https://app.example"] });
    const port = Number(new URL(url).port);
    const told = (headers: Record<string, string>) =>
      new Promise((resolve, reject) => {
        get({ host: "127.0.0.1", port, path: "/__mock/snapshot", headers }, (answer) => {
          answer.setEncoding("utf8").on("data", (text: string) => {
            resolve({ status: answer.statusCode, ...(JSON.parse(text) as object) });
          });
        }).on("error", reject);
      });
    const only =
      "the admin API answers programs and pages of this machine only, and the request is sent by a page of";
    const remedy =
      "ask from a program, or from a page at localhost (--origin is for the API, not for the admin API)";
    // A page that --origin allows is of another machine all the same.
    expect(await told({ origin: "https://app.example" })).toEqual({
      status: 403,
      error: `${only} "https://app.example"; ${remedy}`,
    });
    expect(await told({ "sec-fetch-site": "cross-site" })).toEqual({
      status: 403,
      error: `${only} another site; ${remedy}`,
    });
    expect(await told({ host: "rebound.example" })).toEqual({
      status: 403,
      error:
        'the admin API answers this machine only, and the request is sent to "rebound.example"; send it to localhost',
    });
    expect(await told({ "x-forwarded-for": "203.0.113.7" })).toEqual({
      status: 403,
      error:
        "the admin API answers this machine only, and the request comes through a proxy from elsewhere; ask the mock itself, at its own port",
    });
  });

  it("a page that is not answered is told which pages are, and how it can be one (I11)", async () => {
    const told = async (origins: string[], origin: string) => {
      const { url } = await start({ origins });
      const answer = await fetch(`${url}/v1/projects`, { headers: { "x-api-key": "any", origin } });
      return { status: answer.status, ...((await answer.json()) as object) };
    };
    expect(
      await told(["http://localhost:5173", "https://app.example"], "https://other.example:8443"),
    ).toEqual({
      status: 403,
      error:
        'the mock answers pages of http://localhost:5173, https://app.example only, and this one is of "https://other.example:8443"; start the mock with --origin https://other.example:8443 as well, or with it among the origins of startMockServer',
    });
    expect(await told(["http://localhost:5173"], "null")).toEqual({
      status: 403,
      error:
        'the mock answers pages of http://localhost:5173 only, and this one is of "null"; serve the page from an address, which is its origin then',
    });
    expect(await told([], "https://app.example")).toMatchObject({
      status: 403,
      error: expect.stringMatching(/^the mock answers no pages, and this one is of/) as string,
    });
  });
});
