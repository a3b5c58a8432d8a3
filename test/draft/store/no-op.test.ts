import { describe, expect, it } from "vitest";
import type { LocalConfig } from "../../../src/draft/handlers/local-config.js";
import { readContact, subscribeContact, writeContact } from "../support/contact-configs.js";
import { draftOf } from "../support/draft-of.js";

const saved = {
  provider: "salesforce",
  ...readContact({
    disabled: false,
    selectedFields: { phone: true, fax: false },
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
    deleteEvent: { enabled: "never" },
  }),
  proxy: { enabled: true },
};

/** Every setter, called with what is there already; values are new objects, equal by content. */
const repeats: [title: string, edit: (config: LocalConfig) => void][] = [
  ["reset of a clean draft", (c) => c.reset()],
  ["setDraft with the draft", (c) => c.setDraft(c.get())],
  ["setDraft with an equal draft of new objects", (c) => c.setDraft(structuredClone(saved) as never)],
  ["setDraft with a function that returns an equal draft", (c) => c.setDraft((draft) => ({ ...draft }))],
  ["setDraft with a function that changes nothing", (c) => c.setDraft(() => undefined)],
  [
    "setDraft with a function that sets what is there",
    (c) =>
      c.setDraft((draft) => {
        draft.provider = "salesforce";
        draft.proxy = { enabled: true };
      }),
  ],
  ["removeObject of an object that is nowhere", (c) => c.removeObject("lead")],
  ["setEnableRead", (c) => c.readObject("contact").setEnableRead()],
  ["setDisableRead of an object that is not there", (c) => c.readObject("lead").setDisableRead()],
  [
    "setSelectedField",
    (c) => c.readObject("contact").setSelectedField({ fieldName: "phone", selected: true }),
  ],
  [
    "setSelectedField of a field that is marked false",
    (c) => c.readObject("contact").setSelectedField({ fieldName: "fax", selected: false }),
  ],
  [
    "setSelectedField of a field that is not there",
    (c) => c.readObject("contact").setSelectedField({ fieldName: "email", selected: false }),
  ],
  [
    "setFieldMapping",
    (c) => c.readObject("contact").setFieldMapping({ fieldName: "phone", mapToName: "phoneNumber" }),
  ],
  [
    "deleteFieldMapping of one that is not there",
    (c) => c.readObject("contact").deleteFieldMapping("faxNumber"),
  ],
  [
    "setValueMapping",
    (c) =>
      c
        .readObject("contact")
        .setValueMapping({ fieldName: "stage", mappedValue: "open", providerValue: "scheduled" }),
  ],
  [
    "deleteValueMapping of one that is not there",
    (c) => c.readObject("contact").deleteValueMapping({ fieldName: "stage", mappedValue: "lost" }),
  ],
  ["setEnableWrite", (c) => c.writeObject("contact").setEnableWrite()],
  ["setDisableWrite of an object that is not there", (c) => c.writeObject("lead").setDisableWrite()],
  ["setEnableDeletion", (c) => c.writeObject("contact").setEnableDeletion()],
  ["setDisableDeletion of an object that is not there", (c) => c.writeObject("lead").setDisableDeletion()],
  [
    "setFieldSettings",
    (c) =>
      c.writeObject("contact").setFieldSettings({
        fieldName: "source",
        settings: { writeOnUpdate: "never", writeOnCreate: "always", default: { stringValue: "myApp" } },
      }),
  ],
  [
    "deleteFieldSettings of a field that has none",
    (c) => c.writeObject("contact").deleteFieldSettings("amount"),
  ],
  [
    "setDefaultValues",
    (c) =>
      c.writeObject("contact").setDefaultValues({ fieldName: "source", value: { stringValue: "myApp" } }),
  ],
  [
    "setWriteOnCreateSetting",
    (c) => c.writeObject("contact").setWriteOnCreateSetting({ fieldName: "source", value: "always" }),
  ],
  [
    "setWriteOnUpdateSetting",
    (c) => c.writeObject("contact").setWriteOnUpdateSetting({ fieldName: "source", value: "never" }),
  ],
  ["setEnableSubscribe", (c) => c.subscribeObject("contact").setEnableSubscribe()],
  [
    "setDisableSubscribe of an object that is not there",
    (c) => c.subscribeObject("lead").setDisableSubscribe(),
  ],
  ["setEnableCreateEvent", (c) => c.subscribeObject("contact").setEnableCreateEvent()],
  ["setEnableUpdateEvent", (c) => c.subscribeObject("contact").setEnableUpdateEvent()],
  ["setDisableDeleteEvent", (c) => c.subscribeObject("contact").setDisableDeleteEvent()],
  [
    "setDisableUpdateEvent of an object that is not there",
    (c) => c.subscribeObject("lead").setDisableUpdateEvent(),
  ],
  ["setWatchFields", (c) => c.subscribeObject("contact").setWatchFields(["phone"])],
  [
    "setWatchFields of an object that is not there",
    (c) => c.subscribeObject("lead").setWatchFields(undefined),
  ],
  ["setEnableProxy", (c) => c.proxy().setEnableProxy()],
];

