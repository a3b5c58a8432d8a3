import path from "node:path";
import vm from "node:vm";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createMockBackend } from "../../mock-server/index.js";
import { tenant } from "../support/tenant.js";
import { salesforceManifest } from "../support/salesforce-manifest.js";
import { bundleScript } from "./support/bundle-script.js";
import { floorApp } from "./support/floor-app.js";
import { createFloorContext } from "./support/floor-context.js";

const root = path.join(import.meta.dirname, "../..");

/** The source, or a package that the matrix has installed. */
const { kit = path.join(root, "src/index.ts") } = JSON.parse(process.env["MATRIX_VARIANT"] ?? "{}") as {
  kit?: string;
};

/** What the app shows, and what it can be told to do. */
interface FloorApp {
  told: Record<string, unknown>;
  actions: Record<string, Record<string, (...args: unknown[]) => Promise<unknown>>>;
  start(options: object): { unmount(): void };
}

let script = "";
let mounted: { unmount(): void } | undefined;

beforeAll(async () => {
  script = await bundleScript({
    text: floorApp,
    root,
    alias: {
      "headless-write-kit": kit,
      // The package's own would be a second copy.
      react: path.join(root, "node_modules/react"),
    },
  });
});
afterAll(() => mounted?.unmount());

function open() {
  const backend = createMockBackend({ manifest: salesforceManifest });
  const { integration, groupRef, consumerRef } = tenant;
  backend.seed({
    connections: [{ id: "first", groupRef, consumerRef, provider: "salesforce", status: "working" }],
    installations: [
      {
        integration,
        groupRef,
        content: { provider: "salesforce", write: { objects: { contact: { objectName: "contact" } } } },
      },
    ],
  });
  // The app's signal is none of this platform's: its fetch is not stopped by it.
  const fetch: typeof globalThis.fetch = (input, { signal: _signal, ...init } = {}) =>
    backend.fetch(input as string, init);
  const context = createFloorContext(fetch);
  const urls: string[] = [];
  Object.assign(context, {
    tenant,
    openWindow: () => {
      const opened = {
        closed: false,
        location: { replace: (url: string) => void urls.push(url) },
        focus: () => undefined,
        close: () => (opened.closed = true),
      };
      return opened;
    },
  });
  vm.runInContext(script, context);
  const app = context as vm.Context & FloorApp;
  mounted?.unmount();
  mounted = app.start({ project: "mock-project", apiKey: "test-key" });
  const shows = (what: object) => vi.waitFor(() => expect(app.told).toMatchObject(what), { timeout: 10_000 });
  return { app, backend, shows, urls, context };
}

describe("the hooks on the platform floor", () => {
  it("the hooks hold no regular expression that older Safari or Hermes cannot read (H12)", () => {
    // As a literal it is a syntax error there, and stops the whole bundle.
    expect(script.match(/\(\?<[=!].*|[^"\\]\\p\{.*/g) ?? []).toEqual([]);
  });

  it("load, edit, plan, preview, save and undo without a document, storage or newer members (H12)", async () => {
    const { app, backend, shows } = open();
    await shows({ loaded: true, connection: "first", health: "healthy", plan: "noop", preview: true });
    app.actions["config"]?.["writeObject"]?.("contact");
    vm.runInContext(`actions.config.writeObject("contact").setEnableDeletion()`, app);
    await shows({ deletes: true, plan: "json-patch", undo: true });
    await app.actions["saving"]?.["save"]?.();
    await shows({ changes: [], saving: "success", savingError: null });
    expect(backend.snapshot().installations[0]?.config.content.write?.objects?.["contact"]).toEqual({
      objectName: "contact",
      deletionSettings: { enabled: true },
    });
    vm.runInContext(`actions.history.undo()`, app);
    await shows({ deletes: false });
  });

  it("the hooks give a save up by a signal that keeps no reason (H12)", async () => {
    const { app, shows } = open();
    await shows({ loaded: true });
    vm.runInContext(
      `actions.config.writeObject("contact").setEnableDeletion();
       globalThis.controller = new AbortController();
       globalThis.saved = actions.saving.save({ signal: controller.signal }).then(String, (error) => error.name);
       controller.abort();`,
      app,
    );
    expect(await (app as vm.Context)["saved"]).toBe("AbortError");
  });

  it("sign in by a window of the app's own, give it up, and heal and delete a connection (H9, H12)", async () => {
    const { app, backend, shows, urls } = open();
    await shows({ loaded: true });
    void app.actions["connecting"]?.["connect"]?.({ kind: "oauth" }).catch(() => undefined);
    await vi.waitFor(() => expect(urls).toHaveLength(1));
    void app.actions["connecting"]?.["cancel"]?.();
    await shows({ connecting: "idle", connectingError: null });

    const connected = app.actions["connecting"]?.["connect"]?.({ kind: "oauth" });
    await vi.waitFor(() => expect(urls).toHaveLength(2));
    await backend.fetch(urls[1] ?? "", { method: "POST", body: new URLSearchParams({ answer: "allow" }) });
    // No message comes here: the kit looks by itself.
    expect(await connected).toMatchObject({ id: "first" });
    await app.actions["disconnecting"]?.["disconnect"]?.();
    await shows({ connection: undefined, health: "unhealthy" });
  });
});
