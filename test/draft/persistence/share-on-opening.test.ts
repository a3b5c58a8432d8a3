import { afterEach, describe, expect, it, vi } from "vitest";
import { createLocalConfig } from "../../../src/draft/handlers/local-config.js";
import { createDraftStore } from "../../../src/draft/store/draft-store.js";
import { shareDraft } from "../../../src/draft/persistence/share-draft.js";
import { startAutosave } from "../../../src/save/autosave.js";
import { content } from "../support/draft-of.js";
import { openBrowser, openTabOf } from "../support/tab-browser.js";

const saved = content({
  provider: "salesforce",
  write: {
    objects: {
      contact: { objectName: "contact", selectedFieldSettings: { a: { writeOnUpdate: "always" } } },
      account: { objectName: "account", deletionSettings: { enabled: true } },
    },
  },
  proxy: { enabled: false },
});
const settings = ["write", "objects", "contact", "selectedFieldSettings"];
const policy = [...settings, "a", "writeOnUpdate"];
const aPointer = "/write/objects/contact/selectedFieldSettings/a/writeOnUpdate";
const withPolicy = (value: string) => {
  const newer = structuredClone(saved);
  const setting = newer.write?.objects?.["contact"]?.selectedFieldSettings?.["a"] as {
    writeOnUpdate: string;
  };
  setting.writeOnUpdate = value;
  return newer;
};

