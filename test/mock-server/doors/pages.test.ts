import { get } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import {
  type MockServer,
  type MockServerOptions,
  startMockServer,
} from "../../../mock-server/doors/http-server.js";
import { salesforceManifest } from "../../support/salesforce-manifest.js";

const servers: MockServer[] = [];

async function start(options: Partial<MockServerOptions> = {}): Promise<string> {
  const server = await startMockServer({ manifest: salesforceManifest, port: 0, ...options });
  servers.push(server);
  return server.url;
}

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

const key = { "x-api-key": "any" };
const login = {
  projectIdOrName: "mock-project",
  provider: "salesforce",
  groupRef: "acme",
  consumerRef: "jane",
};

/** Begins a login at an address of the mock; gives the address of its window. */
async function beginLogin(url: string): Promise<URL> {
  const body = JSON.stringify(login);
  return new URL(
    await (await fetch(`${url}/v1/oauth-connect`, { method: "POST", headers: key, body })).text(),
  );
}

/** Sends the form of a login's page as the page of this origin does. */
async function allow(window: URL, origin: string): Promise<number> {
  const form = { method: "POST", headers: { origin }, body: new URLSearchParams({ answer: "allow" }) };
  return (await fetch(window, form)).status;
}

/** Asks as a page of this origin does, and gives what its browser goes by. */
async function askAsPage(url: string, origin: string, headers: Record<string, string> = {}) {
  const answer = await fetch(url, { headers: { origin, ...key, ...headers } });
  return { status: answer.status, readers: answer.headers.get("access-control-allow-origin") };
}

/** Asks whether a page may send a request. */
async function askBefore(url: string, origin: string) {
  const asked = {
    "access-control-request-method": "POST",
    "access-control-request-headers": "x-mock-session",
  };
  const { status, headers } = await fetch(url, { method: "OPTIONS", headers: { origin, ...asked } });
  return {
    status,
    readers: headers.get("access-control-allow-origin"),
    names: headers.get("access-control-allow-headers"),
    vary: headers.get("vary"),
  };
}

describe("a login's window of a server that answers some origins alone", () => {
  it.each(["", "/__session/one"])(
    "a login is answered by its own page, below the path %j (I8)",
    async (session) => {
      const url = await start({ origins: ["http://localhost:5173"] });
      const window = await beginLogin(url + session);
      expect(await allow(window, "https://evil.example")).toBe(403);
      expect(await allow(window, window.origin)).toBe(200);
      const connections = await fetch(`${url}${session}/v1/projects/mock-project/connections`, {
        headers: key,
      });
      expect(await connections.json()).toMatchObject([{ group: { groupRef: "acme" } }]);
    },
  );

  it("a login is answered by its page behind a proxy that speaks https (I8)", async () => {
    const window = await beginLogin(await start({ origins: [] }));
    expect(await allow(window, `https://${window.host}`)).toBe(200);
  });

  it("a page whose own name was made to lead here may not ask the API (I11)", async () => {
    const { port } = new URL(await start({ origins: [] }));
    const headers = { ...key, host: `rebound.example:${port}`, origin: `http://rebound.example:${port}` };
    const status = await new Promise((resolve, reject) => {
      get({ host: "127.0.0.1", port, path: "/v1/projects", headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      }).on("error", reject);
    });
    expect(status).toBe(403);
  });
});

describe("the admin API and pages", () => {
  it.each(["http://localhost:5173", "http://127.0.0.1:5173", "http://[::1]:5173"])(
    "a page at %s reads it, and that origin alone is allowed (I14)",
    async (origin) => {
      const url = await start({ origins: [] });
      for (const path of ["/__mock/health", "/__session/one/__mock/health", "/__mock/sessions"]) {
        expect(await askAsPage(url + path, origin)).toEqual({ status: 200, readers: origin });
      }
      expect(await askAsPage(`${url}/__mock/nonsense`, origin)).toEqual({ status: 404, readers: origin });
      expect(await askBefore(`${url}/__mock/scenario`, origin)).toEqual({
        status: 204,
        readers: origin,
        names: "x-mock-session",
        vary: "Access-Control-Request-Headers, Origin",
      });
    },
  );

  it("a page of another machine reads nothing of it, neither the refusal nor a preflight's answer (I11)", async () => {
    const url = await start();
    for (const origin of ["https://evil.example", "http://localhost.evil.example", "null"]) {
      expect(await askAsPage(`${url}/__mock/health`, origin)).toEqual({ status: 403, readers: null });
      expect(await askBefore(`${url}/__mock/scenario`, origin)).toMatchObject({ status: 403, readers: null });
    }
  });

  it("a page at localhost is refused where the name of the mock was made to lead here (I11)", async () => {
    const { port } = new URL(await start());
    const headers = { host: `rebound.example:${port}`, origin: "http://localhost:5173" };
    const answer = await new Promise<{ status: number | undefined; readers: string | undefined }>(
      (resolve, reject) => {
        get({ host: "127.0.0.1", port, path: "/__mock/health", headers }, (incoming) => {
          incoming.resume();
          const readers = incoming.headers["access-control-allow-origin"];
          resolve({ status: incoming.statusCode, readers });
        }).on("error", reject);
      },
    );
    expect(answer).toEqual({ status: 403, readers: undefined });
  });

  it("a page at localhost reads why a body is too long (I11)", async () => {
    const url = await start({ maxBodyBytes: 10 });
    const origin = "http://localhost:5173";
    const answer = await fetch(`${url}/__mock/seed`, {
      method: "POST",
      headers: { origin },
      body: " ".repeat(1_000),
    });
    expect(answer.status).toBe(413);
    expect(answer.headers.get("access-control-allow-origin")).toBe(origin);
  });

  it("a page reads that its request names two sessions (I14)", async () => {
    const url = await start();
    const origin = "http://localhost:5173";
    const twice = { "x-mock-session": "two" };
    expect(await askAsPage(`${url}/__session/one/v1/projects`, origin, twice)).toEqual({
      status: 400,
      readers: "*",
    });
    expect(await askAsPage(`${url}/__session/one/__mock/health`, origin, twice)).toEqual({
      status: 400,
      readers: origin,
    });
  });
});
