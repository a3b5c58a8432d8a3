import { describe, expect, it } from "vitest";
import { createLocalConfig, type LocalConfig } from "../../../src/draft/handlers/local-config.js";
import { readContact, subscribeContact, writeContact } from "../support/contact-configs.js";
import { draftOf } from "../support/draft-of.js";

const full = {
  provider: "salesforce",
  ...readContact({
    schedule: "0 * * * *",
    selectedFields: { phone: true },
    selectedFieldMappings: { phoneNumber: "phone" },
    selectedValueMappings: { stage: { open: "scheduled" } },
  }),
  ...writeContact({
    deletionSettings: { enabled: true },
    selectedFieldSettings: {
      source: { default: { stringValue: "myApp" }, writeOnCreate: "always", writeOnUpdate: "never" },
    },
  }),
  ...subscribeContact({
    createEvent: { enabled: "always" },
    updateEvent: { enabled: "always", requiredWatchFields: ["phone"] },
    deleteEvent: { enabled: "always" },
  }),
  proxy: { enabled: true },
};
const off = {
  ...readContact({ disabled: true }),
  ...writeContact({ deletionSettings: { enabled: false } }),
  ...subscribeContact({
    createEvent: { enabled: "never" },
    updateEvent: { enabled: "never" },
    deleteEvent: { enabled: "never" },
  }),
  proxy: { enabled: false },
};
/** The objects are there, and nothing else; the read object even lacks the maps that the contract requires of answers. */
const bare = {
  read: { objects: { contact: { objectName: "contact" } } },
  write: { objects: { contact: { objectName: "contact" } } },
  subscribe: { objects: { contact: { objectName: "contact", inheritFieldsAndMappings: true } } },
};
const bareAndOff = { ...bare, read: { objects: { contact: { objectName: "contact", disabled: true } } } };

type Edit = (config: LocalConfig) => void;
type Row = [title: string, there: Edit, back: Edit];

/** Switches and settings that the full config has: away from what it has and back to it. */
const ofFull: Row[] = [
  ["read", (c) => c.readObject("contact").setDisableRead(), (c) => c.readObject("contact").setEnableRead()],
  [
    "write",
    (c) => c.writeObject("contact").setDisableWrite(),
    (c) => c.writeObject("contact").setEnableWrite(),
  ],
  [
    "subscribe",
    (c) => c.subscribeObject("contact").setDisableSubscribe(),
    (c) => c.subscribeObject("contact").setEnableSubscribe(),
  ],
  [
    "deletion",
    (c) => c.writeObject("contact").setDisableDeletion(),
    (c) => c.writeObject("contact").setEnableDeletion(),
  ],
  [
    "create event",
    (c) => c.subscribeObject("contact").setDisableCreateEvent(),
    (c) => c.subscribeObject("contact").setEnableCreateEvent(),
  ],
  [
    "update event",
    (c) => c.subscribeObject("contact").setDisableUpdateEvent(),
    (c) => c.subscribeObject("contact").setEnableUpdateEvent(),
  ],
  [
    "delete event",
    (c) => c.subscribeObject("contact").setDisableDeleteEvent(),
    (c) => c.subscribeObject("contact").setEnableDeleteEvent(),
  ],
  ["proxy", (c) => c.proxy().setDisableProxy(), (c) => c.proxy().setEnableProxy()],
  [
    "selected field",
    (c) => c.readObject("contact").setSelectedField({ fieldName: "phone", selected: false }),
    (c) => c.readObject("contact").setSelectedField({ fieldName: "phone", selected: true }),
  ],
  [
    "field mapping, changed",
    (c) => c.readObject("contact").setFieldMapping({ fieldName: "mobile", mapToName: "phoneNumber" }),
    (c) => c.readObject("contact").setFieldMapping({ fieldName: "phone", mapToName: "phoneNumber" }),
  ],
  [
    "field mapping, deleted",
    (c) => c.readObject("contact").deleteFieldMapping("phoneNumber"),
    (c) => c.readObject("contact").setFieldMapping({ fieldName: "phone", mapToName: "phoneNumber" }),
  ],
  [
    "value mapping",
    (c) => c.readObject("contact").deleteValueMapping({ fieldName: "stage", mappedValue: "open" }),
    (c) =>
      c
        .readObject("contact")
        .setValueMapping({ fieldName: "stage", mappedValue: "open", providerValue: "scheduled" }),
  ],
  [
    "field settings",
    (c) => c.writeObject("contact").deleteFieldSettings("source"),
    (c) =>
      c.writeObject("contact").setFieldSettings({
        fieldName: "source",
        settings: { writeOnUpdate: "never", default: { stringValue: "myApp" }, writeOnCreate: "always" },
      }),
  ],
  [
    "default",
    (c) => c.writeObject("contact").setDefaultValues({ fieldName: "source", value: undefined }),
    (c) =>
      c.writeObject("contact").setDefaultValues({ fieldName: "source", value: { stringValue: "myApp" } }),
  ],
  [
    "writeOnCreate",
    (c) => c.writeObject("contact").setWriteOnCreateSetting({ fieldName: "source", value: "never" }),
    (c) => c.writeObject("contact").setWriteOnCreateSetting({ fieldName: "source", value: "always" }),
  ],
  [
    "writeOnUpdate",
    (c) => c.writeObject("contact").setWriteOnUpdateSetting({ fieldName: "source", value: undefined }),
    (c) => c.writeObject("contact").setWriteOnUpdateSetting({ fieldName: "source", value: "never" }),
  ],
  [
    "watched fields",
    (c) => c.subscribeObject("contact").setWatchFields("all"),
    (c) => c.subscribeObject("contact").setWatchFields(["phone"]),
  ],
  [
    "the whole draft",
    (c) => c.setDraft({ provider: "salesforce" }),
    (c) => c.setDraft(structuredClone(full) as never),
  ],
];

