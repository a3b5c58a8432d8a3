import { describe, expect, it } from "vitest";
import {
  updateEventPath as event,
  updateEventPointer as pointer,
  withUpdateEvent as withEvent,
} from "../support/contact-configs.js";
import { content, draftOf } from "../support/draft-of.js";
import { openBrowser, openTabOf } from "../support/tab-browser.js";

const saved = {
  provider: "salesforce",
  write: {
    objects: {
      contact: {
        objectName: "contact",
        deletionSettings: { enabled: false },
        selectedFieldSettings: {
          source: { default: { stringValue: "web" }, writeOnUpdate: "never" },
          email: { writeOnCreate: "never" },
        },
      },
    },
  },
};
const contact = "/write/objects/contact";

function lockedDraft(...pointers: string[]) {
  const draft = draftOf(saved);
  draft.store.setLocked(pointers);
  return { ...draft, object: draft.config.writeObject("contact") };
}

describe("locked places", () => {
  it("setters leave a locked place alone, and make no step of it (H16)", () => {
    const { store, object } = lockedDraft(`${contact}/deletionSettings`);
    object.setEnableDeletion();
    expect(store.changes()).toEqual([]);
    expect(store.steps().undo).toBeUndefined();
    object.setWriteOnCreateSetting({ fieldName: "email", value: "always" });
    expect(store.changes()).toHaveLength(1);
  });

  it("setDraft changes what is around a locked place and keeps it (H16)", () => {
    const { store, config } = lockedDraft(`${contact}/selectedFieldSettings/source`);
    config.setDraft(
      content({
        provider: "salesforce",
        write: {
          objects: {
            contact: { objectName: "contact", selectedFieldSettings: { phone: { writeOnCreate: "never" } } },
          },
        },
      }),
    );
    expect(store.read(["write", "objects", "contact", "selectedFieldSettings"])).toEqual({
      source: { default: { stringValue: "web" }, writeOnUpdate: "never" },
      phone: { writeOnCreate: "never" },
    });
  });

  it("a recipe that would change a locked place changes the rest alone (H16)", () => {
    const { store, config } = lockedDraft(`${contact}/deletionSettings/enabled`);
    config.setDraft((draft) => {
      const object = draft.write?.objects?.["contact"];
      if (object) {
        object.deletionSettings = { enabled: true };
        object.inheritMapping = true;
      }
    });
    expect(store.changes().map(({ path }) => path)).toEqual([`${contact}/inheritMapping`]);
  });

  it("what holds a locked place is not removed, nor switched off (H16)", () => {
    const { store, config, object } = lockedDraft(`${contact}/selectedFieldSettings/source/writeOnUpdate`);
    object.setDisableWrite();
    config.removeObject("contact");
    object.deleteFieldSettings("source");
    store.remove(["write"]);
    expect(store.get()).toBe(store.getSaved());
  });

  it("a replaced setting keeps its locked part (H16)", () => {
    const { object } = lockedDraft(`${contact}/selectedFieldSettings/source/writeOnUpdate`);
    object.setFieldSettings({ fieldName: "source", settings: { writeOnCreate: "never" } });
    expect(object.getFieldSettings("source")).toEqual({ writeOnCreate: "never", writeOnUpdate: "never" });
  });

  it("a lock on a part of one value locks all of it (H16, D15)", () => {
    const { store, object } = lockedDraft(`${contact}/selectedFieldSettings/source/default/stringValue`);
    object.setDefaultValues({ fieldName: "source", value: { integerValue: 1 } });
    expect(store.changes()).toEqual([]);
    expect(store.isLocked(`${contact}/selectedFieldSettings/source/default/integerValue`)).toBe(true);
    expect(store.isLocked(`${contact}/selectedFieldSettings/source`)).toBe(false);
  });

  it("an object that is locked and absent is not added (H16)", () => {
    const { store, config } = lockedDraft("/read/objects/contact", "/proxy");
    config.readObject("contact").setFieldMapping({ fieldName: "a", mapToName: "b" });
    config.readObject("contact").setEnableRead();
    config.proxy().setEnableProxy();
    expect(store.get()).toBe(store.getSaved());
  });

  it("what the server changes at a locked place comes through (H16, D11)", () => {
    const { store } = lockedDraft(`${contact}/deletionSettings`);
    const theirs = structuredClone(saved);
    theirs.write.objects.contact.deletionSettings.enabled = true;
    store.takeSaved(content(theirs));
    expect(store.get()).toEqual(theirs);
  });

  it("what was edited before it was locked can be reset and undone (H16)", () => {
    const { store, config } = draftOf(saved);
    config.writeObject("contact").setEnableDeletion();
    store.setLocked([contact]);
    config.writeObject("contact").setDisableDeletion();
    expect(config.writeObject("contact").getDeletionEnabled()).toBe(true);
    config.reset();
    expect(store.changes()).toEqual([]);
  });

  it("a lock that is no pointer throws, and those before stay (H16)", () => {
    const { store, object } = lockedDraft(`${contact}/deletionSettings`);
    expect(() => store.setLocked(["write"])).toThrow(SyntaxError);
    object.setEnableDeletion();
    expect(store.changes()).toEqual([]);
  });

  it("a batch changes what is around a locked place, and is one step (H16)", () => {
    const { store, object } = lockedDraft(`${contact}/selectedFieldSettings/source`);
    store.batch(() => {
      object.setEnableDeletion();
      object.setFieldSettings({ fieldName: "source", settings: { writeOnUpdate: "always" } });
      object.setWriteOnCreateSetting({ fieldName: "source", value: "never" });
      object.deleteFieldSettings("source");
    });
    expect(store.changes().map(({ path }) => path)).toEqual([`${contact}/deletionSettings/enabled`]);
    store.undo();
    expect(store.get()).toBe(store.getSaved());
  });

  it("in a batch, what fills or empties the container of a locked place keeps that place (H16)", () => {
    const { store, config } = lockedDraft(`${contact}/selectedFieldSettings/source/writeOnUpdate`);
    store.batch(() => {
      store.edit(["write", "objects", "contact", "selectedFieldSettings"], {});
      store.edit(["write", "objects", "contact"], { objectName: "contact" });
      config.setDraft(content({ provider: "salesforce", write: { objects: {} } }));
    });
    expect(store.read(["write", "objects", "contact", "selectedFieldSettings"])).toEqual({
      source: { writeOnUpdate: "never" },
    });
  });

  it("an edit that was undone before its place was locked is not made again (H16)", () => {
    const { store, config } = draftOf(saved);
    config.writeObject("contact").setEnableDeletion();
    store.undo();
    store.setLocked([contact]);
    store.redo();
    expect(store.changes()).toEqual([]);
    store.undo();
    expect(store.changes()).toEqual([]);
  });

  it("a reset that was undone before its place was locked is made again (H16)", () => {
    const { store, config } = draftOf(saved);
    config.writeObject("contact").setEnableDeletion();
    store.reset();
    store.undo();
    store.setLocked([contact]);
    store.redo();
    expect(store.changes()).toEqual([]);
  });

  it("a conflict at a place that was locked meanwhile can be resolved to either side (H16, D12)", () => {
    for (const [side, enabled] of [
      ["mine", true],
      ["theirs", null],
    ] as const) {
      const { store, config } = draftOf(saved);
      config.writeObject("contact").setEnableDeletion();
      const theirs = structuredClone(saved) as typeof saved & Record<string, unknown>;
      Object.assign(theirs.write.objects.contact.deletionSettings, { enabled: null });
      store.takeSaved(content(theirs));
      store.setLocked([contact]);
      store.resolve(`${contact}/deletionSettings/enabled`, side);
      expect(store.conflicts()).toEqual([]);
      expect(store.read(["write", "objects", "contact", "deletionSettings", "enabled"])).toBe(enabled);
    }
  });

  it("an item of a list locks the list, and a name of a choice locks the choice (H16, D15)", () => {
    const base = content({
      provider: "salesforce",
      read: {
        objects: { contact: { objectName: "contact", fieldFilters: [{ fieldName: "a", operator: "eq" }] } },
      },
      subscribe: {
        objects: { contact: { objectName: "contact", updateEvent: { requiredWatchFields: ["email"] } } },
      },
    });
    const { store, config } = draftOf(base);
    store.setLocked([
      "/read/objects/contact/fieldFilters/0/value",
      "/subscribe/objects/contact/updateEvent/requiredWatchFields/0",
    ]);
    config.readObject("contact").setFieldFilters([]);
    config.subscribeObject("contact").setWatchFields("all");
    config.subscribeObject("contact").setWatchFields(["phone"]);
    expect(store.changes()).toEqual([]);
    expect(store.isLocked("/subscribe/objects/contact/updateEvent/watchFieldsAuto")).toBe(true);
  });

  it("what another tab changes at a locked place comes through, so that both show one draft (H16, D19)", () => {
    const browser = openBrowser();
    const options = { saved: content(saved) };
    const [one, other] = [openTabOf(browser, options), openTabOf(browser, options)];
    one.store.setLocked([contact]);
    other.store.edit(["write", "objects", "contact", "deletionSettings", "enabled"], true);
    browser.deliver();
    expect(one.store.get()).toEqual(other.store.get());
    one.store.edit(["write", "objects", "contact", "deletionSettings", "enabled"], false);
    expect(one.store.read(["write", "objects", "contact", "deletionSettings", "enabled"])).toBe(true);
  });
});

describe("a lock on one way of a choice", () => {
  it("it locks the other way, and nothing else (H16, D15)", () => {
    const { store } = draftOf(withEvent({ enabled: "always", watchFieldsAuto: "all" }));
    store.setLocked([`${pointer}/watchFieldsAuto`]);
    store.edit([...event, "requiredWatchFields"], ["email"]);
    expect(store.changes()).toEqual([]);
    store.edit([...event, "enabled"], "never");
    store.edit(["proxy", "enabled"], true);
    expect(store.changes().map(({ path }) => path)).toEqual(["/proxy/enabled", `${pointer}/enabled`]);
  });
});
