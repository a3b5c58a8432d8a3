import { describe, expect, it } from "vitest";
import type { FieldSetting } from "../../../src/contract/index.js";
import { writeContact } from "../support/contact-configs.js";
import { content, draftOf } from "../support/draft-of.js";

type Settings = Record<string, FieldSetting>;

/** A config that writes `contact` with these field settings. */
const withSettings = (settings: Settings, parts: object = {}) => ({
  provider: "salesforce",
  ...writeContact({ selectedFieldSettings: settings, ...parts }),
});

const saved = withSettings({
  a: { writeOnCreate: "never", writeOnUpdate: "never" },
  b: { default: { stringValue: "saved" } },
});

function dirtyDraft() {
  const draft = draftOf(saved);
  const contact = draft.config.writeObject("contact");
  contact.setWriteOnCreateSetting({ fieldName: "a", value: "always" });
  return { ...draft, contact };
}

describe("a newer saved config comes to a draft without edits", () => {
  it("the draft follows a newer saved config and is that config itself (D11)", () => {
    const { store, config } = draftOf(saved);
    const newer = content(withSettings({ c: { writeOnUpdate: "ifEmpty" } }));
    store.takeSaved(newer);
    expect(config.get()).toStrictEqual(newer);
    expect(config.get()).toBe(store.getSaved());
    expect(store.changes()).toEqual([]);
  });

  it("the draft follows a newer saved config where nothing was installed, too (D11)", () => {
    const { store, config } = draftOf();
    store.takeSaved(content(saved));
    expect(config.get()).toStrictEqual(saved);
    expect(store.changes()).toEqual([]);
  });

  it("a saved config of equal content is a no-op: no notification, the same references (D11)", () => {
    const { store, config, calls } = draftOf(saved);
    let stateCalls = 0;
    store.subscribeState(() => {
      stateCalls += 1;
    });
    const [told, before, savedBefore] = [calls(), config.get(), store.getSaved()];
    store.takeSaved(structuredClone(saved));
    expect([config.get(), store.getSaved()]).toEqual([before, savedBefore]);
    expect(config.get()).toBe(before);
    expect(store.getSaved()).toBe(savedBefore);
    expect([told(), stateCalls]).toEqual([0, 0]);
  });

  it("equal parts keep their reference, and only what differs is told (D11)", () => {
    const { store, config, calls } = draftOf(saved);
    const before = config.writeObject("contact").getFieldSettings("a");
    const [a, b] = [
      calls("write", "objects", "contact", "selectedFieldSettings", "a"),
      calls("write", "objects", "contact", "selectedFieldSettings", "b"),
    ];
    store.takeSaved(
      content(
        withSettings({
          a: { writeOnUpdate: "never", writeOnCreate: "never" },
          b: { default: { stringValue: "newer" } },
        }),
      ),
    );
    expect(config.writeObject("contact").getFieldSettings("a")).toBe(before);
    expect([a(), b()]).toEqual([0, 1]);
  });

  it("a missing content, where the installation is gone, empties the draft (D11)", () => {
    const { store, config, calls } = draftOf(saved);
    const told = calls();
    store.takeSaved(undefined);
    expect(config.get()).toStrictEqual({});
    expect(store.getSaved()).toBeUndefined();
    expect(store.changes()).toEqual([]);
    expect(told()).toBe(1);
    store.takeSaved(undefined);
    expect(told()).toBe(1);
  });

  it("a missing content empties a draft that was edited there and back, too (D11)", () => {
    const { store, config } = dirtyDraft();
    config.writeObject("contact").setWriteOnCreateSetting({ fieldName: "a", value: "never" });
    store.takeSaved(undefined);
    expect(config.get()).toStrictEqual({});
  });
});

