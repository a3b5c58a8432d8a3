import { act, cleanup, render, waitFor } from "@testing-library/react";
import { StrictMode } from "react";
import { beforeEach, describe, expect, it } from "vitest";
import {
  AmpersandProvider,
  createDraftStore,
  InstallationProvider,
  persistDraft,
  useChanges,
  useInstallation,
  useLocalConfig,
  useUnsavedChangesGuard,
  type DraftStore,
  type PersistDraft,
} from "../../../src/index.js";
import { savedContact } from "../../support/open-hooks.js";
import { createConnectedBackend, createTestQueryClient, tenant } from "../../support/render-with-backend.js";

interface PageOptions {
  persist?: PersistDraft;
  /** What the screen does as it renders. */
  inRender?: (config: ReturnType<typeof useLocalConfig>) => void;
}

interface Shown {
  consumerRef?: string;
  groupRef?: string;
  draft?: DraftStore;
}

const nobodySetsAnything = () => undefined;

/** A page of one customer's user; opening another one after `cleanup` is a reload. */
function openPage(
  backend: ReturnType<typeof createConnectedBackend>,
  shown: Shown = {},
  { persist = persistDraft, inRender = nobodySetsAnything }: PageOptions = {},
) {
  const results: {
    config: ReturnType<typeof useLocalConfig>;
    changes: readonly string[];
    isInstalled: boolean;
  }[] = [];
  function Screen() {
    const config = useLocalConfig();
    inRender(config);
    useUnsavedChangesGuard();
    const changes = useChanges().map(({ path }) => path);
    results.push({ config, changes, isInstalled: useInstallation().installation !== undefined });
    return null;
  }
  const queryClient = createTestQueryClient();
  const page = (props: Shown) => (
    <StrictMode>
      <AmpersandProvider
        options={{ project: backend.project.name, apiKey: "test-key", fetch: backend.fetch, queryClient }}
      >
        <InstallationProvider {...tenant} {...props} persist={persist}>
          <Screen />
        </InstallationProvider>
      </AmpersandProvider>
    </StrictMode>
  );
  const { rerender } = render(page(shown));
  return {
    view: () => {
      const last = results.at(-1);
      if (!last) throw new Error("the page was not rendered");
      return last;
    },
    show: (props: Shown) => {
      rerender(page(props));
    },
  };
}

const deletion = "/write/objects/contact/deletionSettings/enabled";

const leave = () => {
  const event = new Event("beforeunload", { cancelable: true });
  window.dispatchEvent(event);
  return event.defaultPrevented;
};

beforeEach(() => {
  localStorage.clear();
});

describe("a draft that was kept", () => {
  it("survives a setter that runs as the page after a reload renders for the first time (D13)", async () => {
    const backend = createConnectedBackend(savedContact);
    const before = openPage(backend);
    await waitFor(() => expect(before.view().isInstalled).toBe(true));
    act(() => before.view().config.writeObject("contact").setEnableDeletion());
    cleanup();

    const { view } = openPage(
      backend,
      {},
      {
        inRender: (config) => {
          if (!config.proxy().getProxyEnabled()) config.proxy().setEnableProxy();
        },
      },
    );
    await waitFor(() => expect(view().isInstalled).toBe(true));
    expect(view().changes).toEqual(["/proxy/enabled", deletion]);
    cleanup();

    const again = openPage(backend);
    await waitFor(() => expect(again.view().isInstalled).toBe(true));
    expect(again.view().changes).toEqual(["/proxy/enabled", deletion]);
  });

  it("another user of the same browser neither sees nor loses a kept draft (D13)", async () => {
    const backend = createConnectedBackend(savedContact);
    const jane = openPage(backend, { consumerRef: "jane" });
    act(() => jane.view().config.writeObject("secret-of-jane").setEnableWrite());
    cleanup();
    const joe = openPage(backend, { consumerRef: "joe" });
    await waitFor(() => expect(joe.view().isInstalled).toBe(true));
    expect(joe.view().changes).toEqual([]);
    cleanup();
    expect(openPage(backend, { consumerRef: "jane" }).view().config.get()).toMatchObject({
      write: { objects: { "secret-of-jane": {} } },
    });
  });

  it("a kept draft comes back from a storage of promises, under what was edited by then (D13)", async () => {
    const texts = new Map<string, string>();
    const persist: PersistDraft = (store, options) =>
      persistDraft(store, {
        ...options,
        storage: {
          getItem: (key) => Promise.resolve(texts.get(key) ?? null),
          setItem: (key, text) => Promise.resolve(texts.set(key, text)),
          removeItem: (key) => Promise.resolve(texts.delete(key)),
        },
      });
    const backend = createConnectedBackend(savedContact);
    const before = openPage(backend, {}, { persist });
    await waitFor(() => expect(before.view().isInstalled).toBe(true));
    act(() => before.view().config.writeObject("contact").setEnableDeletion());
    cleanup();
    await waitFor(() => expect(texts.size).toBe(1));

    const { view } = openPage(backend, {}, { persist });
    act(() => view().config.proxy().setEnableProxy());
    await waitFor(() => expect(view().changes).toEqual(["/proxy/enabled", deletion]));
  });
});

describe("drafts of customers who are no longer shown", () => {
  it("drafts of customers no longer shown are let go where they have nothing to lose (D13)", async () => {
    const backend = createConnectedBackend(savedContact);
    const seen = new Set<DraftStore>();
    const persist: PersistDraft = (store) => {
      seen.add(store);
      return nobodySetsAnything;
    };
    const { view, show } = openPage(backend, { groupRef: "first" }, { persist });
    act(() => view().config.proxy().setEnableProxy());
    for (const groupRef of ["second", "third", "first", "second"]) show({ groupRef });
    // The first one is the same again; the second is made anew.
    expect(seen.size).toBe(4);
    expect(leave()).toBe(true);
    show({ groupRef: "first" });
    expect(view().config.proxy().getProxyEnabled()).toBe(true);
    act(() => view().config.reset());
    show({ groupRef: "third" });
    expect(leave()).toBe(false);
  });

  it("a draft that the app dropped does not have the browser ask before the page is left (D13)", async () => {
    const backend = createConnectedBackend(savedContact);
    const draft = createDraftStore();
    const { view, show } = openPage(backend, { draft });
    act(() => view().config.proxy().setEnableProxy());
    expect(leave()).toBe(true);
    show({ groupRef: "other" });
    expect(leave()).toBe(false);
    show({ draft });
    expect(leave()).toBe(true);
  });
});
