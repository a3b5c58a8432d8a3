import { afterEach, describe, expect, it, vi } from "vitest";
import { draftKey, olderKeyOf } from "../../../src/draft/persistence/draft-key.js";
import { createStorageQueue } from "../../../src/draft/persistence/draft-storage.js";
import { persistDraft } from "../../../src/draft/persistence/persist-draft.js";
import { shareDraft } from "../../../src/draft/persistence/share-draft.js";
import { isTabMessage, type TabMessage } from "../../../src/draft/persistence/tab-channel.js";
import { createTabTurn } from "../../../src/draft/persistence/tab-turn.js";
import { createDraftStore } from "../../../src/draft/store/draft-store.js";
import { content } from "../support/draft-of.js";
import { openBrowser, openTabOf } from "../support/tab-browser.js";

const saved = content({ provider: "salesforce", a: 0, b: 0 });

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe("the key of a draft", () => {
  const tenant = { server: "api/p", integration: "crm", groupRef: "acme", consumerRef: "jane" };

  it("0.1.0 kept a draft under the same names without the consumer's (D13)", () => {
    expect(olderKeyOf(draftKey(tenant))).toBe('headless-write-kit:draft:["api/p","crm","acme"]');
  });

  it.each([
    ["of the app's own", 'my-drafts:["api/p","crm","acme","jane"]'],
    // As long as the kit's own beginning.
    ["of another library", 'another-write-kit-x-draft:["api/p","crm","acme","jane"]'],
    ["of three names", 'headless-write-kit:draft:["api/p","crm","acme"]'],
    ["of five names", 'headless-write-kit:draft:["api/p","crm","acme","jane","x"]'],
    ["of a text of four letters", 'headless-write-kit:draft:"jane"'],
    ["of an object", 'headless-write-kit:draft:{"length":4}'],
    ["of no JSON", "headless-write-kit:draft:acme"],
  ])("0.1.0 kept nothing under a key %s (D13)", (_, key) => {
    expect(olderKeyOf(key)).toBeUndefined();
  });
});

describe("a storage", () => {
  it("a storage that answered a promise once and answers at once later is worked with at once (D13)", async () => {
    const queue = createStorageQueue();
    const done: string[] = [];
    let answer: () => void = () => undefined;
    const slow = new Promise<void>((resolve) => (answer = resolve));
    queue.run(
      function* () {
        yield slow;
        done.push("slow");
      },
      () => done.push("end of slow"),
    );
    queue.run(
      function* () {
        yield undefined;
        done.push("after it");
      },
      () => undefined,
    );
    expect(done).toEqual([]);
    answer();
    await vi.waitFor(() => {
      expect(done).toEqual(["slow", "end of slow", "after it"]);
    });
    // The queue is empty by now.
    await new Promise((resolve) => setTimeout(resolve));
    queue.run(
      function* () {
        yield undefined;
        done.push("at once");
      },
      () => undefined,
    );
    expect(done.at(-1)).toBe("at once");
  });

  it("a storage that has the draft just so is not written to, also without a page around it (D13)", () => {
    vi.useFakeTimers();
    const kept = new Map<string, string>();
    const setItem = vi.fn((name: string, text: string) => kept.set(name, text));
    const removeItem = vi.fn((name: string) => kept.delete(name));
    const storage = { getItem: (name: string) => kept.get(name) ?? null, setItem, removeItem };
    const store = createDraftStore({ saved });
    const stop = persistDraft(store, { key: "draft-of-acme", storage });
    expect(removeItem).not.toHaveBeenCalled();
    store.edit(["a"], 1);
    expect(setItem).not.toHaveBeenCalled();
    vi.advanceTimersByTime(300);
    expect(setItem).toHaveBeenCalledTimes(1);
    // Nothing has changed, and no time has gone by.
    stop();
    expect(setItem).toHaveBeenCalledTimes(1);
    expect(kept.size).toBe(1);
  });
});

describe("what tabs tell one another", () => {
  const message: TabMessage = {
    version: 1,
    key: "acme/jane",
    tab: "other",
    clock: 1,
    kind: "edits",
    edits: [{ path: "/proxy", value: { enabled: true } }],
    isSaved: false,
  };

  it.each<[string, object]>([
    ["a tab without a name", { tab: 1 }],
    ["a key that is no text", { key: ["acme/jane"] }],
    ["an edit of the whole draft", { edits: [{ path: "", value: {} }] }],
    ["an edit without a place", { edits: [{ value: {} }] }],
    ["an edit of a place that is no pointer", { edits: [{ path: "proxy" }] }],
    ["an edit that is a text", { edits: ["/proxy"] }],
    ["a clock between two numbers", { clock: 1.5 }],
    ["no word of whether it is saved", { isSaved: "no" }],
  ])("%s makes a message that is passed over (D19)", (_, parts) => {
    expect(isTabMessage(message)).toBe(true);
    expect(isTabMessage({ ...message, ...parts })).toBe(false);
  });

  it("a tab that opens with a draft that was kept shows it in those that are open (D19, D13)", () => {
    const browser = openBrowser();
    const one = openTabOf(browser, { saved });
    const store = createDraftStore({ saved });
    store.edit(["a"], 1);
    shareDraft(store, { key: "acme/jane", openChannel: browser.openChannel });
    browser.deliver();
    expect(one.store.changes()).toEqual([{ path: "/a", before: 0, after: 1 }]);
  });

  it("a save that the server took as it was is told to the other tabs (D19, S8)", () => {
    const browser = openBrowser();
    const onSaved = vi.fn();
    const [one, other] = [openTabOf(browser, { saved }), openTabOf(browser, { saved, onSaved })];
    one.store.edit(["a"], 1);
    browser.deliver();
    one.store.takeSaved(content({ ...saved, a: 1 }), one.store.get());
    browser.deliver();
    expect(onSaved).toHaveBeenCalledTimes(1);
    expect(other.store.changes()).toEqual([]);
    expect(other.store.conflicts()).toEqual([]);
  });

  it("a refetch in one tab takes no edit away from the other (D19, D11)", () => {
    const browser = openBrowser();
    const [one, other] = [openTabOf(browser, { saved }), openTabOf(browser, { saved })];
    one.store.edit(["a"], 1);
    browser.deliver();
    one.store.takeSaved(content({ ...saved, b: 2 }));
    browser.deliver();
    expect(other.store.read(["a"])).toBe(1);
    expect(other.store.changes().map(({ path }) => path)).toContain("/a");
  });
});

describe("whose turn it is to save", () => {
  it("without locks a tab in which nobody has edited yet saves, and again when the draft is shared no more (D19)", async () => {
    vi.stubGlobal("navigator", {});
    const turn = createTabTurn();
    const save = vi.fn(() => Promise.resolve("saved"));
    const stop = turn.share("acme/jane");
    expect(await turn.run(save)).toBe("saved");
    turn.edited(false);
    expect(await turn.run(save)).toBeUndefined();
    stop();
    expect(await turn.run(save)).toBe("saved");
    expect(save).toHaveBeenCalledTimes(2);
  });

  it("a lock that another tab holds is not waited for (D19)", async () => {
    const request = vi.fn((_: string, __: object, run: (lock: object) => unknown) => run({}));
    vi.stubGlobal("navigator", { locks: { request } });
    const turn = createTabTurn();
    turn.share("acme/jane");
    await turn.run(() => Promise.resolve());
    expect(request).toHaveBeenCalledWith("acme/jane:autosave", { ifAvailable: true }, expect.any(Function));
  });
});