describe("a newer saved config comes to a draft with edits", () => {
  it("edits stay and are laid on the newer config; both sides' leaves of one setting come together (D11)", () => {
    const { store, contact } = dirtyDraft();
    store.takeSaved(
      content(
        withSettings(
          { a: { writeOnCreate: "never", writeOnUpdate: "ifEmpty" }, c: { writeOnCreate: "never" } },
          { deletionSettings: { enabled: true } },
        ),
      ),
    );
    expect(contact.object).toStrictEqual({
      objectName: "contact",
      deletionSettings: { enabled: true },
      selectedFieldSettings: {
        a: { writeOnCreate: "always", writeOnUpdate: "ifEmpty" },
        c: { writeOnCreate: "never" },
      },
    });
    expect(store.changes()).toStrictEqual([
      {
        path: "/write/objects/contact/selectedFieldSettings/a/writeOnCreate",
        before: "never",
        after: "always",
      },
    ]);
  });

  it("a leaf that both sides changed keeps the user's value (D11)", () => {
    const { store, contact } = dirtyDraft();
    contact.setDefaultValues({ fieldName: "b", value: { stringValue: "mine" } });
    store.takeSaved(content(withSettings({ b: { default: { stringValue: "theirs" } } })));
    expect(contact.getDefaultValues("b")).toStrictEqual({ stringValue: "mine" });
  });

  it("a leaf that both sides changed to the same value is no change any more (D11)", () => {
    const { store, contact } = dirtyDraft();
    store.takeSaved(
      content(
        withSettings({
          a: { writeOnCreate: "always", writeOnUpdate: "never" },
          b: { default: { stringValue: "saved" } },
        }),
      ),
    );
    expect(contact.getWriteOnCreateSetting("a")).toBe("always");
    expect(store.changes()).toEqual([]);
    expect(store.get()).toBe(store.getSaved());
  });

  it("what the user removed stays removed, what the server added beside it comes in (D11)", () => {
    const { store, config } = draftOf(saved);
    config.writeObject("contact").deleteFieldSettings("a");
    const newer = withSettings({
      a: { writeOnCreate: "never", writeOnUpdate: "never" },
      b: { default: { stringValue: "saved" } },
      c: { writeOnCreate: "never" },
    });
    store.takeSaved(content(newer));
    expect(Object.keys(config.writeObject("contact").object?.selectedFieldSettings ?? {}).sort()).toEqual([
      "b",
      "c",
    ]);
  });

  it("an object that the user removed stays removed, also where the server changed it (D11)", () => {
    const { store, config } = draftOf(saved);
    config.removeObject("contact");
    store.takeSaved(content(withSettings({ b: { default: { stringValue: "theirs" } } })));
    expect(config.writeObject("contact").object).toBeUndefined();
  });

  it("an object that the server removed stays whole where the user set something in it (D11)", () => {
    const { store, contact } = dirtyDraft();
    const mine = contact.object;
    store.takeSaved(content({ provider: "salesforce", write: { objects: {} } }));
    expect(contact.object).toStrictEqual(mine);
    expect(store.changes()).toHaveLength(4);
  });

  it("an object that the server removed is gone where the user only removed something in it (D11)", () => {
    const { store, config } = draftOf(saved);
    config.writeObject("contact").deleteFieldSettings("a");
    store.takeSaved(content({ provider: "salesforce", write: { objects: {} } }));
    expect(config.writeObject("contact").object).toBeUndefined();
    expect(store.changes()).toEqual([]);
  });

  it("objects that both sides added under one name come together (D11)", () => {
    const { store, config } = draftOf({ provider: "salesforce" });
    config.writeObject("lead").setEnableDeletion();
    store.takeSaved(
      content({
        provider: "salesforce",
        write: {
          objects: { lead: { objectName: "lead", selectedFieldSettings: { a: { writeOnCreate: "never" } } } },
        },
      }),
    );
    expect(config.writeObject("lead").object).toStrictEqual({
      objectName: "lead",
      deletionSettings: { enabled: true },
      selectedFieldSettings: { a: { writeOnCreate: "never" } },
    });
    expect(store.changes().map(({ path }) => path)).toEqual(["/write/objects/lead/deletionSettings/enabled"]);
  });

  it("a list is one leaf: the user's list stays whole (D11)", () => {
    const event = (fields: string[]) => ({
      subscribe: {
        objects: {
          contact: { objectName: "contact", updateEvent: { enabled: "always", requiredWatchFields: fields } },
        },
      },
    });
    const { store, config } = draftOf(event(["a"]));
    config.subscribeObject("contact").setWatchFields(["a", "mine"]);
    store.takeSaved(content(event(["a", "theirs"])));
    expect(config.subscribeObject("contact").getWatchFields()).toEqual(["a", "mine"]);
  });

  it("edits made before anything was installed are laid on what is installed (D11)", () => {
    const { store, config } = draftOf();
    config.proxy().setEnableProxy();
    store.takeSaved(content(saved));
    expect(config.get()).toStrictEqual({ ...saved, proxy: { enabled: true } });
    expect(store.changes().map(({ path }) => path)).toEqual(["/proxy/enabled"]);
  });

  it("a missing content leaves a draft with edits whole (D11)", () => {
    const { store, config } = dirtyDraft();
    const mine = config.get();
    store.takeSaved(undefined);
    expect(config.get()).toBe(mine);
    expect(store.getSaved()).toBeUndefined();
    expect(store.changes()).toHaveLength(5);
  });

  it("equal content is a no-op on a draft with edits as well (D11)", () => {
    const { store, config, calls } = dirtyDraft();
    let stateCalls = 0;
    store.subscribeState(() => {
      stateCalls += 1;
    });
    const [told, before, changes] = [calls(), config.get(), store.changes()];
    store.takeSaved(structuredClone(saved) as never);
    expect(config.get()).toBe(before);
    expect(store.changes()).toBe(changes);
    expect([told(), stateCalls]).toEqual([0, 0]);
  });

  it("listeners hear of a newer config only where their value in the draft changed (D11)", () => {
    const { store, calls } = dirtyDraft();
    const at = (...path: string[]) => calls("write", "objects", "contact", ...path);
    const settings = "selectedFieldSettings";
    const told = [
      at("deletionSettings"),
      at(settings, "a", "writeOnUpdate"),
      at(settings, "a", "writeOnCreate"),
      at(settings, "b"),
    ];
    store.takeSaved(
      content(
        withSettings(
          {
            a: { writeOnCreate: "never", writeOnUpdate: "ifEmpty" },
            b: { default: { stringValue: "saved" } },
          },
          { deletionSettings: { enabled: true } },
        ),
      ),
    );
    expect(told.map((count) => count())).toEqual([1, 1, 0, 0]);
  });

  it("reset after it goes to the newer config (D6)", () => {
    const { store, config } = dirtyDraft();
    const newer = content(withSettings({ c: { writeOnCreate: "never" } }));
    store.takeSaved(newer);
    config.reset();
    expect(config.get()).toStrictEqual(newer);
  });
});

