// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createDraftStore } from "../../../src/draft/store/draft-store.js";
import type { DraftStorage } from "../../../src/draft/persistence/draft-storage.js";
import { createKeepers } from "../../../src/draft/persistence/keepers.js";
import { persistDraft } from "../../../src/draft/persistence/persist-draft.js";
import { content } from "../support/draft-of.js";

const key = "draft-of-acme";
const saved = content({ provider: "salesforce", a: 0, b: 0 });

const open: (() => void)[] = [];

/** A page with its own draft, which keeps it in the storage that pages share. */
function openPage(known?: object, storage?: DraftStorage) {
  const store = createDraftStore({ saved: known && content(known) });
  const leave = persistDraft(store, { key, storage });
  open.push(leave);
  return { store, leave };
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

describe("an unsaved draft survives a reload", () => {
  it("a kept draft comes back before the server is known, and is then laid on what the server has (D11)", () => {
    const before = openPage(saved);
    before.store.edit(["a"], 1);
    before.store.edit(["b"], 1);
    before.leave();

    const { store } = openPage();
    expect(store.get()).toEqual({ provider: "salesforce", a: 1, b: 1 });
    expect(store.changes()).toHaveLength(2);
    store.takeSaved(content({ provider: "salesforce", a: 0, b: 2, c: 3 }));
    expect(store.get()).toEqual({ provider: "salesforce", a: 1, b: 1, c: 3 });
    expect(store.conflicts()).toEqual([{ path: "/b", base: 0, mine: 1, theirs: 2 }]);
    expect(store.steps()).toEqual({ undo: undefined, redo: undefined });
  });

  it("a kept draft comes back on a saved config that is known already, and so does a conflict (D13)", () => {
    const before = openPage(saved);
    before.store.edit(["a"], 1);
    before.store.takeSaved(content({ ...saved, a: 2 }));
    before.leave();
    const { store } = openPage({ ...saved, a: 2 });
    expect(store.get()).toEqual({ ...saved, a: 1 });
    expect(store.conflicts()).toEqual([{ path: "/a", base: 0, mine: 1, theirs: 2 }]);
    store.resolve("/a", "theirs");
    expect(store.get()).toBe(store.getSaved());
  });

  it("a kept draft is no draft any more where the server has got the same meanwhile (D13)", () => {
    const before = openPage(saved);
    before.store.edit(["a"], 1);
    before.leave();
    const { store, leave } = openPage();
    store.takeSaved(content({ ...saved, a: 1 }));
    expect(store.changes()).toEqual([]);
    expect(store.get()).toBe(store.getSaved());
    leave();
    expect(localStorage.length).toBe(0);
  });

  it("a kept draft of an installation that was not there yet comes back as well (D13)", () => {
    const before = openPage();
    before.store.edit(["proxy"], { enabled: true });
    before.leave();
    const { store } = openPage();
    store.takeSaved(undefined);
    expect(store.get()).toEqual({ proxy: { enabled: true } });
  });

  it("a draft is written after a pause, and at once when the page is hidden or left (D13)", () => {
    const { store } = openPage(saved);
    const writes = vi.spyOn(Storage.prototype, "setItem");
    store.edit(["a"], 1);
    store.edit(["a"], 2);
    expect(writes).not.toHaveBeenCalled();
    vi.advanceTimersByTime(300);
    expect(writes).toHaveBeenCalledTimes(1);
    store.edit(["a"], 3);
    vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
    document.dispatchEvent(new Event("visibilitychange"));
    expect(writes).toHaveBeenCalledTimes(2);
    store.edit(["a"], 4);
    window.dispatchEvent(new Event("pagehide"));
    expect(openPage().store.get()).toMatchObject({ a: 4 });
  });

  it("a draft without changes is not kept, nor after a save, a reset or a deletion (D13)", () => {
    const { store } = openPage(saved);
    vi.advanceTimersByTime(1_000);
    expect(localStorage.length).toBe(0);
    for (const finish of [
      () => {
        store.takeSaved(store.get(), store.get());
        store.takeSaved(saved);
      },
      () => {
        store.reset();
      },
      () => {
        store.takeSaved(undefined, store.get());
      },
    ]) {
      store.edit(["a"], "edited");
      vi.advanceTimersByTime(1_000);
      expect(localStorage.length).toBe(1);
      finish();
      vi.advanceTimersByTime(1_000);
      expect(localStorage.length).toBe(0);
    }
  });

  it("a kept draft does not stand in for edits that this page has already (D13)", () => {
    const before = openPage(saved);
    before.store.edit(["a"], 1);
    before.leave();
    const store = createDraftStore({ saved });
    store.edit(["a"], 9);
    persistDraft(store, { key });
    expect(store.get()).toMatchObject({ a: 9 });
  });

  it("a kept draft of another page stays when this page has nothing to keep (D13)", () => {
    const quiet = openPage(saved);
    quiet.store.edit(["b"], 1);
    vi.advanceTimersByTime(1_000);
    const other = createDraftStore({ saved });
    other.edit(["a"], 1);
    persistDraft(other, { key });
    const kept = localStorage.getItem(key);
    quiet.store.reset();
    quiet.leave();
    expect(localStorage.getItem(key)).toBe(kept);
  });
});

describe("a draft that is kept no longer", () => {
  it("a kept draft is removed once a save under way has ended, so that no saved edit comes back (D13)", () => {
    const { store, leave } = openPage(saved);
    store.edit(["a"], 1);
    leave();
    expect(localStorage.length).toBe(1);
    store.takeSaved(content({ ...saved, a: 1 }), store.get());
    vi.advanceTimersByTime(1_000);
    expect(localStorage.length).toBe(0);
    store.edit(["a"], 2);
    vi.advanceTimersByTime(1_000);
    expect(localStorage.length).toBe(0);
  });

  it("a kept draft stays once it was opened anew, also when the save under way ends (D13)", () => {
    const { store, leave } = openPage(saved);
    store.edit(["a"], 1);
    leave();
    const next = openPage(saved);
    store.takeSaved(store.get());
    vi.runAllTimers();
    next.leave();
    expect(openPage(saved).store.get()).toEqual({ ...saved, a: 1 });
  });

  it("a kept draft keeps what a save under way leaves over (D13)", () => {
    const { store, leave } = openPage(saved);
    store.edit(["a"], 1);
    const sent = store.get();
    store.edit(["b"], 1);
    leave();
    store.takeSaved(content({ ...saved, a: 1 }), sent);
    vi.advanceTimersByTime(1_000);
    const again = openPage({ ...saved, a: 3 });
    expect(again.store.get()).toEqual({ ...saved, a: 3, b: 1 });
    expect(again.store.conflicts()).toEqual([]);
  });

  it("a draft does not come back into a cleared storage, nor over what another page keeps (D13)", () => {
    const { store, leave } = openPage(saved);
    store.edit(["a"], 1);
    const sent = store.get();
    store.edit(["b"], 1);
    leave();
    localStorage.clear();
    store.takeSaved(content({ ...saved, a: 1 }), sent);
    vi.advanceTimersByTime(1_000);
    expect(localStorage.length).toBe(0);

    store.edit(["b"], 2);
    persistDraft(store, { key })();
    localStorage.setItem(key, "another page's");
    store.takeSaved(content({ ...saved, a: 1, b: 2 }), store.get());
    vi.advanceTimersByTime(1_000);
    expect(localStorage.getItem(key)).toBe("another page's");
  });

  it("a draft is followed once, however often it is kept anew (D13)", () => {
    const store = createDraftStore({ saved });
    store.edit(["a"], 1);
    for (let times = 0; times < 5; times += 1) persistDraft(store, { key })();
    const states = vi.spyOn(store, "getState");
    store.edit(["a"], 2);
    vi.advanceTimersByTime(1_000);
    expect(states).toHaveBeenCalledTimes(1);
  });
});

it("of two pages with a draft each, the one that is reloaded gets its own back (D13)", () => {
  const [a, b] = [openPage(saved), openPage(saved)];
  a.store.edit(["a"], 1);
  vi.advanceTimersByTime(1_000);
  b.store.edit(["b"], 1);
  vi.advanceTimersByTime(1_000);
  b.leave();
  window.dispatchEvent(new Event("pagehide"));
  expect(openPage().store.get()).toEqual({ ...saved, a: 1 });
});

describe("a text that is no draft is set aside, never thrown", () => {
  it.each([
    ["no JSON", "{"],
    ["another version", JSON.stringify({ version: 2, draft: {} })],
    ["no draft", JSON.stringify({ version: 1 })],
    ["a draft of another form", JSON.stringify({ version: 1, draft: [] })],
    ["a saved config of another form", JSON.stringify({ version: 1, draft: {}, saved: "x" })],
    ["null", "null"],
  ])("a stored text is set aside where it is %s (D13)", (_name, text) => {
    localStorage.setItem(key, text);
    const { store, leave } = openPage(saved);
    expect(store.get()).toBe(store.getSaved());
    expect(localStorage.getItem(key)).toBeNull();
    expect(localStorage.getItem(`${key}:set-aside`)).toBe(text);
    store.edit(["a"], 1);
    leave();
    expect(openPage().store.get()).toMatchObject({ a: 1 });
  });

  it("a storage that is full, forbidden or missing leaves the draft as safe as the page (D13)", () => {
    const forbidden: DraftStorage = {
      getItem: () => {
        throw new Error("denied");
      },
      setItem: () => {
        throw new Error("full");
      },
      removeItem: () => {
        throw new Error("denied");
      },
    };
    const { store, leave } = openPage(saved, forbidden);
    store.edit(["a"], 1);
    vi.advanceTimersByTime(1_000);
    leave();
    expect(store.get()).toMatchObject({ a: 1 });

    vi.spyOn(globalThis, "localStorage", "get").mockImplementation(() => {
      throw new Error("SecurityError");
    });
    const other = openPage(saved);
    other.store.edit(["a"], 1);
    other.leave();
    expect(other.store.get()).toMatchObject({ a: 1 });
  });

  it("names such as `__proto__` come back as they were (D8)", () => {
    const odd = JSON.parse('{"write": {"objects": {"__proto__": {"objectName": "__proto__"}}}}') as object;
    const before = openPage({});
    before.store.setDraft(content(odd));
    before.leave();
    const { store } = openPage();
    expect(JSON.stringify(store.get())).toBe(JSON.stringify(odd));
    expect(({} as Record<string, unknown>)["objectName"]).toBeUndefined();
  });
});

describe("a draft that passes to another tenant", () => {
  const pass = (store: ReturnType<typeof createDraftStore>, other: string) => {
    for (const leaveFor of store.companion(createKeepers)) leaveFor(other);
    store.reset();
    store.takeSaved(undefined, store.get());
  };

  it.each([key, "draft-of-initech"])("leaves what was kept for the one before: %s (D13)", (other) => {
    const { store, leave } = openPage(saved);
    store.edit(["a"], 1);
    pass(store, other);
    store.takeSaved(saved);
    store.edit(["b"], 2);
    vi.runAllTimers();
    expect(store.get()).toEqual({ provider: "salesforce", a: 0, b: 2 });
    store.reset();
    vi.runAllTimers();
    leave();
    expect(openPage(saved).store.get()).toEqual({ provider: "salesforce", a: 1, b: 0 });
  });

  it("brings nothing of the one before from a storage that answers later (D13)", async () => {
    const before = openPage(saved);
    before.store.edit(["a"], 1);
    before.leave();
    const late: DraftStorage = {
      getItem: (at) => Promise.resolve(localStorage.getItem(at)),
      setItem: (at, text) => Promise.resolve(localStorage.setItem(at, text)),
      removeItem: (at) => Promise.resolve(localStorage.removeItem(at)),
    };
    const { store } = openPage(saved, late);
    pass(store, "draft-of-initech");
    store.takeSaved(saved);
    await vi.runAllTimersAsync();
    expect(store.get()).toEqual(saved);
    expect(openPage(saved).store.get()).toEqual({ provider: "salesforce", a: 1, b: 0 });
  });
});

describe("a draft that passes to another tenant", () => {
  const keptBy = (store: ReturnType<typeof openPage>["store"], other: string) => {
    for (const leaveFor of store.companion(createKeepers)) leaveFor(other);
  };
  const drafts = (text: string | null) =>
    Object.values(
      (JSON.parse(text ?? "{}") as { drafts?: Record<string, { draft: object }> }).drafts ?? {},
    ).map(({ draft }) => draft);

  it("what is edited from then on is not kept under the key of the one before (D13)", () => {
    const { store } = openPage(saved);
    store.edit(["a"], 1);
    keptBy(store, "draft-of-globex");
    store.edit(["a"], 2);
    vi.advanceTimersByTime(1_000);
    expect(drafts(localStorage.getItem(key))).toEqual([{ ...saved, a: 1 }]);
  });

  it("what is edited from then on is kept beside it where the key is the same (D13)", () => {
    const { store } = openPage(saved);
    store.edit(["a"], 1);
    keptBy(store, key);
    store.edit(["a"], 2);
    vi.advanceTimersByTime(1_000);
    expect(drafts(localStorage.getItem(key))).toEqual(
      expect.arrayContaining([
        { ...saved, a: 1 },
        { ...saved, a: 2 },
      ]),
    );
  });
});

describe("a draft whose screen has gone while it is saved", () => {
  it("it is kept as it is edited on, until it is saved (D13)", () => {
    const { store, leave } = openPage(saved);
    store.edit(["a"], 1);
    leave();
    store.edit(["b"], 1);
    vi.advanceTimersByTime(1_000);
    expect(localStorage.getItem(key)).toContain('"b":1');
    store.takeSaved(content({ ...saved, a: 1, b: 1 }), store.get());
    vi.advanceTimersByTime(1_000);
    expect(localStorage.getItem(key)).toBeNull();
  });
});