/** Switches that are off: on and off again. */
const switches = ofFull.slice(0, 8).map(([title, turnOff, turnOn]): Row => [title, turnOn, turnOff]);
const switchesOfObjects = switches.filter(([title]) => title !== "write" && title !== "subscribe");

/** Settings that the bare config lacks: set and taken back. */
const ofBare: Row[] = [
  [
    "selected field",
    (c) => c.readObject("contact").setSelectedField({ fieldName: "phone", selected: true }),
    (c) => c.readObject("contact").setSelectedField({ fieldName: "phone", selected: false }),
  ],
  [
    "field mapping",
    (c) => c.readObject("contact").setFieldMapping({ fieldName: "phone", mapToName: "phoneNumber" }),
    (c) => c.readObject("contact").deleteFieldMapping("phoneNumber"),
  ],
  [
    "value mapping",
    (c) =>
      c
        .readObject("contact")
        .setValueMapping({ fieldName: "stage", mappedValue: "open", providerValue: "o" }),
    (c) => c.readObject("contact").deleteValueMapping({ fieldName: "stage", mappedValue: "open" }),
  ],
  [
    "field settings",
    (c) =>
      c.writeObject("contact").setFieldSettings({ fieldName: "a", settings: { writeOnCreate: "never" } }),
    (c) => c.writeObject("contact").deleteFieldSettings("a"),
  ],
  [
    "default",
    (c) => c.writeObject("contact").setDefaultValues({ fieldName: "a", value: { integerValue: 0 } }),
    (c) => c.writeObject("contact").setDefaultValues({ fieldName: "a", value: undefined }),
  ],
  [
    "writeOnCreate",
    (c) => c.writeObject("contact").setWriteOnCreateSetting({ fieldName: "a", value: "never" }),
    (c) => c.writeObject("contact").setWriteOnCreateSetting({ fieldName: "a", value: undefined }),
  ],
  [
    "writeOnUpdate",
    (c) => c.writeObject("contact").setWriteOnUpdateSetting({ fieldName: "a", value: "ifEmpty" }),
    (c) => c.writeObject("contact").setWriteOnUpdateSetting({ fieldName: "a", value: undefined }),
  ],
];

/** Checks one row: something changes on the way there, and on the way back the very saved config is restored. */
function expectNoChange(saved: object, there: Edit, back: Edit) {
  const { store, config } = draftOf(saved);
  const clean = config.get();
  there(config);
  expect(store.changes()).not.toEqual([]);
  back(config);
  expect(store.changes()).toEqual([]);
  expect(config.get()).toBe(clean);
}