/** Opens a tab whose installation is still loading. */
function openLoading(
  browser: ReturnType<typeof openBrowser>,
  edit?: (store: ReturnType<typeof createDraftStore>) => void,
) {
  const store = createDraftStore();
  edit?.(store);
  shareDraft(store, { key: "acme/jane", openChannel: browser.openChannel });
  return store;
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe("a tab that opens while another is open", () => {
  it("an edit made while it loads removes nothing from the other's draft (D19, S8)", () => {
    const browser = openBrowser();
    const one = openTabOf(browser, { saved });
    const loading = openLoading(browser);
    createLocalConfig(loading)
      .writeObject("contact")
      .setWriteOnUpdateSetting({ fieldName: "b", value: "never" });
    browser.deliver();
    expect(one.store.changes()).toEqual([
      {
        path: "/write/objects/contact/selectedFieldSettings/b/writeOnUpdate",
        before: undefined,
        after: "never",
      },
    ]);
  });

  it("its first load is no answer to a save: what the other removed stays removed (D19, D11)", () => {
    const browser = openBrowser();
    const one = openTabOf(browser, { saved });
    one.store.remove([...settings, "a"]);
    const loading = openLoading(browser);
    browser.deliver();
    loading.takeSaved(structuredClone(saved));
    browser.deliver();
    expect(one.store.changes()).toEqual([{ path: aPointer, before: "always", after: undefined }]);
    expect(loading.changes()).toEqual(one.store.changes());
  });

  it("an edit of a saved value, heard of before the tab has loaded, is no conflict with oneself (D19, D11)", () => {
    const browser = openBrowser();
    const one = openTabOf(browser, { saved });
    one.store.edit(policy, "never");
    browser.deliver();
    const loading = openLoading(browser);
    browser.deliver();
    loading.takeSaved(structuredClone(saved));
    browser.deliver();
    expect(loading.conflicts()).toEqual([]);
    expect(loading.changes()).toEqual([{ path: aPointer, before: "always", after: "never" }]);
  });

  it("an edit of the other's that is on its way while the tab loads waits for what it was made on (D19, D11)", () => {
    const browser = openBrowser();
    const one = openTabOf(browser, { saved });
    const loading = openLoading(browser);
    one.store.edit(policy, "never");
    browser.deliver();
    loading.takeSaved(structuredClone(saved));
    expect(loading.conflicts()).toEqual([]);
    expect(loading.read(policy)).toBe("never");
  });

  it("where it loads a colleague's change of what the other edited, that is a conflict, and autosave waits (D19, D11)", async () => {
    vi.useFakeTimers();
    const browser = openBrowser();
    const one = openTabOf(browser, { saved });
    one.store.edit(policy, "never");
    const loading = openLoading(browser);
    const save = vi.fn();
    startAutosave(loading, { delayMs: 10, save });
    browser.deliver();
    loading.takeSaved(withPolicy("ifEmpty"));
    browser.deliver();
    await vi.advanceTimersByTimeAsync(50);
    expect(save).not.toHaveBeenCalled();
    expect(loading.conflicts()).toEqual([
      { path: aPointer, base: "always", mine: "never", theirs: "ifEmpty" },
    ]);
  });

  it("a conflict of the other's is its own, too, though it has loaded the newer config (D19, D11)", () => {
    const browser = openBrowser();
    const one = openTabOf(browser, { saved });
    one.store.edit(policy, "never");
    one.store.takeSaved(withPolicy("ifEmpty"));
    const later = openTabOf(browser, { saved: withPolicy("ifEmpty") });
    expect(later.store.conflicts()).toEqual(one.store.conflicts());
    one.store.resolve(aPointer, "mine");
    browser.deliver();
    expect(later.store.conflicts()).toEqual([]);
    expect(later.store.read(policy)).toBe("never");
    one.store.undo();
    browser.deliver();
    expect(later.store.conflicts()).toHaveLength(1);
  });

  it("what was edited as the tab opened stays beside the other's edits, in both (D19)", () => {
    const browser = openBrowser();
    const one = openTabOf(browser, { saved });
    one.store.edit(policy, "never");
    one.store.edit(policy, "ifEmpty");
    browser.deliver();
    const later = createDraftStore({ saved: structuredClone(saved) });
    later.edit(["proxy", "enabled"], true);
    shareDraft(later, { key: "acme/jane", openChannel: browser.openChannel });
    browser.deliver();
    expect(later.changes().map(({ path }) => path)).toEqual(["/proxy/enabled", aPointer]);
    expect(one.store.get()).toEqual(later.get());
  });
});

describe("tabs that know different saved configs", () => {
  it("a reset in a tab that has not refetched yet reverts nothing of a colleague's in the other (D19, D11)", () => {
    const browser = openBrowser();
    const [one, other] = [openTabOf(browser, { saved }), openTabOf(browser, { saved })];
    one.store.edit([...settings, "mine"], { writeOnUpdate: "never" });
    browser.deliver();
    one.store.takeSaved(content({ ...structuredClone(saved), proxy: { enabled: true } }));
    browser.deliver();
    expect(other.store.changes().map(({ path }) => path)).toEqual([
      "/write/objects/contact/selectedFieldSettings/mine/writeOnUpdate",
    ]);
    other.store.reset();
    browser.deliver();
    expect(one.store.changes()).toEqual([]);
    expect(one.store.read(["proxy", "enabled"])).toBe(true);
  });

  it("a tab that slept keeps its edit, and hears of the others' and of what was taken back (D19)", () => {
    vi.stubGlobal("document", Object.assign(new EventTarget(), { visibilityState: "visible" }));
    vi.stubGlobal("window", new EventTarget());
    const browser = openBrowser();
    const [one, other] = [openTabOf(browser, { saved }), openTabOf(browser, { saved })];
    one.store.edit(["proxy", "enabled"], true);
    one.store.edit(policy, "never");
    browser.deliver();
    other.store.edit([...settings, "b"], { writeOnUpdate: "never" });
    other.store.edit(policy, "always");
    browser.lose();
    document.dispatchEvent(new Event("visibilitychange"));
    browser.deliver();
    expect(one.store.changes().map(({ path }) => path)).toEqual([
      "/proxy/enabled",
      "/write/objects/contact/selectedFieldSettings/b/writeOnUpdate",
    ]);
    expect(other.store.get()).toEqual(one.store.get());
  });

  it("a draft that is shared anew keeps the times of its edits: the newer one wins (D19)", () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const browser = openBrowser();
    const [one, other] = [openTabOf(browser, { saved }), openTabOf(browser, { saved })];
    other.store.edit(policy, "ifEmpty");
    browser.lose();
    vi.setSystemTime(Date.now() + 1000);
    one.store.edit(policy, "never");
    browser.lose();
    one.stop();
    shareDraft(one.store, { key: "acme/jane", openChannel: browser.openChannel });
    browser.deliver();
    for (const { store } of [one, other]) expect(store.read(policy)).toBe("never");
  });

  it("what one tab takes back while another saves it is an edit of the new saved config in both (D19, D9)", () => {
    const browser = openBrowser();
    const [one, other] = [openTabOf(browser, { saved }), openTabOf(browser, { saved })];
    one.store.edit(["proxy", "enabled"], true);
    browser.deliver();
    other.store.reset();
    one.store.takeSaved(content({ ...structuredClone(saved), proxy: { enabled: true } }), one.store.get());
    browser.deliver();
    for (const { store } of [one, other]) {
      expect(store.changes()).toEqual([{ path: "/proxy/enabled", before: true, after: false }]);
    }
  });

  it("of a choice that two tabs make in different ways one is left (D19, D15)", () => {
    const browser = openBrowser();
    const [one, other] = [openTabOf(browser, { saved }), openTabOf(browser, { saved })];
    createLocalConfig(one.store).subscribeObject("contact").setWatchFields("all");
    createLocalConfig(other.store).subscribeObject("contact").setWatchFields(["email"]);
    browser.deliver();
    expect(other.store.get()).toEqual(one.store.get());
    const event = one.store.read(["subscribe", "objects", "contact", "updateEvent"]) as object;
    expect(Object.keys(event).filter((name) => name !== "enabled")).toHaveLength(1);
  });
});
