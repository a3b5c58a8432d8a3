// @vitest-environment node
import { JSDOM } from "jsdom";
import type { ComponentType } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { PersistDraft } from "../../../src/index.js";
import { createConnectedBackend, tenant } from "../../support/render-with-backend.js";

/** Loads React and the kit as a process or page does that has, or has not, a document from the start. */
async function load() {
  vi.resetModules();
  const [react, kit] = await Promise.all([import("react"), import("../../../src/index.js")]);
  return { react, kit };
}

type Loaded = Awaited<ReturnType<typeof load>>;

const content = {
  provider: "salesforce",
  write: { objects: { contact: { objectName: "contact", deletionSettings: { enabled: true } } } },
};

/** What the page kept before it was loaded anew: an edit of the saved config. */
const kept = JSON.stringify({
  version: 1,
  saved: content,
  draft: { ...content, write: { objects: { contact: { objectName: "contact" } } } },
});

/** The same screen for the server and the page; `saved` is what both start from. */
function createApp(
  { react, kit }: Loaded,
  saved: typeof content | undefined,
  edit: "edited" | "restored" | undefined = undefined,
): ComponentType {
  const backend = createConnectedBackend(content);
  const draft = kit.createDraftStore({ saved });
  const storage = { getItem: () => kept, setItem: vi.fn(), removeItem: vi.fn() };
  const persist: PersistDraft = (store, options) => kit.persistDraft(store, { ...options, storage });
  if (edit === "edited") kit.createLocalConfig(draft).writeObject("contact").setDisableDeletion();
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
    const { conflicts } = kit.useConflicts();
    const { canUndo } = kit.useHistory();
    const { hasUnsavedChanges } = kit.useUnsavedChangesGuard();
    const issues = kit.useIssues();
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
        [conflicts.length, canUndo, hasUnsavedChanges, issues.length],
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
        react.createElement(
          kit.InstallationProvider,
          { ...tenant, draft, ...(edit === "restored" && { persist }) },
          react.createElement(Screen),
        ),
      ),
    );
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("on the server", () => {
  it.each([
    ["nothing is known yet", undefined, false, undefined],
    ["a draft with a saved config is handed in", content, true, undefined],
    ["the page edited its draft before it was hydrated", content, true, "edited" as const],
    ["D13: the page brings back a draft that it kept", content, true, "restored" as const],
    ["D13: it does so before anything is known", undefined, false, "restored" as const],
  ])(
    "a screen renders without a window and hydrates without a mismatch: %s (H5)",
    async (_name, saved, enabled, edit) => {
      expect(typeof document).toBe("undefined");
      const server = await load();
      const { renderToString } = await import("react-dom/server");
      const markup = renderToString(
        server.react.createElement(createApp(server, saved, edit === "restored" ? edit : undefined)),
      );
      expect(markup).toBe(
        `<output>[${String(enabled)},null,false,0,null,null,true,&quot;idle&quot;,[0,false,false,0]]</output>`,
      );

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
          `[${deletes},null,false,${changes},"${plan}",${JSON.stringify(content)},false,"idle",[0,${String(edit === "edited")},${String(edit !== undefined)},0]]`,
        );
      });
      vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
      act(() => hydrated.unmount());
    },
  );
});