describe("there and back is no change", () => {
  it.each(ofFull)(
    "setting and taking back is no change where the server has it: %s (D10)",
    (_, there, back) => {
      expectNoChange(full, there, back);
    },
  );

  it.each(switchesOfObjects)(
    "setting and taking back is no change where the server has it off: %s (D10)",
    (_, there, back) => {
      expectNoChange(off, there, back);
    },
  );

  it.each(switchesOfObjects.filter(([title]) => title !== "read"))(
    "setting and taking back is no change where the server has nothing about it: %s (D10)",
    (_, there, back) => {
      expectNoChange(bare, there, back);
    },
  );

  it.each(ofBare)(
    "setting and taking back is no change where the server has none: %s (D10)",
    (_, there, back) => {
      expectNoChange(bare, there, back);
    },
  );

  it("reading on and off is no change where the server lacks the maps that the contract requires (D10)", () => {
    const { setDisableRead, setEnableRead } = {
      setDisableRead: (c: LocalConfig) => c.readObject("contact").setDisableRead(),
      setEnableRead: (c: LocalConfig) => c.readObject("contact").setEnableRead(),
    };
    expectNoChange(bare, setDisableRead, setEnableRead);
    expectNoChange(bareAndOff, setEnableRead, setDisableRead);
  });

  it.each(switches.filter(([title]) => ["read", "write", "subscribe", "proxy"].includes(title)))(
    "setting and taking back is no change where the server has no such object: %s (D10)",
    (_, there, back) => {
      expectNoChange({ provider: "salesforce" }, there, back);
    },
  );

  it("selecting and deselecting a field is no change where the server has it marked false (D10)", () => {
    expectNoChange(
      readContact({ selectedFields: { phone: false } }),
      (c) => c.readObject("contact").setSelectedField({ fieldName: "phone", selected: true }),
      (c) => c.readObject("contact").setSelectedField({ fieldName: "phone", selected: false }),
    );
  });

  it("an object that is removed and built again, setting by setting, is no change (D10)", () => {
    expectNoChange(
      writeContact({
        selectedFieldSettings: { a: { default: { integerValue: 1 } }, b: { writeOnCreate: "never" } },
      }),
      (c) => c.removeObject("contact"),
      (c) => {
        c.writeObject("contact").setWriteOnCreateSetting({ fieldName: "b", value: "never" });
        c.writeObject("contact").setDefaultValues({ fieldName: "a", value: { integerValue: 1 } });
      },
    );
    expectNoChange(
      readContact({ selectedFields: { phone: true } }),
      (c) => c.removeObject("contact"),
      (c) => c.readObject("contact").setSelectedField({ fieldName: "phone", selected: true }),
    );
  });

  it("an equal part that comes in with a bigger edit is the saved one again once the rest is (D10)", () => {
    const { config, store } = draftOf(full);
    const clean = config.get();
    const { setFieldSettings } = config.writeObject("contact");
    setFieldSettings({ fieldName: "source", settings: { default: { stringValue: "other" } } });
    setFieldSettings({
      fieldName: "source",
      settings: { default: { stringValue: "myApp" }, writeOnCreate: "always" },
    });
    store.edit(["write", "objects", "contact", "selectedFieldSettings", "source", "writeOnUpdate"], "never");
    expect(config.get()).toBe(clean);
  });
});

