import { describe, expect, it } from "vitest";
import { content, draftOf } from "../support/draft-of.js";

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

describe("H16: locked places", () => {
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
});
