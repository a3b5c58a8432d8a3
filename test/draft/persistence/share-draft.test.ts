import { afterEach, describe, expect, it, vi } from "vitest";
import { createTabTurn } from "../../../src/draft/persistence/tab-turn.js";
import { shareDraft } from "../../../src/draft/persistence/share-draft.js";
import type { TabMessage } from "../../../src/draft/persistence/tab-channel.js";
import { createDraftStore } from "../../../src/draft/store/draft-store.js";
import { content } from "../support/draft-of.js";
import { openBrowser, openTabOf } from "../support/tab-browser.js";

const saved = content({
  provider: "salesforce",
  write: {
    objects: {
      contact: { objectName: "contact", selectedFieldSettings: { source: { writeOnUpdate: "never" } } },
    },
  },
});
const place = ["write", "objects", "contact", "selectedFieldSettings", "source", "writeOnUpdate"];

const circle: Record<string, unknown> = {};
circle["self"] = circle;

const edit = (path: string, value: unknown) => ({ edits: [{ path, value }] });
const note = (parts: object) => ({ notes: [{ path: "/write/objects/lead", isBrought: false, ...parts }] });
const answer = (answered: unknown, sent: unknown) => ({ answer: { saved: answered, sent } });

/** A text within so many objects. */
function nested(levels: number): unknown {
  let value: unknown = "x";
  for (let level = 0; level < levels; level += 1) value = { more: value };
  return value;
}