describe("a newer saved config that answers a save", () => {
  it("what was sent is no change any more; an edit made meanwhile still is (D12)", () => {
    const { store, config, contact } = dirtyDraft();
    const sent = config.get();
    contact.setDefaultValues({ fieldName: "b", value: { stringValue: "later" } });
    store.takeSaved(structuredClone(sent), sent);
    expect(contact.getWriteOnCreateSetting("a")).toBe("always");
    expect(store.changes()).toStrictEqual([
      {
        path: "/write/objects/contact/selectedFieldSettings/b/default",
        before: { stringValue: "saved" },
        after: { stringValue: "later" },
      },
    ]);
  });

  it("an edit made meanwhile that returns a leaf to the old saved value is an edit like any other (D12)", () => {
    const { store, config, contact } = dirtyDraft();
    const sent = config.get();
    contact.setWriteOnCreateSetting({ fieldName: "a", value: "never" });
    expect(store.changes()).toEqual([]);
    store.takeSaved(structuredClone(sent), sent);
    expect(contact.getWriteOnCreateSetting("a")).toBe("never");
    expect(store.changes()).toStrictEqual([
      {
        path: "/write/objects/contact/selectedFieldSettings/a/writeOnCreate",
        before: "always",
        after: "never",
      },
    ]);
  });

  it("a reset made while a save is in flight is not undone by the answer (D12)", () => {
    const { store, config } = dirtyDraft();
    const sent = config.get();
    config.reset();
    store.takeSaved(structuredClone(sent), sent);
    expect(config.writeObject("contact").getWriteOnCreateSetting("a")).toBe("never");
    expect(store.changes()).toHaveLength(1);
  });

  it("what the server made of the sent config wins over what was sent (D12)", () => {
    const { store, config, contact } = dirtyDraft();
    const sent = config.get();
    const answer = structuredClone(sent) as typeof saved;
    answer.write.objects.contact.objectName = "Contact";
    Object.assign(answer, { proxy: { enabled: true } });
    store.takeSaved(content(answer), sent);
    expect(contact.object?.objectName).toBe("Contact");
    expect(config.proxy().getProxyEnabled()).toBe(true);
    expect(store.changes()).toEqual([]);
  });

  it("a read object that was removed comes back disabled (S6)", () => {
    const read = { read: { objects: { contact: { objectName: "contact", selectedFields: {} } } } };
    const { store, config } = draftOf(read);
    config.removeObject("contact");
    const disabled = { objectName: "contact", selectedFields: {}, disabled: true };
    store.takeSaved(content({ read: { objects: { contact: disabled } } }), config.get());
    expect(config.readObject("contact").object).toStrictEqual(disabled);
    expect(store.changes()).toEqual([]);
  });

  it("an installation that was deleted clears the draft, edits and all, and keeps edits made meanwhile (D12)", () => {
    const { store, config } = dirtyDraft();
    store.takeSaved(undefined, config.get());
    expect(config.get()).toStrictEqual({});

    const later = dirtyDraft();
    const base = later.config.get();
    later.config.proxy().setEnableProxy();
    later.store.takeSaved(undefined, base);
    expect(later.config.proxy().getProxyEnabled()).toBe(true);
  });
});

describe("objects that are switched off", () => {
  const state = (store: ReturnType<typeof draftOf>["store"]) => Object.keys(store.getState().disabledObjects);

  it("they are remembered while nothing is installed yet, and forgotten with an installation that goes (D13)", () => {
    const { store, config } = draftOf(undefined);
    config.writeObject("contact").setEnableDeletion();
    config.writeObject("contact").setDisableWrite();
    store.takeSaved(undefined);
    expect(state(store)).toEqual(["/write/objects/contact"]);
    store.takeSaved(content(saved));
    expect(state(store)).toEqual(["/write/objects/contact"]);
    store.takeSaved(undefined);
    expect(state(store)).toEqual([]);
  });
});
