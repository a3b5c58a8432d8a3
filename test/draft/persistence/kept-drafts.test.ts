// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { IntegrationContent } from "../../../src/contract/index.js";
import { createLocalConfig } from "../../../src/draft/handlers/local-config.js";
import { draftKey } from "../../../src/draft/persistence/draft-key.js";
import type { DraftStorage } from "../../../src/draft/persistence/draft-storage.js";
import { persistDraft, type PersistDraftOptions } from "../../../src/draft/persistence/persist-draft.js";
import { createDraftStore } from "../../../src/draft/store/draft-store.js";
import { content } from "../support/draft-of.js";

const key = "draft-of-acme";
const saved = content({ provider: "salesforce", a: 0, b: 0 });
const DAY_MS = 24 * 3_600_000;

const open: (() => void)[] = [];

/** A page with its own draft; `edit` is what it does before the kept draft is read. */
function openPage(
  options: Partial<PersistDraftOptions> & {
    known?: object;
    edit?: (store: ReturnType<typeof createDraftStore>) => void;
  } = {},
) {
  const { known, edit, ...rest } = options;
  const store = createDraftStore({ saved: known && content(known) });
  edit?.(store);
  const leave = persistDraft(store, { key, ...rest });
  open.push(leave);
  return { store, leave };
}