function openTab(browser: ReturnType<typeof openBrowser>, key = "acme/jane", start = saved) {
  const onSaved = vi.fn();
  return { ...openTabOf(browser, { key, saved: start, onSaved }), onSaved };
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("two tabs show one draft", () => {
  it("an edit, its undo and a reset appear in the other tab (D19)", () => {
    const browser = openBrowser();
    const [one, other] = [openTab(browser), openTab(browser)];
    one.store.edit(place, "always");
    browser.deliver();
    expect(other.store.get()).toEqual(one.store.get());
    expect(other.store.changes()).toHaveLength(1);
    one.store.undo();
    browser.deliver();
    expect(other.store.changes()).toEqual([]);
    one.store.edit(["proxy", "enabled"], true);
    browser.deliver();
    one.store.reset();
    browser.deliver();
    expect(other.store.changes()).toEqual([]);
  });

  it("each tab has a history of its own, and undo keeps what came from the other (D19, D9)", () => {
    const browser = openBrowser();
    const [one, other] = [openTab(browser), openTab(browser)];
    one.store.edit(["proxy", "enabled"], true);
    browser.deliver();
    expect(other.store.steps().undo).toBeUndefined();
    other.store.edit(place, "always");
    browser.deliver();
    one.store.undo();
    browser.deliver();
    expect(other.store.changes().map(({ path }) => path)).toEqual([
      "/write/objects/contact/selectedFieldSettings/source/writeOnUpdate",
    ]);
    other.store.undo();
    browser.deliver();
    expect(one.store.changes()).toEqual([]);
    expect(other.store.changes()).toEqual([]);
  });

  it("of two edits of one place at once the same wins in both tabs (D19)", () => {
    const browser = openBrowser();
    const [one, other] = [openTab(browser), openTab(browser)];
    one.store.edit(place, "always");
    other.store.edit(place, "ifEmpty");
    browser.deliver();
    expect(one.store.read(place)).toBe(other.store.read(place));
  });

  it("edits of different places at once both stay (D19)", () => {
    const browser = openBrowser();
    const [one, other] = [openTab(browser), openTab(browser)];
    one.store.edit(place, "always");
    other.store.edit(["proxy", "enabled"], true);
    browser.deliver();
    expect(one.store.get()).toEqual(other.store.get());
    expect(one.store.changes()).toHaveLength(2);
  });

  it("a tab that comes later shows what is edited, and drops nothing of its own (D19)", () => {
    const browser = openBrowser();
    const one = openTab(browser);
    one.store.edit(place, "always");
    const later = openTab(browser);
    expect(later.store.get()).toEqual(one.store.get());
    expect(one.store.changes()).toHaveLength(1);
  });

  it("a save in one tab is no conflict in the other, whatever the server made of it (D19, D18)", () => {
    const browser = openBrowser();
    const [one, other] = [openTab(browser), openTab(browser)];
    one.store.edit(["write", "objects", "contact", "note"], " text ");
    browser.deliver();
    const answer = structuredClone(one.store.get()) as unknown as {
      write: { objects: { contact: { note: string } } };
    };
    answer.write.objects.contact.note = "text";
    one.store.takeSaved(content(answer), one.store.get());
    browser.deliver();
    expect(other.store.conflicts()).toEqual([]);
    expect(other.store.changes()).toEqual([]);
    expect(other.store.get()).toEqual(answer);
    expect(other.onSaved).toHaveBeenCalled();
  });

  it("a tab that slept catches up when it is shown, with what was taken back, too (D19)", () => {
    vi.stubGlobal("document", Object.assign(new EventTarget(), { visibilityState: "visible" }));
    vi.stubGlobal("window", new EventTarget());
    const browser = openBrowser();
    const [one, other] = [openTab(browser), openTab(browser)];
    one.store.edit(place, "always");
    browser.deliver();
    one.store.edit(["proxy", "enabled"], true);
    one.store.edit(place, "never");
    browser.lose();
    expect(other.store.read(place)).toBe("always");
    document.dispatchEvent(new Event("visibilitychange"));
    browser.deliver();
    expect(other.store.get()).toEqual(one.store.get());
    expect(other.store.changes().map(({ path }) => path)).toEqual(["/proxy/enabled"]);
  });

  it.each<[string, object]>([
    ["another version", { version: 2 }],
    ["another user", { key: "acme/joe" }],
    ["another shape", { edits: "all" }],
    ["a path that is no pointer", { edits: [{ path: "write", value: 1 }] }],
    ["a kind that nobody knows", { kind: "format-disk" }],
    ["a clock of text", { clock: "9" }],
    ["a clock that cannot be counted on", { clock: Number.MAX_SAFE_INTEGER }],
    ["a clock of before", { clock: -1 }],
    ["a value that is no JSON", { edits: [{ path: "/proxy", value: { since: new Date(0) } }] }],
    ["a value that holds itself", { edits: [{ path: "/proxy", value: circle }] }],
    ["an answer that is no JSON", { answer: { saved: { provider: 1n }, sent: {} } }],
    ["an answer that is a list", { answer: { saved: [], sent: {} } }],
    ["notes that are no list", { notes: { path: "/read/objects/lead" } }],
    ["a note of no object", { notes: [{ path: "/read", isBrought: true }] }],
    ["a note that says nothing of a mapping", { notes: [{ path: "/read/objects/lead" }] }],
    [
      "a note of settings that are none",
      { notes: [{ path: "/write/objects/lead", isBrought: false, disabled: [] }] },
    ],
    ["a note of a written object that a mapping brought", note({ isBrought: true })],
    ["a note of a place that is a number", note({ path: 7 })],
    ["a note of no section", note({ path: "/proxy/objects/lead" })],
    ["a note of no object's place", note({ path: "/write/settings/lead" })],
    ["a note of an object that is a text", note({ disabled: { object: "lead" } })],
    ["a note of settings that are a list", note({ disabled: { object: { selectedFieldSettings: [] } } })],
    ["a note of a saved object that is a number", note({ disabled: { object: {}, saved: 7 } })],
    ["a note of defaults that may be to come", note({ isPending: "maybe" })],
    ["a section that is a text", edit("/write", "contact")],
    ["a section that is a list", edit("/read", [])],
    ["objects that are a number", edit("/write/objects", 7)],
    ["an object that is a text", edit("/write/objects/contact", "all")],
    ["an object that is a list", edit("/write/objects/contact", [{ objectName: "contact" }])],
    ["field settings that are a text", edit("/write/objects/contact/selectedFieldSettings", "none")],
    ["a field setting that is a flag", edit("/write/objects/contact/selectedFieldSettings/source", true)],
    ["a list deep in a section", edit("/read", { objects: { contact: { selectedFields: ["email"] } } })],
    ["a proxy that is a flag", edit("/proxy", true)],
    ["a half of a default", edit("/write/objects/contact/selectedFieldSettings/a/default/stringValue", "x")],
    ["an item of a list", edit("/subscribe/objects/contact/updateEvent/requiredWatchFields/0", "x")],
    ["another provider", edit("/provider", "hubspot")],
    ["a provider that is a list", edit("/provider", ["salesforce"])],
    ["an answer for another provider", answer({ provider: "hubspot" }, {})],
    ["an answer with a section that is a text", answer({ provider: "salesforce", write: "x" }, {})],
    ["an answer to a draft with a list for objects", answer({}, { write: { objects: [] } })],
    [
      "an edit made on something that its place cannot hold",
      { edits: [{ path: "/proxy/x", value: 1, base: circle }] },
    ],
    ["an edit of objects made on a text", { edits: [{ path: "/write/objects", value: {}, base: "all" }] }],
    ["an edit that was taken back perhaps", { edits: [{ path: "/proxy/x", isBack: "maybe" }] }],
    ["an edit of a time without a tab", { edits: [{ path: "/proxy/x", value: 1, at: [7] }] }],
    [
      "an edit of a time that cannot be counted on",
      { edits: [{ path: "/proxy/x", value: 1, at: [2 ** 53, "b"] }] },
    ],
    [
      "a note of a time that is a text",
      { notes: [{ path: "/read/objects/lead", isBrought: true, at: "now" }] },
    ],
    ["a tab that may have loaded", { isLoaded: "perhaps" }],
    [
      "a saved config with a section that is a text",
      { kind: "all", saved: { provider: "salesforce", write: "x" } },
    ],
    ["a saved config of another provider", { kind: "all", saved: { provider: "hubspot" } }],
    ["an answer to a config that is a list", { answer: { saved, sent: saved, base: [] } }],
    ["an answer that is null", { answer: null }],
    ["an answer of null", answer(null, null)],
    ["a value nested too deeply", edit("/proxy/more", nested(600))],
    ["a place nested too deeply", edit("/more".repeat(100_000), 1)],
  ])("a message of %s is passed over, and nothing is lost (D19)", (_, parts) => {
    const browser = openBrowser();
    const { store } = openTab(browser);
    store.edit(place, "always");
    browser.deliver();
    const before = store.get();
    const message: TabMessage = {
      version: 1,
      key: "acme/jane",
      tab: "other",
      clock: 99,
      kind: "edits",
      edits: [{ path: "/proxy", value: { enabled: true } }],
      isSaved: false,
    };
    browser.post({ ...message, ...parts });
    for (const odd of [null, 7, "text", [], { version: 1 }]) browser.post(odd);
    browser.deliver();
    expect(store.get()).toBe(before);
    // The tabs go on hearing each other.
    const other = openTab(browser);
    store.edit(["proxy", "enabled"], true);
    browser.deliver();
    expect(other.store.get()).toEqual(store.get());
  });

  it("null in the place of a section comes over as nothing, as a server may have it (D19, D16)", () => {
    const browser = openBrowser();
    const start = content({ ...saved, read: null });
    const [one, other] = [openTab(browser, "acme/jane", start), openTab(browser, "acme/jane", start)];
    one.store.edit(["read"], { objects: { lead: { objectName: "lead", selectedFields: null } } });
    browser.deliver();
    expect(other.store.get()).toEqual(one.store.get());
    one.store.remove(["read", "objects", "lead"]);
    browser.deliver();
    expect(other.store.get()).toEqual(one.store.get());
    expect(other.store.changes()).toEqual([]);
  });

  it("all of a tab that has nonsense in it is passed over, and what is edited here stays (D19)", () => {
    const browser = openBrowser();
    const { store } = openTab(browser);
    store.edit(place, "always");
    browser.deliver();
    const edits = [
      { path: "/write/objects/contact", value: { objectName: "contact" } },
      { path: "/read", value: "nonsense" },
    ];
    browser.post({
      ...{ version: 1, key: "acme/jane", tab: "other", clock: 99, kind: "all" },
      edits,
      isSaved: false,
    });
    browser.deliver();
    expect(store.read(place)).toBe("always");
  });

  it("a first config of any provider comes over where nothing is installed (D19)", () => {
    const browser = openBrowser();
    const [one, other] = [openTabOf(browser, {}), openTabOf(browser, {})];
    one.store.setDraft({ provider: "hubspot", proxy: { enabled: true } });
    browser.deliver();
    expect(other.store.get()).toEqual({ provider: "hubspot", proxy: { enabled: true } });
  });

  it("another user's tab hears nothing (D19, D13)", () => {
    const browser = openBrowser();
    const [one, joe] = [openTab(browser), openTab(browser, "acme/joe")];
    one.store.edit(place, "always");
    browser.deliver();
    expect(joe.store.changes()).toEqual([]);
  });

  it("a tab that has stopped hears nothing and tells nothing (D19)", () => {
    const browser = openBrowser();
    const [one, other] = [openTab(browser), openTab(browser)];
    other.stop();
    one.store.edit(place, "always");
    browser.deliver();
    expect(other.store.changes()).toEqual([]);
  });

  it("without a channel, as in private modes that forbid it, the draft is this tab's alone (D19)", () => {
    const store = createDraftStore({ saved });
    const stop = shareDraft(store, { key: "k", openChannel: () => undefined });
    store.edit(place, "always");
    expect(store.changes()).toHaveLength(1);
    stop();
  });

  it("names such as __proto__ come over like any other (D19, D8)", () => {
    const browser = openBrowser();
    const [one, other] = [openTab(browser), openTab(browser)];
    one.store.edit(["write", "objects", "contact", "selectedFieldSettings", "__proto__"], {
      writeOnCreate: "never",
    });
    browser.deliver();
    expect(JSON.stringify(other.store.get())).toBe(JSON.stringify(one.store.get()));
  });
});

/** Web Locks, as far as one lock with `ifAvailable` needs them. */
function stubLocks() {
  let isHeld = false;
  const request = async (_: string, __: object, run: (lock: object | null) => Promise<unknown>) => {
    if (isHeld) return run(null);
    isHeld = true;
    return run({}).finally(() => (isHeld = false));
  };
  vi.stubGlobal("navigator", { locks: { request } });
}

describe("one tab autosaves at a time", () => {
  it("without locks, the tab that edited last saves (D19)", async () => {
    vi.stubGlobal("navigator", {});
    const browser = openBrowser();
    const [one, other] = [openTab(browser), openTab(browser)];
    one.store.edit(place, "always");
    browser.deliver();
    const save = vi.fn(() => Promise.resolve("saved"));
    expect(await other.store.companion(createTabTurn).run(save)).toBeUndefined();
    expect(await one.store.companion(createTabTurn).run(save)).toBe("saved");
    expect(save).toHaveBeenCalledTimes(1);
  });

  it("where locks are refused, the tab that edited last saves; a save that fails is not repeated (D19)", async () => {
    const request = () => Promise.reject(new DOMException("no storage", "SecurityError"));
    vi.stubGlobal("navigator", { locks: { request } });
    const browser = openBrowser();
    const [one, other] = [openTab(browser), openTab(browser)];
    one.store.edit(place, "always");
    browser.deliver();
    const save = vi.fn(() => Promise.reject(new Error("down")));
    expect(await other.store.companion(createTabTurn).run(save)).toBeUndefined();
    await expect(one.store.companion(createTabTurn).run(save)).rejects.toThrow("down");
    expect(save).toHaveBeenCalledTimes(1);
  });

  it("with locks, a tab passes its save over while another is at it (D19)", async () => {
    stubLocks();
    const browser = openBrowser();
    const [one, other] = [openTab(browser), openTab(browser)];
    let end: () => void = () => undefined;
    const first = one.store.companion(createTabTurn).run(() => new Promise<void>((done) => (end = done)));
    const save = vi.fn(() => Promise.resolve());
    await other.store.companion(createTabTurn).run(save);
    expect(save).not.toHaveBeenCalled();
    end();
    await first;
    await other.store.companion(createTabTurn).run(save);
    expect(save).toHaveBeenCalledTimes(1);
  });

  it("with locks, a tab's own saves follow one another: what is edited during one is saved by the next (D19, S8)", async () => {
    stubLocks();
    const turn = openTab(openBrowser()).store.companion(createTabTurn);
    let end: () => void = () => undefined;
    const first = turn.run(() => new Promise<void>((_, fail) => (end = () => fail(new Error("down")))));
    const ran: string[] = [];
    const others = ["second", "third"].map((name) =>
      turn.run(async () => {
        await Promise.resolve();
        ran.push(name);
      }),
    );
    await Promise.resolve();
    expect(ran).toEqual([]);
    end();
    await expect(first).rejects.toThrow("down");
    await Promise.all(others);
    expect(ran).toEqual(["second", "third"]);
  });

  it("a draft that two providers of a page share keeps to its turn after one of them went (D19)", async () => {
    const request = (_: string, __: object, run: (lock: null) => unknown) => Promise.resolve(run(null));
    vi.stubGlobal("navigator", { locks: { request } });
    const browser = openBrowser();
    const { store } = openTab(browser);
    const stop = shareDraft(store, { key: "acme/jane", openChannel: browser.openChannel });
    stop();
    const save = vi.fn(() => Promise.resolve());
    await store.companion(createTabTurn).run(save);
    expect(save).not.toHaveBeenCalled();
  });

  it("a draft that is not shared saves as ever, and a failed save rejects (D19)", async () => {
    const store = createDraftStore({ saved });
    await expect(store.companion(createTabTurn).run(() => Promise.reject(new Error("no")))).rejects.toThrow(
      "no",
    );
  });
});

describe("two tabs that edit one place at once", () => {
  it("a setting that one tab removes while the other edits in it, later, stays whole in both (D19)", () => {
    const browser = openBrowser();
    const [one, other] = [openTab(browser), openTab(browser)];
    const setting = place.slice(0, -1);
    one.store.edit(setting, undefined);
    other.store.edit([...setting, "writeOnCreate"], "never");
    other.store.edit([...setting, "writeOnCreate"], "always");
    browser.deliver();
    for (const { store, onSaved } of [one, other]) {
      expect(store.read(setting)).toEqual({ writeOnUpdate: "never", writeOnCreate: "always" });
      expect(onSaved).not.toHaveBeenCalled();
    }
  });
});

describe("a draft that is not shared", () => {
  it("each of its autosaves runs, wherever the newest edit was made (D19)", async () => {
    const turn = createTabTurn();
    turn.edited(false);
    expect(await turn.run(() => Promise.resolve("saved"))).toBe("saved");
  });
});
