import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { createLocalConfig } from "../../../src/draft/handlers/local-config.js";
import { createDraftStore, type DraftStore } from "../../../src/draft/store/draft-store.js";
import { content } from "../support/draft-of.js";
import { openBrowser, openTabOf } from "../support/tab-browser.js";
import { mappingManifest as manifest } from "../support/mapping-manifest.js";

const saved = content({ provider: "salesforce", write: { objects: { contact: { objectName: "contact" } } } });

const fromEarlierVersion = {
  ...{ version: 1, key: "acme/jane", tab: "old", clock: Date.now() + 60_000 },
  ...{ kind: "edits", isSaved: false },
};

function openTwoTabs() {
  const browser = openBrowser();
  const options = { saved, manifest };
  return { browser, one: openTabOf(browser, options).store, other: openTabOf(browser, options).store };
}

const readContact = (store: DraftStore) => createLocalConfig(store).readObject("contact");
const writeContact = (store: DraftStore) => createLocalConfig(store).writeObject("contact");

const calls: Readonly<Record<string, (store: DraftStore, objectName: string) => void>> = {
  map: (store, name) => {
    createLocalConfig(store).readObject(name).setFieldMapping({ mapToName: "owner", fieldName: "ownerid" });
  },
  unmap: (store, name) => {
    createLocalConfig(store).readObject(name).deleteFieldMapping("owner");
  },
  enableRead: (store, name) => {
    createLocalConfig(store).readObject(name).setEnableRead();
  },
  disableRead: (store, name) => {
    createLocalConfig(store).readObject(name).setDisableRead();
  },
  select: (store, name) => {
    createLocalConfig(store).readObject(name).setSelectedField({ fieldName: "name", selected: true });
  },
  enableWrite: (store, name) => {
    createLocalConfig(store).writeObject(name).setEnableWrite();
  },
  disableWrite: (store, name) => {
    createLocalConfig(store).writeObject(name).setDisableWrite();
  },
  never: (store, name) => {
    createLocalConfig(store).writeObject(name).setWriteOnUpdateSetting({ fieldName: "a", value: "never" });
  },
  reset: (store) => {
    store.reset();
  },
};

