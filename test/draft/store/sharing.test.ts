import { describe, expect, it } from "vitest";
import { getIn } from "../../../src/json/path.js";
import { readContact, subscribeContact, writeContact } from "../support/contact-configs.js";
import { content, draftOf } from "../support/draft-of.js";

const saved = {
  provider: "salesforce",
  ...readContact({ selectedFields: { phone: true }, selectedFieldMappings: { phoneNumber: "phone" } }),
  write: {
    objects: {
      contact: {
        objectName: "contact",
        deletionSettings: { enabled: true },
        selectedFieldSettings: {
          source: { default: { stringValue: "myApp" }, writeOnCreate: "always", writeOnUpdate: "never" },
          amount: { default: { integerValue: 0 } },
        },
      },
      lead: { objectName: "lead", selectedFieldSettings: { source: { writeOnCreate: "never" } } },
    },
  },
  ...subscribeContact({ updateEvent: { enabled: "always", requiredWatchFields: ["phone"] } }),
  proxy: { enabled: true },
};
const contact = ["write", "objects", "contact"];
const source = [...contact, "selectedFieldSettings", "source"];

/** Every place in a value, the value itself included. */
function placesOf(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([name, part]) => placesOf(part, [...path, name]))];
}

/** The places of the saved config that no longer have the very same value. */
function changedPlaces(before: unknown, after: unknown): string[] {
  return placesOf(before)
    .filter((path) => !Array.isArray(getIn(before, path.slice(0, -1))))
    .filter((path) => getIn(before, path) !== getIn(after, path))
    .map((path) => path.join("/"));
}

describe("unchanged parts keep their reference across edits", () => {
  it("an edit replaces what it changed and the containers on the way, and nothing else (D5)", () => {
    const { config } = draftOf(saved);
    const before = config.get();
    config.writeObject("contact").setWriteOnCreateSetting({ fieldName: "source", value: "never" });
    expect(changedPlaces(before, config.get())).toEqual([
      "",
      "write",
      "write/objects",
      "write/objects/contact",
      "write/objects/contact/selectedFieldSettings",
      "write/objects/contact/selectedFieldSettings/source",
      "write/objects/contact/selectedFieldSettings/source/writeOnCreate",
    ]);
  });

  it("the default keeps its reference when another key of the setting changes, also the second time (D5)", () => {
    const { config, store } = draftOf(saved);
    const { setWriteOnCreateSetting, setWriteOnUpdateSetting, setDefaultValues, getDefaultValues } =
      config.writeObject("contact");
    const fromSaved = store.read([...source, "default"]);
    setWriteOnCreateSetting({ fieldName: "source", value: "never" });
    expect(getDefaultValues("source")).toBe(fromSaved);
    setDefaultValues({ fieldName: "source", value: { stringValue: "edited" } });
    const edited = getDefaultValues("source");
    setWriteOnUpdateSetting({ fieldName: "source", value: "ifEmpty" });
    setWriteOnCreateSetting({ fieldName: "source", value: undefined });
    expect(getDefaultValues("source")).toBe(edited);
  });

  it("the default keeps its reference when the edit makes the whole setting equal to the saved one (D5)", () => {
    const { config } = draftOf(saved);
    const { setFieldSettings, setWriteOnUpdateSetting, getDefaultValues } = config.writeObject("contact");
    setFieldSettings({ fieldName: "source", settings: { writeOnCreate: "never" } });
    setFieldSettings({
      fieldName: "source",
      settings: { default: { stringValue: "myApp" }, writeOnCreate: "always" },
    });
    const before = getDefaultValues("source");
    setWriteOnUpdateSetting({ fieldName: "source", value: "never" });
    expect(getDefaultValues("source")).toBe(before);
  });

  it("a new setting with an equal default keeps the default's reference (D5)", () => {
    const { config } = draftOf(saved);
    const { setFieldSettings, getDefaultValues } = config.writeObject("contact");
    const before = getDefaultValues("source");
    setFieldSettings({ fieldName: "source", settings: { default: { stringValue: "myApp" } } });
    expect(getDefaultValues("source")).toBe(before);
  });

  it("an equal list keeps its reference when the event around it changes (D5)", () => {
    const { config } = draftOf(saved);
    const handlers = config.subscribeObject("contact");
    const before = handlers.getWatchFields();
    handlers.setDisableUpdateEvent();
    expect(handlers.getWatchFields()).toBe(before);
    handlers.setWatchFields(["phone"]);
    expect(handlers.getWatchFields()).toBe(before);
  });

  it("a removal replaces the containers on the way, and nothing else (D5)", () => {
    const { config } = draftOf(saved);
    const before = config.get();
    config.removeObject("lead");
    expect(changedPlaces(before, config.get())).toEqual([
      "",
      "write",
      "write/objects",
      "write/objects/lead",
      "write/objects/lead/objectName",
      "write/objects/lead/selectedFieldSettings",
      "write/objects/lead/selectedFieldSettings/source",
      "write/objects/lead/selectedFieldSettings/source/writeOnCreate",
    ]);
  });

  it("a draft that is created anew as a whole keeps every part that is equal (D5)", () => {
    const { config } = draftOf(saved);
    const before = config.get();
    const anew = structuredClone(saved);
    anew.write.objects.contact.selectedFieldSettings.amount.default.integerValue = 1;
    config.setDraft(content(anew));
    expect(changedPlaces(before, config.get())).toEqual([
      "",
      "write",
      "write/objects",
      "write/objects/contact",
      "write/objects/contact/selectedFieldSettings",
      "write/objects/contact/selectedFieldSettings/amount",
      "write/objects/contact/selectedFieldSettings/amount/default",
      "write/objects/contact/selectedFieldSettings/amount/default/integerValue",
    ]);
  });

  it("setDraft keeps the references of edited parts, and takes back those of the saved config where it equals that (D5)", () => {
    const { config, store } = draftOf(saved);
    config.writeObject("lead").setEnableDeletion();
    const lead = config.writeObject("lead").object;
    config.writeObject("contact").setDisableDeletion();
    const anew = structuredClone(saved);
    Object.assign(anew.write.objects.lead, { deletionSettings: { enabled: true } });
    config.setDraft(content(anew));
    expect(config.writeObject("lead").object).toBe(lead);
    expect(store.read(contact)).toBe(getIn(store.getSaved(), contact));
  });

  it("setDraft with a function that edits keeps the rest (D5)", () => {
    const { config } = draftOf(saved);
    const before = config.get();
    config.setDraft((draft) => {
      if (draft.proxy) draft.proxy.enabled = false;
    });
    expect(changedPlaces(before, config.get())).toEqual(["", "proxy", "proxy/enabled"]);
  });

  it("the saved config is never mutated nor frozen (D5)", () => {
    const mine = { provider: "salesforce", proxy: { enabled: true } };
    const { store, config } = draftOf();
    store.takeSaved(mine);
    config.setDraft((draft) => {
      draft.provider = "hubspot";
    });
    config.proxy().setDisableProxy();
    expect(mine).toStrictEqual({ provider: "salesforce", proxy: { enabled: true } });
    expect([Object.isFrozen(mine), Object.isFrozen(mine.proxy)]).toEqual([false, false]);
  });
});

