import { readFileSync } from "node:fs";
import { http, HttpResponse } from "msw";
import { setupServer } from "msw/node";
import path from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createMockBackend } from "../../../mock-server/index.js";
import { createHandlers, createMockServer } from "../../../mock-server/doors/node.js";
import { salesforceManifest } from "../../support/salesforce-manifest.js";

const api = "https://api.withampersand.com/v1";
const headers = { "X-Api-Key": "any" };
const ofApp = http.get("https://app.example/me", () => HttpResponse.json({ name: "jane" }));

describe("MSW beside MSW", () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it("an app's own server takes the mock's handlers, and answers both (H12)", async () => {
    const backend = createMockBackend({ manifest: salesforceManifest });
    const server = setupServer(ofApp);
    server.listen({ onUnhandledRequest: "error" });
    server.use(...createHandlers([backend]));
    try {
      expect(await (await fetch("https://app.example/me")).json()).toEqual({ name: "jane" });
      expect(await (await fetch(`${api}/projects`, { headers })).json()).toMatchObject([
        { name: "mock-project" },
      ]);
    } finally {
      server.close();
    }
  });

  it("a handler made with MSW 2 has all that a server of MSW 3 calls on it (H12)", () => {
    const handlers = createHandlers([createMockBackend({ manifest: salesforceManifest })]);
    expect(handlers.length).toBeGreaterThan(0);
    for (const handler of handlers as unknown as Record<string, () => unknown>[]) {
      for (const name of ["reset", "restore", "dispose"]) expect(handler[name]?.()).toBeUndefined();
    }
  });

  it("a server of ours that would take everything from the app's says so, and names the way (H12)", async () => {
    const backend = createMockBackend({ manifest: salesforceManifest });
    const server = setupServer(ofApp);
    server.listen();
    try {
      expect(() => createMockServer(backend).listen()).toThrow(
        /another server of MSW listens.*server\.use\(\.\.\.createHandlers\(\[backend\]\)\)/,
      );
      expect(await (await fetch("https://app.example/me")).json()).toEqual({ name: "jane" });
    } finally {
      server.close();
    }
    const ours = createMockServer(backend);
    ours.listen();
    ours.close();
  });

  it("a request that is given up leaves no noise on the console (H12)", async () => {
    const noise = [vi.spyOn(console, "error"), vi.spyOn(console, "warn")];
    const backend = createMockBackend({ manifest: salesforceManifest });
    const server = createMockServer(backend);
    server.listen();
    try {
      backend.faults.set([{ effect: { kind: "latency", ms: 50 } }]);
      const controller = new AbortController();
      // The handler has the request by the time it asks the backend.
      const reached = new Promise<void>((resolve) => {
        const { fetch: serve } = backend;
        Object.assign(backend, {
          fetch: (...args: Parameters<typeof serve>) => {
            resolve();
            return serve(...args);
          },
        });
      });
      const given = fetch(`${api}/projects`, { headers, signal: controller.signal }).catch(
        (error: unknown) => error,
      );
      await reached;
      controller.abort();
      expect(await given).toMatchObject({ name: "AbortError" });
      backend.faults.clear();
      expect((await fetch(`${api}/projects`, { headers })).status).toBe(200);
    } finally {
      server.close();
    }
    for (const spy of noise) expect(spy).not.toHaveBeenCalled();
  });
});

describe("the doors of the mock", () => {
  it("only the doors of the mock that need MSW import it (H12)", () => {
    const root = path.join(import.meta.dirname, "../../..");
    /** Follows the imports of a module, types left out. */
    const reached = (file: string, seen = new Set<string>()): Set<string> => {
      if (seen.has(file)) return seen;
      seen.add(file);
      const text = readFileSync(file, "utf8");
      for (const [, clause = "", name = ""] of text.matchAll(/(?:import|export) ([^;]*?)from "([^"]+)"/g)) {
        if (/^type /.test(clause)) continue;
        if (!name.startsWith(".")) seen.add(name);
        else {
          const source = path.join(path.dirname(file), name);
          const found = [".ts", ".tsx"]
            .map((end) => source.replace(/\.js$/, end))
            .find((each) => {
              try {
                return readFileSync(each).length > 0;
              } catch {
                return false;
              }
            });
          if (found) reached(found, seen);
        }
      }
      return seen;
    };
    const needsMsw = (door: string) =>
      [...reached(path.join(root, "mock-server", door))].some((name) => /^msw(\/|$)/.test(name));
    expect(["index.ts", "doors/http-server.ts", "inspector/index.ts"].filter(needsMsw)).toEqual([]);
    expect(["doors/node.ts", "doors/browser.ts"].filter(needsMsw)).toHaveLength(2);
  });
});