describe("what a draft remembers of objects is shared between tabs", () => {
  it("an object that a mapping brought in one tab goes with the mapping in the other (D19, D20)", () => {
    const { browser, one, other } = openTwoTabs();
    readContact(one).setFieldMapping({ mapToName: "owner", fieldName: "ownerid" });
    browser.deliver();
    readContact(other).deleteFieldMapping("owner");
    browser.deliver();
    expect(other.changes()).toEqual([]);
    expect(one.changes()).toEqual([]);
  });

  it("an object that was asked for in one tab stays in the other when its mapping goes (D19, D20)", () => {
    const { browser, one, other } = openTwoTabs();
    readContact(one).setFieldMapping({ mapToName: "owner", fieldName: "ownerid" });
    browser.deliver();
    readContact(other).setEnableRead();
    browser.deliver();
    readContact(one).deleteFieldMapping("owner");
    expect(readContact(one).getReadEnabled()).toBe(true);
  });

  it("a tab that comes later knows which object a mapping brought (D19, D20)", () => {
    const browser = openBrowser();
    const { store: one } = openTabOf(browser, { saved, manifest });
    readContact(one).setFieldMapping({ mapToName: "owner", fieldName: "ownerid" });
    const { store: later } = openTabOf(browser, { saved, manifest });
    readContact(later).deleteFieldMapping("owner");
    expect(later.changes()).toEqual([]);
  });

  it("settings of an object that one tab switched off come back when the other switches it on (D19)", () => {
    const { browser, one, other } = openTwoTabs();
    writeContact(one).setWriteOnUpdateSetting({ fieldName: "email", value: "never" });
    writeContact(one).setDisableWrite();
    browser.deliver();
    writeContact(other).setEnableWrite();
    expect(writeContact(other).getWriteOnUpdateSetting("email")).toBe("never");
  });

  it("defaults that wait for the manifest come in the tab that is left, when it knows the manifest (D19, D7)", () => {
    const browser = openBrowser();
    const one = openTabOf(browser, { saved });
    const { store: other } = openTabOf(browser, { saved });
    readContact(one.store).setEnableRead();
    browser.deliver();
    one.stop();
    other.setManifest(manifest);
    expect(readContact(other).getFieldMapping("stage")).toBe("leadsource");
    expect(other.getState().pendingDefaults).toEqual([]);
  });

  it("a tab that comes later fills in what an earlier one had no manifest for, and tells it (D19, D7)", () => {
    const browser = openBrowser();
    const { store: one } = openTabOf(browser, { saved });
    readContact(one).setEnableRead();
    const { store: later } = openTabOf(browser, { saved, manifest });
    expect(readContact(later).getFieldMapping("stage")).toBe("leadsource");
    expect(readContact(one).getFieldMapping("stage")).toBe("leadsource");
  });

  it("a default that one tab has taken away stays away when the other knows the manifest (D19, D7)", () => {
    const browser = openBrowser();
    const { store: one } = openTabOf(browser, { saved });
    const { store: other } = openTabOf(browser, { saved, manifest });
    readContact(one).setEnableRead();
    browser.deliver();
    readContact(other).deleteFieldMapping("stage");
    browser.deliver();
    one.setManifest(manifest);
    browser.deliver();
    expect(readContact(one).getFieldMapping("stage")).toBeUndefined();
    expect(other.get()).toEqual(one.get());
  });

  it("a tab of an earlier version that tells nothing of defaults leaves those to come as they are (D19)", () => {
    const browser = openBrowser();
    const { store: one } = openTabOf(browser, { saved });
    readContact(one).setEnableRead();
    browser.deliver();
    const notes = [{ path: "/read/objects/contact", isBrought: true }];
    browser.post({ ...fromEarlierVersion, edits: [], notes });
    browser.deliver();
    expect(one.getState()).toMatchObject({
      pendingDefaults: [{ action: "read", objectName: "contact" }],
      broughtObjects: ["contact"],
    });
  });

  it("of two objects that two tabs bring at once both go with their mappings (D19, D20)", () => {
    const { browser, one, other } = openTwoTabs();
    calls["map"]?.(one, "contact");
    calls["map"]?.(other, "account");
    browser.deliver();
    calls["unmap"]?.(one, "account");
    calls["unmap"]?.(other, "contact");
    browser.deliver();
    expect(one.changes()).toEqual([]);
    expect(other.changes()).toEqual([]);
  });

  it("a tab of an earlier version, which tells nothing of it, is heard all the same (D19)", () => {
    const { browser, one } = openTwoTabs();
    const edits = [{ path: "/proxy", value: { enabled: true } }];
    browser.post({ ...fromEarlierVersion, edits });
    browser.deliver();
    expect(one.read(["proxy", "enabled"])).toBe(true);
  });

  it("whoever keeps the draft hears that somebody asked for an object that a mapping brought (D20, D13)", () => {
    const store = createDraftStore({ saved, manifest });
    readContact(store).setFieldMapping({ mapToName: "owner", fieldName: "ownerid" });
    const listener = vi.fn();
    store.subscribeState(listener);
    readContact(store).setEnableRead();
    expect(listener).toHaveBeenCalledTimes(1);
    readContact(store).setEnableRead();
    expect(listener).toHaveBeenCalledTimes(1);
  });

  it("a setting that one tab edits while the other removes its object is in both or in neither (D19)", () => {
    for (const first of [0, 1]) {
      const { browser, one, other } = openTwoTabs();
      const edits = [() => calls["never"]?.(one, "contact"), () => calls["disableWrite"]?.(other, "contact")];
      edits[first]?.();
      edits[1 - first]?.();
      browser.deliver();
      expect(one.get()).toEqual(other.get());
      expect([undefined, "contact"]).toContain(one.read(["write", "objects", "contact", "objectName"]));
    }
  });

  it("tabs that edit at once show one draft as soon as they have heard each other (D19)", () => {
    const step = fc.record({
      tab: fc.constantFrom(0, 1, 2),
      call: fc.constantFrom("undo", ...Object.keys(calls)),
      object: fc.constantFrom("contact", "lead"),
      isHeard: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 10 }), (steps) => {
        const browser = openBrowser();
        const tabs = [0, 1, 2].map(() => openTabOf(browser, { saved, manifest }).store);
        for (const { tab, call, object, isHeard } of steps) {
          const store = tabs[tab] as DraftStore;
          if (call === "undo") store.undo();
          else calls[call]?.(store, object);
          if (isHeard) browser.deliver();
        }
        browser.deliver();
        const [first, ...others] = tabs.map((store) => store.get());
        for (const each of others) expect(each).toEqual(first);
      }),
    );
  });

  it("edits made in turn in two tabs make the draft that they make in one (D19)", () => {
    const step = fc.record({
      tab: fc.constantFrom(0, 1),
      call: fc.constantFrom(...Object.keys(calls)),
      object: fc.constantFrom("contact", "account", "lead"),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const { browser, one, other } = openTwoTabs();
        const alone = createDraftStore({ saved, manifest });
        for (const { tab, call, object } of steps) {
          calls[call]?.(tab === 0 ? one : other, object);
          calls[call]?.(alone, object);
          browser.deliver();
          expect(one.get()).toEqual(alone.get());
          expect(other.get()).toEqual(alone.get());
        }
      }),
    );
  });
});
