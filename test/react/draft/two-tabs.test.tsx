import { act, render, waitFor } from "@testing-library/react";
import { StrictMode } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import {
  AmpersandProvider,
  InstallationProvider,
  shareDraft,
  useChanges,
  useConflicts,
  useHistory,
  useInstallation,
  useLocalConfig,
  useSaveInstallation,
  type ConfigContent,
} from "../../../src/index.js";
import { createConnectedBackend, createTestQueryClient, tenant } from "../../support/render-with-backend.js";

const saved: ConfigContent = {
  provider: "salesforce",
  write: { objects: { contact: { objectName: "contact" } } },
};

type Backend = ReturnType<typeof createConnectedBackend>;

/** Opens a tab: providers, cache and draft of its own, on the backend given. */
async function openTab(backend: Backend, autosave = false) {
  const tab = openLoadingTab(backend, { autosave });
  await waitFor(() => expect(tab.view()?.installation.isSuccess).toBe(true));
  return { ...tab, view: () => tab.view() as NonNullable<ReturnType<typeof tab.view>> };
}

/** Opens a tab that may load its data for as long as `fetch` takes. */
function openLoadingTab(backend: Backend, { autosave = false, fetch = backend.fetch }) {
  const queryClient = createTestQueryClient();
  const useView = () => {
    // What is not read while rendering renders nothing when it changes.
    const { installation, isSuccess } = useInstallation();
    return {
      config: useLocalConfig(),
      changes: useChanges(),
      conflicts: useConflicts().conflicts,
      history: useHistory(),
      installation: { installation, isSuccess },
      saving: useSaveInstallation({ autosave: autosave && { delayMs: 20 } }),
    };
  };
  let view: ReturnType<typeof useView> | undefined;
  function View() {
    view = useView();
    return null;
  }
  const { unmount } = render(
    <StrictMode>
      <AmpersandProvider options={{ project: backend.project.name, apiKey: "key", fetch, queryClient }}>
        <InstallationProvider {...tenant} share={shareDraft}>
          <View />
        </InstallationProvider>
      </AmpersandProvider>
    </StrictMode>,
  );
  return { view: () => view, unmount };
}

const isDeletionEnabled = (backend: Backend) =>
  backend.snapshot().installations[0]?.config.content.write?.objects?.["contact"]?.deletionSettings?.enabled;

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("two tabs, each with its providers", () => {
  it("an edit appears in the other tab's hooks, and a save in one settles both (D19)", async () => {
    const backend = createConnectedBackend(saved);
    const [one, other] = [await openTab(backend), await openTab(backend)];
    act(() => one.view().config.writeObject("contact").setEnableDeletion());
    await waitFor(() => expect(other.view().changes).toHaveLength(1));
    expect(other.view().config.writeObject("contact").getDeletionEnabled()).toBe(true);
    expect(other.view().history.canUndo).toBe(false);
    await act(async () => void (await other.view().saving.save()));
    expect(isDeletionEnabled(backend)).toBe(true);
    await waitFor(() => expect(one.view().changes).toEqual([]));
    expect(one.view().conflicts).toEqual([]);
    await waitFor(() => {
      const content = one.view().installation.installation?.config.content;
      expect(content?.write?.objects?.["contact"]?.deletionSettings).toEqual({ enabled: true });
    });
  });

  it("of two tabs that autosave, one sends, and both end without changes (D19)", async () => {
    const backend = createConnectedBackend(saved);
    const [one, other] = [await openTab(backend, true), await openTab(backend, true)];
    const before = backend.journal.entries.length;
    act(() => one.view().config.writeObject("contact").setEnableDeletion());
    await waitFor(() => expect(isDeletionEnabled(backend)).toBe(true));
    await waitFor(() => expect([one.view().changes, other.view().changes]).toEqual([[], []]));
    const sent = backend.journal.entries.slice(before).filter(({ request }) => request.method === "PATCH");
    expect(sent).toHaveLength(1);
  });

  it("an edit in a tab that is still loading takes nothing from what the other autosaves (D19, S8)", async () => {
    // With Web Locks any tab may autosave what another has edited.
    const locks = { request: (_: string, __: object, run: (lock: object) => unknown) => run({}) };
    vi.stubGlobal("navigator", Object.assign(Object.create(navigator) as object, { locks }));
    const object = { objectName: "account", deletionSettings: { enabled: true } };
    const backend = createConnectedBackend({
      ...saved,
      write: { objects: { ...saved.write?.objects, account: object } },
    });
    await openTab(backend, true);
    // Its requests are never answered.
    const loading = openLoadingTab(backend, { fetch: () => new Promise<never>(() => undefined) });
    act(() => loading.view()?.config.writeObject("contact").setEnableDeletion());
    await waitFor(() => expect(isDeletionEnabled(backend)).toBe(true));
    expect(backend.snapshot().installations[0]?.config.content.write?.objects?.["account"]).toEqual(object);
  });

  it("a tab that is closed leaves the other as it is (D19)", async () => {
    const backend = createConnectedBackend(saved);
    const [one, other] = [await openTab(backend), await openTab(backend)];
    act(() => one.view().config.proxy().setEnableProxy());
    await waitFor(() => expect(other.view().changes).toHaveLength(1));
    one.unmount();
    act(() => other.view().config.writeObject("contact").setEnableDeletion());
    expect(other.view().changes).toHaveLength(2);
  });
});