describe("a setter that changes nothing keeps the reference and tells nobody", () => {
  it.each(repeats)(
    "a setter that changes nothing keeps the reference and tells nobody: %s (D3)",
    (_, edit) => {
      const { store, config, calls } = draftOf(saved);
      let stateCalls = 0;
      store.subscribeState(() => {
        stateCalls += 1;
      });
      const draft = config.get();
      const told = calls();
      edit(config);
      expect(config.get()).toBe(draft);
      expect([told(), stateCalls]).toEqual([0, 0]);
    },
  );

  const toDirtyDraft = repeats.filter(([title]) => !/^reset|^setDraft with an equal/.test(title));
  it.each(toDirtyDraft)(
    "a setter that changes nothing in a draft with other edits keeps the reference: %s (D3)",
    (_, edit) => {
      const { config, calls } = draftOf(saved);
      config.writeObject("account").setWriteOnCreateSetting({ fieldName: "a", value: "never" });
      config.readObject("contact").setSelectedField({ fieldName: "mobile", selected: true });
      const draft = config.get();
      const told = calls();
      edit(config);
      expect(config.get()).toBe(draft);
      expect(told()).toBe(0);
    },
  );

  it("the second of two equal edits is the no-op (D3)", () => {
    const { config, calls } = draftOf();
    const { setFieldSettings } = config.writeObject("contact");
    setFieldSettings({ fieldName: "a", settings: { default: { integerValue: 1 } } });
    const draft = config.get();
    const told = calls();
    setFieldSettings({ fieldName: "a", settings: { default: { integerValue: 1 } } });
    expect(config.get()).toBe(draft);
    expect(told()).toBe(0);
  });

  it("a number that is none (an empty number field read with parseInt) is refused (D16)", () => {
    const { config, calls } = draftOf();
    const { setDefaultValues } = config.writeObject("contact");
    const draft = config.get();
    const told = calls();
    expect(() => {
      setDefaultValues({ fieldName: "a", value: { integerValue: NaN } });
    }).toThrow(TypeError);
    expect(config.get()).toBe(draft);
    expect(told()).toBe(0);
  });
});

describe("getters and get() answer from the newest state within the tick of the edit", () => {
  it("getters answer from the newest state after each edit, also through handlers made before it (D4)", () => {
    const { config } = draftOf(saved);
    const contact = config.writeObject("contact");
    const lead = config.readObject("lead");
    contact.setWriteOnUpdateSetting({ fieldName: "source", value: "ifEmpty" });
    expect(contact.getWriteOnUpdateSetting("source")).toBe("ifEmpty");
    expect(contact.object?.selectedFieldSettings?.["source"]?.writeOnUpdate).toBe("ifEmpty");
    contact.setDisableDeletion();
    expect(contact.getDeletionEnabled()).toBe(false);
    lead.setFieldMapping({ fieldName: "stage__c", mapToName: "stage" });
    expect(lead.getFieldMapping("stage")).toBe("stage__c");
    expect(config.get().read?.objects["lead"]).toBe(lead.object);
    config.removeObject("lead");
    expect(lead.object).toBeUndefined();
    config.setDraft({ provider: "hubspot" });
    expect(contact.object).toBeUndefined();
    config.reset();
    expect(contact.getDeletionEnabled()).toBe(true);
  });

  it("getters answer from the newest state within a listener (D4)", () => {
    const { store, config } = draftOf(saved);
    const seen: boolean[] = [];
    store.subscribe([], () => {
      seen.push(config.writeObject("contact").getDeletionEnabled());
    });
    config.writeObject("contact").setDisableDeletion();
    config.writeObject("contact").setEnableDeletion();
    expect(seen).toEqual([false, true]);
  });

  it("an edit made by a listener is there for the listeners after it (D4)", () => {
    const { store, config } = draftOf();
    const seen: string[] = [];
    store.subscribe(["proxy"], () => {
      config.writeObject("contact").setEnableWrite();
    });
    store.subscribe(["proxy"], () => {
      seen.push(JSON.stringify(config.get()));
    });
    config.proxy().setEnableProxy();
    expect(seen.at(-1)).toBe(
      '{"proxy":{"enabled":true},"write":{"objects":{"contact":{"objectName":"contact"}}}}',
    );
  });
});

describe("an edit that is taken back at once", () => {
  it("the list of changes stays the same list (D5)", () => {
    const { store } = draftOf({ a: 0, b: 0 });
    store.edit(["a"], 1);
    const changes = store.changes();
    store.edit(["b"], 1);
    store.edit(["b"], 0);
    expect(store.changes()).toBe(changes);
    store.edit(["a"], 2);
    expect(store.changes()).not.toBe(changes);
    store.edit(["a"], 1);
    expect(store.changes()).toEqual(changes);
  });
});
