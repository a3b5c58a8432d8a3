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
  type DraftStorage,
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

describe("storages that misbehave, and texts that are none of ours", () => {
  const through =
    (storage: DraftStorage, onError?: (error: unknown) => void): PersistDraft =>
    (store, options) =>
      persistDraft(store, { ...options, storage, onError });
  /** A page that edits what was kept by the page before it. */
  async function edit(backend: ReturnType<typeof createConnectedBackend>, persist: PersistDraft) {
    const page = openPage(backend, {}, { persist });
    await waitFor(() => expect(page.view().isInstalled).toBe(true));
    act(() => page.view().config.writeObject("contact").setEnableDeletion());
    return page;
  }

  it("a storage that never answers leaves the page working as without one (D13)", async () => {
    const hanging = new Promise<never>(() => undefined);
    const storage = { getItem: () => hanging, setItem: () => hanging, removeItem: () => hanging };
    const { view } = await edit(createConnectedBackend(savedContact), through(storage));
    expect(view().changes).toEqual([deletion]);
    act(() => view().config.reset());
    expect(view().changes).toEqual([]);
    expect(leave()).toBe(false);
  });

  it("a storage that is full tells the app once, and the draft before it stays kept (D13)", async () => {
    const backend = createConnectedBackend(savedContact);
    const before = await edit(backend, persistDraft);
    cleanup();
    const kept = JSON.stringify(localStorage);
    expect(before.view().changes).toEqual([deletion]);

    const told: unknown[] = [];
    const full = new DOMException("full", "QuotaExceededError");
    const storage = {
      getItem: (key: string) => localStorage.getItem(key),
      removeItem: (key: string) => localStorage.removeItem(key),
      setItem: () => {
        throw full;
      },
    };
    const { view } = openPage(backend, {}, { persist: through(storage, (error) => told.push(error)) });
    await waitFor(() => expect(view().isInstalled).toBe(true));
    act(() => view().config.proxy().setEnableProxy());
    expect(view().changes).toEqual(["/proxy/enabled", deletion]);
    cleanup();
    expect(told).toEqual([full]);
    expect(JSON.stringify(localStorage)).toBe(kept);
  });

  it("a storage that answers after the screen has changed to another customer gives that one nothing (D13)", async () => {
    const backend = createConnectedBackend(savedContact);
    await edit(backend, persistDraft);
    cleanup();
    let answer: () => void = () => undefined;
    const late = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const storage = {
      getItem: (key: string) => late.then(() => localStorage.getItem(key)),
      setItem: (key: string, text: string) => late.then(() => localStorage.setItem(key, text)),
      removeItem: (key: string) => late.then(() => localStorage.removeItem(key)),
    };
    const { view, show } = openPage(backend, {}, { persist: through(storage) });
    show({ groupRef: "other" });
    await act(async () => {
      answer();
      await late;
    });
    expect(view().config.get()).toEqual({});
    show({});
    await waitFor(() => expect(view().changes).toEqual([deletion]));
  });

  it.each([
    ["a list", "[]"],
    ["no JSON", "{"],
    ["a version to come", '{"version":99,"drafts":{}}'],
  ])(
    "%s in the place of a kept draft is set aside, and edits are kept in its stead (D13)",
    async (_, text) => {
      const backend = createConnectedBackend(savedContact);
      await edit(backend, persistDraft);
      cleanup();
      const [key = ""] = Object.keys(localStorage);
      localStorage.setItem(key, text);
      const { view } = openPage(backend);
      await waitFor(() => expect(view().isInstalled).toBe(true));
      expect(view().changes).toEqual([]);
      expect(localStorage.getItem(`${key}:set-aside`)).toBe(text);
      act(() => view().config.proxy().setEnableProxy());
      cleanup();
      const again = openPage(backend);
      expect(again.view().config.proxy().getProxyEnabled()).toBe(true);
    },
  );

  it("an object enabled before the manifest came gets its defaults after a reload, once (D13, D7)", async () => {
    const backend = createConnectedBackend(savedContact);
    const before = openPage(backend);
    act(() => before.view().config.readObject("contact").setEnableRead());
    expect(before.view().config.readObject("contact").getFieldMapping("stage")).toBeUndefined();
    cleanup();

    const { view } = openPage(backend);
    await waitFor(() =>
      expect(view().config.readObject("contact").getFieldMapping("stage")).toBe("leadsource"),
    );
    act(() => view().config.readObject("contact").deleteFieldMapping("stage"));
    cleanup();
    const again = openPage(backend);
    await waitFor(() => expect(again.view().isInstalled).toBe(true));
    expect(again.view().config.readObject("contact").getFieldMapping("stage")).toBeUndefined();
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