describe("reset makes the draft equal to the saved config exactly", () => {
  it("a reset removes keys that only the draft had, and the draft is the saved config itself (D6)", () => {
    const { config, store } = draftOf(saved);
    config.writeObject("account").setEnableDeletion();
    config
      .writeObject("contact")
      .setFieldSettings({ fieldName: "new", settings: { writeOnCreate: "never" } });
    config.readObject("contact").deleteFieldMapping("phoneNumber");
    config.removeObject("lead");
    config.setDraft((draft) => ({ ...draft, unknown: { a: 1 } }));
    config.reset();
    expect(config.get()).toStrictEqual(saved);
    expect(config.get()).toBe(store.getSaved());
    expect(store.changes()).toEqual([]);
  });

  it("a reset leaves nothing where nothing is installed (D6)", () => {
    const { config } = draftOf();
    config.writeObject("account").setEnableDeletion();
    config.proxy().setEnableProxy();
    config.reset();
    expect(config.get()).toStrictEqual({});
  });

  it("a reset of what only differs in form is told, and is a step that can be taken back (D4, D6, D9)", () => {
    const { store, calls } = draftOf({ provider: "salesforce", proxy: { enabled: true } });
    const formed = content({ provider: "salesforce", proxy: { enabled: true }, write: null });
    store.setDraft(formed);
    expect(store.changes()).toEqual([]);
    const [told, version] = [calls(), store.getVersion()];
    store.reset();
    expect(store.get()).toBe(store.getSaved());
    expect(told()).toBe(1);
    expect(store.getVersion()).toBeGreaterThan(version);
    store.undo();
    expect(store.get()).toEqual(formed);
    store.redo();
    expect(store.get()).toBe(store.getSaved());
  });

  it("a reset does not tell listeners of parts that were not edited (D6)", () => {
    const { config, calls } = draftOf(saved);
    config.writeObject("contact").setDisableDeletion();
    const [edited, sibling] = [calls(...contact, "deletionSettings"), calls(...source)];
    config.reset();
    expect([edited(), sibling()]).toEqual([1, 0]);
  });

  it("an edit of the whole draft to nothing leaves an empty draft, which reset fills again (D6)", () => {
    const { config, store } = draftOf(saved);
    store.edit([], undefined);
    expect(config.get()).toStrictEqual({});
    config.reset();
    expect(config.get()).toBe(store.getSaved());
  });

  it("a reset goes back to the newest saved config (D6)", () => {
    const { config, store } = draftOf(saved);
    config.proxy().setDisableProxy();
    const newer = content({ ...saved, ...writeContact() });
    store.takeSaved(newer);
    config.reset();
    expect(config.get()).toStrictEqual(newer);
    expect(config.get()).toBe(store.getSaved());
  });
});
