import { act, cleanup, render, waitFor } from "@testing-library/react";
import { StrictMode, type ReactNode } from "react";
import { beforeEach, describe, expect, it } from "vitest";
import {
  AmpersandProvider,
  InstallationProvider,
  persistDraft,
  useChanges,
  useConflicts,
  useDeleteInstallation,
  useInstallation,
  useLocalConfig,
  useSaveInstallation,
  useUnsavedChangesGuard,
} from "../../../src/index.js";
import { savedContact } from "../../support/open-hooks.js";
import { createConnectedBackend, createTestQueryClient, tenant } from "../../support/render-with-backend.js";

const useScreen = () => ({
  config: useLocalConfig(),
  changes: useChanges(),
  conflicts: useConflicts().conflicts,
  guard: useUnsavedChangesGuard(),
  saving: useSaveInstallation(),
  remove: useDeleteInstallation(),
  installation: useInstallation().installation,
});

/** A page of one customer; rendering it again after `cleanup` is a reload. */
function openPage(backend: ReturnType<typeof createConnectedBackend>, groupRef = tenant.groupRef) {
  let current: ReturnType<typeof useScreen> | undefined;
  function Screen() {
    current = useScreen();
    return null;
  }
  const queryClient = createTestQueryClient();
  const page = (group: string) => (
    <StrictMode>
      <AmpersandProvider
        options={{ project: backend.project.name, apiKey: "test-key", fetch: backend.fetch, queryClient }}
      >
        <InstallationProvider {...tenant} groupRef={group} persist={persistDraft}>
          <Screen />
        </InstallationProvider>
      </AmpersandProvider>
    </StrictMode>
  );
  const { rerender } = render(page(groupRef));
  return {
    view: () => current as ReturnType<typeof useScreen>,
    show: (group: string) => {
      rerender(page(group));
    },
  };
}

beforeEach(() => {
  localStorage.clear();
});

describe("the hooks keep a draft by `persist`", () => {
  it("a reload brings the edits back at once, and lays them on what the server has (D13)", async () => {
    const backend = createConnectedBackend(savedContact);
    const before = openPage(backend);
    await waitFor(() => expect(before.view().installation).toBeDefined());
    act(() => before.view().config.writeObject("contact").setEnableDeletion());
    cleanup();

    const { view } = openPage(backend);
    expect(view().config.writeObject("contact").getDeletionEnabled()).toBe(true);
    await waitFor(() => expect(view().installation).toBeDefined());
    expect(view().changes.map(({ path }) => path)).toEqual([
      "/write/objects/contact/deletionSettings/enabled",
    ]);
    await act(() => view().saving.save());
    expect(view().changes).toEqual([]);
    cleanup();
    expect(localStorage.length).toBe(0);
  });

  it("each customer has a draft of their own, and nothing of A is readable from B (D13)", async () => {
    const backend = createConnectedBackend(savedContact);
    const { view, show } = openPage(backend, "a");
    act(() => view().config.writeObject("secret-of-a").setEnableWrite());
    show("b");
    expect(view().config.get()).toEqual({});
    act(() => view().config.proxy().setEnableProxy());
    cleanup();
    expect(localStorage.length).toBe(2);

    const again = openPage(backend, "b");
    expect(again.view().config.get()).toEqual({ proxy: { enabled: true } });
    again.show("a");
    expect(again.view().config.get()).toEqual({
      write: { objects: { "secret-of-a": { objectName: "secret-of-a" } } },
    });
    for (const key of Object.keys(localStorage)) {
      expect(key.includes('"b"') && localStorage.getItem(key)?.includes("secret-of-a")).toBe(false);
      expect(key + String(localStorage.getItem(key))).not.toContain("test-key");
    }
  });

  it("deleting the installation clears its draft, here and in the storage (D13)", async () => {
    const backend = createConnectedBackend(savedContact);
    const { view } = openPage(backend);
    await waitFor(() => expect(view().installation).toBeDefined());
    act(() => view().config.proxy().setEnableProxy());
    await act(() => view().remove.deleteInstallation());
    expect(view().config.get()).toEqual({});
    cleanup();
    expect(localStorage.length).toBe(0);
    expect(openPage(backend).view().config.get()).toEqual({});
  });
});

it("what autosave sends as the screen is left does not come back after a reload (D13)", async () => {
  const backend = createConnectedBackend(savedContact);
  function Autosaving() {
    useSaveInstallation({ autosave: true });
    return null;
  }
  let config: ReturnType<typeof useLocalConfig> | undefined;
  function Screen() {
    config = useLocalConfig();
    return <output>{useInstallation().installation ? "installed" : ""}</output>;
  }
  const queryClient = createTestQueryClient();
  const page = (screen: ReactNode) => (
    <StrictMode>
      <AmpersandProvider
        options={{ project: backend.project.name, apiKey: "test-key", fetch: backend.fetch, queryClient }}
      >
        {screen}
      </AmpersandProvider>
    </StrictMode>
  );
  const { rerender, findByText } = render(
    page(
      <InstallationProvider {...tenant} persist={persistDraft}>
        <Screen />
        <Autosaving />
      </InstallationProvider>,
    ),
  );
  await findByText("installed");
  act(() => config?.writeObject("contact").setEnableDeletion());
  rerender(page(null));
  expect(localStorage.length).toBe(1);
  await waitFor(() => expect(localStorage.length).toBe(0));
  const held = backend.snapshot().installations[0]?.config.content.write?.objects?.["contact"];
  expect(held?.deletionSettings?.enabled).toBe(true);
});

describe("`useUnsavedChangesGuard`", () => {
  const leave = () => {
    const event = new Event("beforeunload", { cancelable: true });
    window.dispatchEvent(event);
    return event.defaultPrevented;
  };

  it("the guard asks before the page is left, and tells routers, only while there is something to lose (H3)", async () => {
    const { view } = openPage(createConnectedBackend(savedContact));
    await waitFor(() => expect(view().installation).toBeDefined());
    const { shouldBlock } = view().guard;
    expect([leave(), shouldBlock(), view().guard.hasUnsavedChanges]).toEqual([false, false, false]);
    act(() => view().config.proxy().setEnableProxy());
    expect([leave(), shouldBlock(), view().guard.hasUnsavedChanges]).toEqual([true, true, true]);
    expect(view().guard.shouldBlock).toBe(shouldBlock);
    act(() => view().config.proxy().setDisableProxy());
    expect([leave(), shouldBlock(), view().guard.hasUnsavedChanges]).toEqual([false, false, false]);
    act(() => view().config.proxy().setEnableProxy());
    cleanup();
    expect(leave()).toBe(false);
  });

  it("the guard asks also while a customer shown before has something to lose (H3)", async () => {
    const { view, show } = openPage(createConnectedBackend(savedContact));
    await waitFor(() => expect(view().installation).toBeDefined());
    act(() => view().config.proxy().setEnableProxy());
    show("next-customer");
    expect([leave(), view().guard.shouldBlock(), view().guard.hasUnsavedChanges]).toEqual([
      true,
      false,
      false,
    ]);
    show(tenant.groupRef);
    act(() => view().config.reset());
    show("next-customer");
    expect(leave()).toBe(false);
  });
});
