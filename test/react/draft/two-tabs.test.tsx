import { act, render, waitFor } from "@testing-library/react";
import { StrictMode } from "react";
import { describe, expect, it } from "vitest";
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

/** Opens a tab: providers, cache and draft of its own, on the backend given. */
async function openTab(backend: ReturnType<typeof createConnectedBackend>, autosave = false) {
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
      <AmpersandProvider
        options={{ project: backend.project.name, apiKey: "key", fetch: backend.fetch, queryClient }}
      >
        <InstallationProvider {...tenant} share={shareDraft}>
          <View />
        </InstallationProvider>
      </AmpersandProvider>
    </StrictMode>,
  );
  await waitFor(() => expect(view?.installation.isSuccess).toBe(true));
  return { view: () => view as ReturnType<typeof useView>, unmount };
}

const isDeletionEnabled = (backend: ReturnType<typeof createConnectedBackend>) =>
  backend.snapshot().installations[0]?.config.content.write?.objects?.["contact"]?.deletionSettings?.enabled;

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