describe("switches are not destructive: off and on again brings the settings back", () => {
  it("switching write off and on brings back what was edited before", () => {
    const { config } = draftOf(full);
    const contact = config.writeObject("contact");
    contact.setWriteOnUpdateSetting({ fieldName: "source", value: "ifEmpty" });
    const object = contact.object;
    contact.setDisableWrite();
    expect(contact.object).toBeUndefined();
    contact.setEnableWrite();
    expect(contact.object).toBe(object);
  });

  it("switching write off and on brings back an object that only the draft has", () => {
    const { config, store } = draftOf({ provider: "salesforce" });
    const contact = config.writeObject("contact");
    contact.setEnableDeletion();
    contact.setDisableWrite();
    expect(store.changes()).toEqual([]);
    contact.setEnableWrite();
    expect(contact.object).toStrictEqual({ objectName: "contact", deletionSettings: { enabled: true } });
  });

  it("a setter on a write object that is off brings its settings back, too", () => {
    const { config } = draftOf(full);
    const contact = config.writeObject("contact");
    contact.setDisableWrite();
    contact.setDisableDeletion();
    expect(contact.object).toBeUndefined();
    contact.setWriteOnCreateSetting({ fieldName: "amount", value: "never" });
    expect(contact.getWriteOnUpdateSetting("source")).toBe("never");
    expect(contact.getWriteOnCreateSetting("amount")).toBe("never");
  });

  it("a single setter on an object that is off keeps the other keys of what comes back (D2)", () => {
    const { config } = draftOf(full);
    const contact = config.writeObject("contact");
    contact.setDisableWrite();
    contact.setWriteOnCreateSetting({ fieldName: "source", value: "never" });
    expect(contact.getFieldSettings("source")).toStrictEqual({
      default: { stringValue: "myApp" },
      writeOnCreate: "never",
      writeOnUpdate: "never",
    });

    const handlers = config.subscribeObject("contact");
    handlers.setDisableUpdateEvent();
    handlers.setDisableSubscribe();
    handlers.setEnableUpdateEvent();
    expect(handlers.object?.updateEvent).toStrictEqual({ enabled: "always", requiredWatchFields: ["phone"] });

    handlers.setDisableUpdateEvent();
    handlers.setDisableSubscribe();
    handlers.setWatchFields("all");
    expect(handlers.object?.updateEvent).toStrictEqual({ enabled: "never", watchFieldsAuto: "all" });
  });

  it("other helpers of the same draft know which settings of writing were switched off", () => {
    const { config, store } = draftOf(full);
    config.writeObject("contact").setDisableWrite();
    const clean = store.getSaved();
    const later = createLocalConfig(store);
    later.writeObject("contact").setEnableWrite();
    expect(later.get()).toBe(clean);
  });

  it("switching read off and on brings back mappings and selections", () => {
    const { config } = draftOf();
    const contact = config.readObject("contact");
    contact.setFieldMapping({ fieldName: "phone", mapToName: "phoneNumber" });
    contact.setDisableRead();
    expect(contact.object?.disabled).toBe(true);
    expect(contact.getFieldMapping("phoneNumber")).toBe("phone");
    contact.setEnableRead();
    expect(contact.object).toStrictEqual({
      objectName: "contact",
      selectedFields: {},
      selectedFieldMappings: { phoneNumber: "phone" },
    });
  });

  it("switching subscribe off and on brings back its events", () => {
    const { config } = draftOf(full);
    const contact = config.subscribeObject("contact");
    contact.setWatchFields(["phone", "fax"]);
    contact.setDisableSubscribe();
    contact.setEnableSubscribe();
    expect(contact.getWatchFields()).toEqual(["phone", "fax"]);
  });

  it("switching an update event off and on brings back the fields chosen in the draft", () => {
    const { config } = draftOf(full);
    const contact = config.subscribeObject("contact");
    contact.setWatchFields(["mobile"]);
    contact.setDisableUpdateEvent();
    contact.setEnableUpdateEvent();
    expect(contact.object?.updateEvent).toStrictEqual({ enabled: "always", requiredWatchFields: ["mobile"] });
  });

  it("an update event that only the draft has keeps its fields while it is off", () => {
    const { config } = draftOf(bare);
    const contact = config.subscribeObject("contact");
    contact.setWatchFields(["mobile"]);
    contact.setDisableUpdateEvent();
    expect(contact.object?.updateEvent).toStrictEqual({ enabled: "never", requiredWatchFields: ["mobile"] });
    contact.setEnableUpdateEvent();
    expect(contact.object?.updateEvent).toStrictEqual({ enabled: "always", requiredWatchFields: ["mobile"] });
  });

  it("removing and resetting are no switches: what is enabled after them starts anew", () => {
    const { config } = draftOf({ provider: "salesforce" });
    const contact = config.writeObject("contact");
    contact.setEnableDeletion();
    contact.setDisableWrite();
    config.removeObject("contact");
    contact.setEnableWrite();
    expect(contact.object).toStrictEqual({ objectName: "contact" });

    contact.setEnableDeletion();
    contact.setDisableWrite();
    config.reset();
    contact.setEnableWrite();
    expect(contact.object).toStrictEqual({ objectName: "contact" });
  });

  it("what came back is not kept twice: an object that setDraft took out starts anew", () => {
    const { config } = draftOf({ provider: "salesforce" });
    const contact = config.writeObject("contact");
    contact.setEnableDeletion();
    contact.setDisableWrite();
    contact.setEnableWrite();
    config.setDraft({ provider: "salesforce" });
    contact.setEnableWrite();
    expect(contact.object).toStrictEqual({ objectName: "contact" });
  });

  it("what the server changed while an object was off is there when it is on again (D11)", () => {
    const { config, store } = draftOf(full);
    const contact = config.writeObject("contact");
    contact.setEnableDeletion();
    contact.setWriteOnUpdateSetting({ fieldName: "source", value: "ifEmpty" });
    contact.setDisableWrite();
    const newer = structuredClone(full);
    const settings = newer.write.objects.contact as { selectedFieldSettings?: object };
    settings.selectedFieldSettings = {
      source: { default: { stringValue: "theirs" }, writeOnCreate: "always", writeOnUpdate: "never" },
    };
    store.takeSaved(newer as never);
    contact.setEnableWrite();
    expect(contact.getFieldSettings("source")).toStrictEqual({
      default: { stringValue: "theirs" },
      writeOnCreate: "always",
      writeOnUpdate: "ifEmpty",
    });
  });

  it("once the server has removed the object, enabling it starts anew (D12)", () => {
    const { config, store } = draftOf(full);
    const contact = config.writeObject("contact");
    contact.setWriteOnUpdateSetting({ fieldName: "source", value: "ifEmpty" });
    contact.setDisableWrite();
    store.takeSaved({ ...full, write: { objects: {} } } as never, store.get());
    contact.setEnableWrite();
    expect(contact.object).toStrictEqual({ objectName: "contact" });
  });
});
