import { http, HttpResponse } from "msw";
import { setupWorker } from "msw/browser";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createHandlers, startMockWorker } from "../../../mock-server/doors/browser.js";
import { createMockBackend } from "../../../mock-server/index.js";
import { salesforceManifest } from "../../support/salesforce-manifest.js";

const api = "https://api.withampersand.com/v1";
const headers = { "X-Api-Key": "any" };
const ofApp = http.get("https://app.example/me", () => HttpResponse.json({ name: "jane" }));
const warning = /another worker of MSW.*worker\.use\(\.\.\.createHandlers\(\[backend\]\)\)/;

const me = async () => (await fetch("https://app.example/me")).json() as Promise<unknown>;
const projects = async () => (await fetch(`${api}/projects`, { headers })).json() as Promise<unknown>;

describe("a worker of MSW beside the app's own, in Chromium", () => {
  const stops: (() => void)[] = [];
  afterEach(() => {
    for (const stop of stops.splice(0)) stop();
    vi.restoreAllMocks();
  });

  it("a worker of ours notices the app's, says so once and names the way (H12)", async () => {
    const warn = vi.spyOn(console, "warn").mockReturnValue();
    const own = setupWorker(ofApp);
    await own.start({ quiet: true, onUnhandledRequest: "bypass" });
    stops.push(() => own.stop());
    const before = warn.mock.calls.length;
    const ours = await startMockWorker();
    stops.push(() => ours.stop());
    ours.use(createMockBackend({ manifest: salesforceManifest }));
    const said = warn.mock.calls.slice(before).map(([text]) => String(text));
    expect(said.filter((text) => warning.test(text))).toHaveLength(1);
  });

  it("a worker of ours warns where another copy of MSW starts one later, and never of itself (H12)", async () => {
    const warn = vi.spyOn(console, "warn").mockReturnValue();
    const ours = await startMockWorker();
    stops.push(() => ours.stop());
    expect(warn).not.toHaveBeenCalled();
    // What the worker's script tells a page whenever one is started there.
    const confirm = () =>
      navigator.serviceWorker.dispatchEvent(
        new MessageEvent("message", { data: { type: "MOCKING_ENABLED", payload: { client: {} } } }),
      );
    confirm();
    confirm();
    expect(warn.mock.calls.map(([text]) => String(text))).toEqual([expect.stringMatching(warning)]);
  });

  it("an app's own worker takes the mock's handlers, and answers both without a warning (H12)", async () => {
    const warn = vi.spyOn(console, "warn").mockReturnValue();
    const own = setupWorker(ofApp);
    await own.start({ quiet: true, onUnhandledRequest: "bypass" });
    stops.push(() => own.stop());
    own.use(...createHandlers([createMockBackend({ manifest: salesforceManifest })]));
    expect(await me()).toEqual({ name: "jane" });
    expect(await projects()).toMatchObject([{ name: "mock-project" }]);
    expect(warn).not.toHaveBeenCalled();
  });
});
