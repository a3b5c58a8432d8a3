// @vitest-environment node
import { JSDOM } from "jsdom";
import { afterEach, expect, it, vi } from "vitest";
import { createConnectedBackend, tenant } from "../support/render-with-backend.js";

/** Loads React and the kit as a process or page does that has, or has not, a document from the start. */
async function load() {
  vi.resetModules();
  const [react, kit, devtools] = await Promise.all([
    import("react"),
    import("../../src/index.js"),
    import("../../src/devtools/index.js"),
  ]);
  const backend = createConnectedBackend();
  const options = { project: backend.project.name, apiKey: "test-key", fetch: backend.fetch };
  const app = react.createElement(
    kit.AmpersandProvider,
    { options },
    react.createElement(
      kit.InstallationProvider,
      tenant,
      react.createElement(devtools.ConfigDevtools, { initialIsOpen: true }),
    ),
  );
  return { act: react.act, app };
}

afterEach(() => {
  vi.unstubAllGlobals();
});

it("a server renders the devtools' button, and the page hydrates it without a complaint and opens the panel (H5)", async () => {
  const server = await load();
  const html = (await import("react-dom/server")).renderToString(server.app);
  expect(html).toContain('aria-label="Config devtools"');

  const { window } = new JSDOM(`<div id="root">${html}</div>`, { url: "http://localhost/" });
  vi.stubGlobal("window", window);
  vi.stubGlobal("document", window.document);
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  const { act, app } = await load();
  const { hydrateRoot } = await import("react-dom/client");
  const root = window.document.getElementById("root");
  if (!root) throw new Error("the page has no root");
  const onRecoverableError = vi.fn();
  const hydrated = await act(() => hydrateRoot(root, app, { onRecoverableError }));
  expect(onRecoverableError).not.toHaveBeenCalled();
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", false);
  await vi.waitFor(() => expect(root.querySelector('[role="tablist"]')).not.toBeNull());
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  act(() => hydrated.unmount());
});