/** A storage whose every call takes its time, as React Native's; `fails` says which calls are rejected. */
function createSlowStorage(
  texts = new Map<string, string>(),
  fails: (call: string) => boolean = () => false,
) {
  const answer = <TResult>(call: string, make: () => TResult) =>
    new Promise<TResult>((resolve, reject) => {
      setTimeout(() => {
        if (fails(call)) reject(new Error(`${call} was rejected`));
        else resolve(make());
      }, 10);
    });
  const storage: DraftStorage = {
    getItem: (name) => answer("getItem", () => texts.get(name) ?? null),
    setItem: (name, text) => answer("setItem", () => texts.set(name, text)),
    removeItem: (name) => answer("removeItem", () => texts.delete(name)),
  };
  return { storage, texts };
}

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
});
afterEach(() => {
  for (const leave of open.splice(0)) leave();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe("edits that come before the kept draft is read", () => {
  it("edits that come before the kept draft is read are laid on it, and both stay (D13)", () => {
    const before = openPage({ known: saved });
    before.store.edit(["a"], 1);
    before.leave();
    const edit = (store: ReturnType<typeof createDraftStore>) => {
      store.edit(["b"], 2);
    };
    const { store, leave } = openPage({ edit });
    expect(store.get()).toEqual({ provider: "salesforce", a: 1, b: 2 });
    leave();
    expect(openPage().store.get()).toEqual({ provider: "salesforce", a: 1, b: 2 });
  });

  it("earlier edits of the same place win as the newer ones, and undo brings the kept one back (D13)", () => {
    const before = openPage({ known: saved });
    before.store.edit(["a"], "kept");
    before.leave();
    for (const known of [undefined, saved]) {
      const edit = (store: ReturnType<typeof createDraftStore>) => {
        store.edit(["a"], "newer");
      };
      const { store, leave } = openPage({ ...(known && { known }), edit });
      expect(store.get()).toMatchObject({ a: "newer" });
      store.undo();
      expect(store.get()).toMatchObject({ a: "kept" });
      leave();
    }
  });
});

describe("of several pages that keep a draft of one tenant", () => {
  it("no page drops what another kept, whichever is saved, reset or opened first (D13)", () => {
    const pages = [1, 2, 3].map((value) => {
      const page = openPage({ known: saved });
      page.store.edit(["a"], value);
      return page;
    });
    vi.advanceTimersByTime(1_000);
    pages[2]?.store.reset();
    vi.advanceTimersByTime(1_000);
    pages[1]?.store.takeSaved(content({ ...saved, a: 2 }), pages[1].store.get());
    vi.advanceTimersByTime(1_000);
    expect(openPage({ known: saved }).store.get()).toMatchObject({ a: 1 });
  });

  it("a page that goes on with what another has kept makes it its own: saved there, it does not come back (D13)", () => {
    const before = openPage({ known: saved });
    before.store.edit(["a"], 1);
    before.leave();
    const { store, leave } = openPage({ known: saved });
    store.takeSaved(content({ ...saved, a: 1 }), store.get());
    leave();
    expect(localStorage.length).toBe(0);
  });
});

describe("everything that a draft needs later is kept with it", () => {
  const manifest: IntegrationContent = {
    name: "crm",
    provider: "salesforce",
    subscribe: {
      objects: [{ objectName: "lead", destination: "leadEvents", inheritFieldsAndMapping: true }],
    },
  };

  it("defaults that wait for the manifest are filled in after a reload (D13)", () => {
    const filled = createDraftStore({ saved, manifest });
    createLocalConfig(filled).subscribeObject("lead").setEnableSubscribe();

    const before = openPage({ known: saved });
    createLocalConfig(before.store).subscribeObject("lead").setEnableSubscribe();
    before.leave();
    const { store } = openPage({ known: saved });
    store.setManifest(manifest);
    expect(store.get()).toEqual(filled.get());
    expect(JSON.stringify(store.get())).toContain("leadEvents");
  });

  it("an object that was switched off comes back as it was after a reload (D13)", () => {
    const known = {
      write: { objects: { contact: { objectName: "contact", deletionSettings: { enabled: true } } } },
    };
    const before = openPage({ known });
    createLocalConfig(before.store).writeObject("contact").setDisableWrite();
    before.leave();
    const { store } = openPage({ known });
    expect(store.get()).not.toHaveProperty("write.objects.contact");
    createLocalConfig(store).writeObject("contact").setEnableWrite();
    expect(store.get()).toEqual(known);
  });

  it.each([
    ["goes with it", false],
    ["stays where the user then switched it on", true],
  ])("an object that a mapping brought %s after a reload (D13, D20)", (_, isAskedFor) => {
    const before = openPage({ known: saved });
    const contact = createLocalConfig(before.store).readObject("contact");
    contact.setFieldMapping({ mapToName: "stage", fieldName: "status" });
    if (isAskedFor) contact.setEnableRead();
    before.leave();
    const { store } = openPage({ known: saved });
    const again = createLocalConfig(store).readObject("contact");
    expect(again.getFieldMapping("stage")).toBe("status");
    again.deleteFieldMapping("stage");
    expect(again.getReadEnabled()).toBe(isAskedFor);
    if (!isAskedFor) expect(store.changes()).toEqual([]);
  });

  it("a draft that was kept without a word of what mappings brought is brought back (D13)", () => {
    const draft = { ...saved, read: { objects: { contact: { objectName: "contact" } } } };
    const kept = { at: Date.now(), saved, draft, conflicts: {}, pendingDefaults: [], disabledObjects: {} };
    localStorage.setItem(key, JSON.stringify({ version: 2, drafts: { x: kept } }));
    const { store } = openPage({ known: saved });
    expect(store.get()).toEqual(draft);
    createLocalConfig(store).readObject("contact").deleteFieldMapping("stage");
    expect(store.get()).toEqual(draft);
  });
});

describe("what 0.1.0 kept", () => {
  const tenant = { server: "s", integration: "i", groupRef: "g" };
  const olderKey = 'headless-write-kit:draft:["s","i","g"]';
  const keyOf = (consumerRef: string) => draftKey({ ...tenant, consumerRef });

  it("what 0.1.0 kept is taken over by the first consumer who opens that group, once (D13)", () => {
    localStorage.setItem(olderKey, JSON.stringify({ version: 1, saved, draft: { ...saved, a: 1 } }));
    const first = openPage({ known: saved, key: keyOf("jane") });
    expect(first.store.get()).toEqual({ ...saved, a: 1 });
    expect(localStorage.getItem(olderKey)).toBeNull();
    expect(openPage({ known: saved, key: keyOf("joe") }).store.get()).toEqual(saved);
    first.leave();
    expect(openPage({ known: saved, key: keyOf("jane") }).store.get()).toEqual({ ...saved, a: 1 });
  });

  it("what 0.1.0 kept comes back with its conflicts, whose base 0.1.0 kept beside the saved config (D13)", () => {
    const text = JSON.stringify({
      version: 1,
      base: saved,
      saved: { ...saved, a: 2 },
      draft: { ...saved, a: 1 },
    });
    localStorage.setItem(olderKey, text);
    const { store } = openPage({ known: { ...saved, a: 2 }, key: keyOf("jane") });
    expect(store.conflicts()).toEqual([{ path: "/a", base: 0, mine: 1, theirs: 2 }]);
  });

  it("what 0.1.0 kept is set aside where it is no draft, and stays beside a draft that is newer (D13)", () => {
    localStorage.setItem(olderKey, "{");
    openPage({ known: saved, key: keyOf("jane") }).leave();
    expect(localStorage.getItem(olderKey)).toBeNull();
    expect(localStorage.getItem(`${keyOf("jane")}:set-aside`)).toBe("{");

    const newer = openPage({ known: saved, key: keyOf("jane") });
    newer.store.edit(["b"], 9);
    newer.leave();
    localStorage.setItem(olderKey, JSON.stringify({ version: 1, saved, draft: { ...saved, a: 1 } }));
    const { store, leave } = openPage({ known: saved, key: keyOf("jane") });
    expect(store.get()).toEqual({ ...saved, b: 9 });
    store.reset();
    leave();
    expect(openPage({ known: saved, key: keyOf("jane") }).store.get()).toEqual({ ...saved, a: 1 });
  });
});

it("a draft that nobody came back to for 30 days is let go (D13)", () => {
  const before = openPage({ known: saved });
  before.store.edit(["a"], 1);
  before.leave();
  vi.setSystemTime(Date.now() + 30 * DAY_MS - 1_000);
  const inTime = openPage({ known: saved });
  expect(inTime.store.get()).toMatchObject({ a: 1 });
  inTime.leave();
  vi.setSystemTime(Date.now() + 30 * DAY_MS + 1_000);
  expect(openPage({ known: saved }).store.get()).toBe(openPage({ known: saved }).store.getSaved());
  expect(localStorage.length).toBe(0);
});

describe("a storage that answers with promises", () => {
  it("brings the draft back under the edits made by then, and keeps both (D13)", async () => {
    const { storage, texts } = createSlowStorage();
    const before = openPage({ known: saved, storage });
    before.store.edit(["a"], 1);
    before.leave();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(texts.size).toBe(1);

    const { store } = openPage({ known: saved, storage });
    store.edit(["b"], 2);
    expect(store.get()).toEqual({ ...saved, b: 2 });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(store.get()).toEqual({ ...saved, a: 1, b: 2 });
    store.takeSaved(content({ ...saved, a: 1, b: 2 }), store.get());
    await vi.advanceTimersByTimeAsync(1_000);
    expect(texts.size).toBe(0);
  });

  it("loses nothing where the screen is left before it has answered, nor where it is shown twice (D13)", async () => {
    const { storage } = createSlowStorage();
    const before = openPage({ known: saved, storage });
    before.store.edit(["a"], 1);
    before.leave();
    await vi.advanceTimersByTimeAsync(1_000);

    const store = createDraftStore({ saved });
    const stop = persistDraft(store, { key, storage });
    stop();
    open.push(persistDraft(store, { key, storage }));
    store.edit(["b"], 2);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(store.get()).toEqual({ ...saved, a: 1, b: 2 });
    const next = openPage({ known: saved, storage });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(next.store.get()).toEqual({ ...saved, a: 1, b: 2 });
  });

  it("a storage whose promise rejects is told to the app once, and what was kept before stays (D13)", async () => {
    let failing: string[] = [];
    const { storage, texts } = createSlowStorage(undefined, (call) => failing.includes(call));
    const onError = vi.fn();
    const { store } = openPage({ known: saved, storage, onError });
    store.edit(["a"], 1);
    await vi.advanceTimersByTimeAsync(1_000);
    const [kept] = texts.values();
    failing = ["setItem"];
    for (const value of [2, 3]) {
      store.edit(["a"], value);
      await vi.advanceTimersByTimeAsync(1_000);
    }
    expect(onError.mock.calls).toEqual([[new Error("setItem was rejected")]]);
    expect([...texts.values()]).toEqual([kept]);
    failing = [];
    store.edit(["a"], 4);
    await vi.advanceTimersByTimeAsync(1_000);
    failing = ["getItem"];
    store.edit(["a"], 5);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(onError).toHaveBeenCalledTimes(2);
  });

  it("a storage that could not be read at first is read before anything is written (D13)", async () => {
    const { storage, texts } = createSlowStorage();
    const before = openPage({ known: saved, storage });
    before.store.edit(["a"], 1);
    before.leave();
    await vi.advanceTimersByTimeAsync(1_000);

    let isReadable = false;
    const flaky = createSlowStorage(texts, (call) => call === "getItem" && !isReadable);
    const { store } = openPage({ known: saved, storage: flaky.storage });
    await vi.advanceTimersByTimeAsync(1_000);
    isReadable = true;
    store.edit(["b"], 2);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(store.get()).toEqual({ ...saved, a: 1, b: 2 });
  });
});

describe("what could not be kept", () => {
  it.each([
    ["a full storage", "setItem", "QuotaExceededError"],
    ["a forbidden one", "getItem", "SecurityError"],
  ] as const)("%s is told once, never thrown, not even what `onError` throws (D13)", (_name, call, name) => {
    const reported = vi.fn();
    vi.stubGlobal("reportError", reported);
    const failure = new DOMException("no", name);
    vi.spyOn(Storage.prototype, call).mockImplementation(() => {
      throw failure;
    });
    const onError = vi.fn(() => {
      throw new Error("of the app");
    });
    const { store, leave } = openPage({ known: saved, onError });
    store.edit(["a"], 1);
    vi.advanceTimersByTime(1_000);
    store.edit(["a"], 2);
    leave();
    expect(onError.mock.calls).toEqual([[failure]]);
    expect(reported).toHaveBeenCalledTimes(1);
    expect(store.get()).toMatchObject({ a: 2 });
    vi.unstubAllGlobals();
  });
});

describe("a text that parses but cannot be restored is set aside, and the draft stays as it was", () => {
  const state = { at: 1_700_000_000_000, saved, draft: { ...saved, a: 1 } };
  const version2 = (drafts: unknown) => JSON.stringify({ version: 2, drafts });

  it.each([
    ["no drafts", JSON.stringify({ version: 2 })],
    ["drafts that are a list", version2([state])],
    ["a draft without a time", version2({ x: { ...state, at: undefined } })],
    ["a conflict at no place", version2({ x: { ...state, conflicts: { "no pointer": {} } } })],
    ["a conflict without an object", version2({ x: { ...state, conflicts: { "/a": 1 } } })],
    [
      "defaults of no section",
      version2({ x: { ...state, pendingDefaults: [{ action: "x", objectName: "y" }] } }),
    ],
    ["defaults of no object", version2({ x: { ...state, pendingDefaults: [{ action: "read" }] } })],
    ["objects switched off that are none", version2({ x: { ...state, disabledObjects: [] } })],
    ["objects that a mapping brought, without names", version2({ x: { ...state, broughtObjects: [1] } })],
    ["a version to come", JSON.stringify({ version: 3, drafts: { x: state } })],
  ])("a text with %s is set aside, and the draft stays as it was (D13)", (_name, text) => {
    vi.setSystemTime(state.at + DAY_MS);
    localStorage.setItem(key, text);
    const { store } = openPage({ known: saved });
    expect(store.get()).toBe(store.getSaved());
    expect(localStorage.getItem(`${key}:set-aside`)).toBe(text);
    expect(localStorage.getItem(key)).toBeNull();
  });

  it("a draft nested too deeply to be restored is set aside as it was kept (D13)", () => {
    vi.setSystemTime(state.at + DAY_MS);
    const deep = `${'{"a":'.repeat(200_000)}1${"}".repeat(200_000)}`;
    const text = version2({ x: { ...state, draft: "DEEP" } }).replace('"DEEP"', deep);
    localStorage.setItem(key, text);
    const { store, leave } = openPage({ known: saved });
    expect(store.get()).toBe(store.getSaved());
    leave();
    expect(localStorage.getItem(`${key}:set-aside`)).toBe(text);
    expect(localStorage.getItem(key)).toBeNull();
  });

  it("a draft beside one of another form comes back all the same (D13)", () => {
    vi.setSystemTime(state.at + DAY_MS);
    const text = version2({ x: state, y: { ...state, draft: [] } });
    localStorage.setItem(key, text);
    expect(openPage({ known: saved }).store.get()).toEqual({ ...saved, a: 1 });
    expect(localStorage.getItem(`${key}:set-aside`)).toBe(text);
  });
});
