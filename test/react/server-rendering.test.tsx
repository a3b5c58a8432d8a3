// @vitest-environment node
import { JSDOM } from "jsdom";
import type { ComponentType } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createConnectedBackend, tenant } from "../support/render-with-backend.js";

/** Loads React and the kit as a process or page does that has, or has not, a document from the start. */
async function load() {
  vi.resetModules();
  const [react, kit] = await Promise.all([import("react"), import("../../src/index.js")]);
  return { react, kit };
}

type Loaded = Awaited<ReturnType<typeof load>>;

const content = {
  provider: "salesforce",
  write: { objects: { contact: { objectName: "contact", deletionSettings: { enabled: true } } } },
};

/** The same screen for the server and the page; `saved` is what both start from. */
function createApp({ react, kit }: Loaded, saved: typeof content | undefined, edit = false): ComponentType {
  const backend = createConnectedBackend(content);
  const draft = kit.createDraftStore({ saved });
  if (edit) kit.createLocalConfig(draft).writeObject("contact").setDisableDeletion();
  const options = { project: backend.project.id, apiKey: "test-key", fetch: backend.fetch };

  function Screen() {
    const contact = kit.useLocalConfig().writeObject("contact");
    const { settings } = kit.useFieldSettings("contact", "source");
    const enabled = kit.useConfigSelector((config) => config.proxy().getProxyEnabled());
    const changes = kit.useChanges();
    const plan = kit.useSavePlan();
    const { installation } = kit.useInstallation();
    const manifest = kit.useManifest();
    const { status } = kit.useSaveInstallation();
    return react.createElement(
      "output",
      null,
      JSON.stringify([
        contact.getDeletionEnabled(),
        settings ?? null,
        enabled,
        changes.length,
        plan?.kind ?? null,
        installation?.config.content ?? null,
        manifest.isPending,
        status,
      ]),
    );
  }
  return () =>
    react.createElement(
      react.StrictMode,
      null,
      react.createElement(
        kit.AmpersandProvider,
        { options },
        react.createElement(kit.InstallationProvider, { ...tenant, draft }, react.createElement(Screen)),
      ),
    );
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("H5: on the server", () => {
  it.each([
    ["nothing is known yet", undefined, false, false],
    ["a draft with a saved config is handed in", content, true, false],
    ["the page edited its draft before it was hydrated", content, true, true],
  ])("renders without a window and hydrates without a mismatch: %s", async (_name, saved, enabled, edit) => {
    expect(typeof document).toBe("undefined");
    const server = await load();
    const { renderToString } = await import("react-dom/server");
    const markup = renderToString(server.react.createElement(createApp(server, saved)));
    expect(markup).toBe(`<output>[${String(enabled)},null,false,0,null,null,true,&quot;idle&quot;]</output>`);

    const { window } = new JSDOM(`<div id="root">${markup}</div>`);
    vi.stubGlobal("window", window);
    vi.stubGlobal("document", window.document);
    vi.stubGlobal("navigator", window.navigator);
    vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
    const page = await load();
    const { hydrateRoot } = await import("react-dom/client");
    const { act } = page.react;
    const root = window.document.getElementById("root");
    if (!root) throw new Error("the page has no root");
    const recoverable = vi.fn();
    const hydrated = await act(() =>
      hydrateRoot(root, page.react.createElement(createApp(page, saved, edit)), {
        onRecoverableError: recoverable,
      }),
    );
    expect(recoverable).not.toHaveBeenCalled();
    vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", false);
    await vi.waitFor(() => {
      const [deletes, changes, plan] = edit ? ["false", 1, "json-patch"] : ["true", 0, "noop"];
      expect(root.textContent).toBe(
        `[${deletes},null,false,${changes},"${plan}",${JSON.stringify(content)},false,"idle"]`,
      );
    });
    vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
    act(() => hydrated.unmount());
  });
});
