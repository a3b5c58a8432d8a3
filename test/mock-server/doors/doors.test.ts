import { inspect } from "node:util";
import { setupServer } from "msw/node";
import { createHandlers } from "../../../mock-server/doors/msw-handlers.js";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createMockBackend } from "../../../mock-server/index.js";
import { createMockServer, type MockServer } from "../../../mock-server/doors/node.js";
import { consumerRef, groupRef, manifestOf } from "../support/harness.js";

const manifest = manifestOf("salesforce", { write: ["contact"] });
const api = "https://api.withampersand.com/v1";
const headers = { "x-api-key": "k" };

async function projectNames(): Promise<string[]> {
  const response = await fetch(`${api}/projects`, { headers });
  return ((await response.json()) as { name: string }[]).map(({ name }) => name);
}

describe("the in-process door", () => {
  it("the in-process door takes a URL as text, a URL and a Request", async () => {
    const { fetch } = createMockBackend({ manifest });
    for (const input of [`${api}/projects`, new URL(`${api}/projects`)]) {
      expect((await fetch(input, { headers })).status).toBe(200);
    }
    expect((await fetch(new Request(`${api}/projects`, { headers }))).status).toBe(200);
  });

  it("the in-process door reads the body of a Request as fetch does: once", async () => {
    const { fetch, project } = createMockBackend({ manifest });
    const body = JSON.stringify({
      groupRef,
      consumerRef,
      projectIdOrName: project.id,
      provider: "salesforce",
    });
    const request = new Request(`${api}/oauth-connect`, { method: "POST", headers, body });
    expect((await fetch(request)).status).toBe(200);
    expect(request.bodyUsed).toBe(true);
    await expect(fetch(request)).rejects.toThrow(TypeError);
    const beingRead = new Request(`${api}/oauth-connect`, { method: "POST", headers, body });
    beingRead.body?.getReader();
    await expect(fetch(beingRead)).rejects.toThrow(TypeError);
  });

  it("the in-process door rejects a request to another host with a TypeError that names its own", async () => {
    const { fetch } = createMockBackend({ manifest });
    const rejected = fetch("https://example.com/v1/projects", { headers });
    await expect(rejected).rejects.toThrow(TypeError);
    await expect(rejected).rejects.toThrow(
      "GET https://example.com/v1/projects does not belong to the mock backend, which answers at https://api.withampersand.com, https://write.withampersand.com and https://store.withampersand.com",
    );
  });

  it("the in-process door rejects with the reason of a signal aborted before or during the request", async () => {
    const { fetch } = createMockBackend({ manifest });
    const reason = new Error("enough");
    await expect(fetch(`${api}/projects`, { headers, signal: AbortSignal.abort(reason) })).rejects.toBe(
      reason,
    );
    const controller = new AbortController();
    const pending = fetch(`${api}/projects`, { headers, signal: controller.signal });
    controller.abort(reason);
    await expect(pending).rejects.toBe(reason);
  });
});

describe("the MSW door in Node", () => {
  let server: MockServer | undefined;
  afterEach(() => {
    server?.close();
    server = undefined;
  });

  it("the MSW door answers this process's requests, bodies included", async () => {
    const backend = createMockBackend({ manifest });
    backend.seed({ connections: [{ provider: "salesforce", groupRef, consumerRef }] });
    server = createMockServer(backend);
    server.listen();
    expect(await projectNames()).toEqual(["mock-project"]);
    const path = `${api}/projects/mock-project/integrations/${backend.integrations["crm"] ?? ""}/installations`;
    const created = await fetch(path, {
      method: "POST",
      headers,
      body: JSON.stringify({ groupRef, config: { content: { provider: "salesforce" } } }),
    });
    expect(created.status).toBe(201);
    expect(backend.snapshot().installations.length).toBe(1);
    const { id } = (await created.json()) as { id: string };
    expect((await fetch(`${path}/${id}`, { method: "DELETE", headers })).status).toBe(204);
  });

  it("the MSW door answers unknown paths on its hosts itself, and makes requests elsewhere errors", async () => {
    server = createMockServer(createMockBackend({ manifest }));
    server.listen();
    expect((await fetch("https://api.withampersand.com/v9/x", { headers })).status).toBe(404);
    expect((await fetch("https://write.withampersand.com/v1/x", { headers })).status).toBe(404);
    const printed = vi.spyOn(console, "error").mockReturnValue();
    const refused: unknown = await fetch("https://example.com/").catch((error: unknown) => error);
    // MSW 3 calls the option onUnhandledFrame, and gives its word as the cause.
    expect(inspect(refused)).toMatch(/"error" strategy for the "onUnhandled(Request|Frame)" option/);
    expect(printed).toHaveBeenCalledOnce();
    printed.mockRestore();
  });

  it("the MSW door swaps backends while it listens", async () => {
    server = createMockServer(createMockBackend({ manifest, project: { name: "first" } }));
    server.listen();
    expect(await projectNames()).toEqual(["first"]);
    server.use(createMockBackend({ manifest, project: { name: "second" } }));
    expect(await projectNames()).toEqual(["second"]);
  });

  it("the MSW door asks the backend whose project the path names, else the first", async () => {
    const projects = ["first", "second & more"].map((name) => ({ name, id: `id-${name}` }));
    server = createMockServer(...projects.map((project) => createMockBackend({ manifest, project })));
    server.listen();
    for (const { name, id } of projects) {
      for (const idOrName of [name, id]) {
        const response = await fetch(`${api}/projects/${encodeURIComponent(idOrName)}`, { headers });
        expect(await response.json()).toMatchObject({ name });
      }
    }
    expect(await projectNames()).toEqual(["first"]);
    expect((await fetch(`${api}/projects/third`, { headers })).status).toBe(404);
  });

  it("the MSW door gives one handler per host, for a server of the app's own", async () => {
    const backend = createMockBackend({ manifest, project: { name: "own" } });
    expect(createHandlers([backend]).length).toBe(3);
    const urls = { baseUrl: "http://a.test/x", writeUrl: "http://a.test/y", storeUrl: "http://a.test" };
    expect(createHandlers([createMockBackend({ manifest, ...urls })]).length).toBe(1);
    const own = setupServer(...createHandlers([backend]));
    own.listen({ onUnhandledRequest: "error" });
    try {
      expect(await projectNames()).toEqual(["own"]);
    } finally {
      own.close();
    }
  });
});
