import { describe, expect, it } from "vitest";
import type { LocalConfig } from "../../../src/draft/handlers/local-config.js";
import { readContact, subscribeContact, writeContact } from "../support/contact-configs.js";
import { draftOf } from "../support/draft-of.js";

/** One row: what it does, the saved config, the edits, the whole draft that they make. */
type Row = [title: string, saved: object | undefined, edit: (config: LocalConfig) => void, expected: object];

const setters: Row[] = [
  [
    "get and setDraft with a value",
    undefined,
    (c) => c.setDraft({ provider: "hubspot" }),
    { provider: "hubspot" },
  ],
  [
    "setDraft with a function that returns a draft",
    { provider: "salesforce" },
    (c) => c.setDraft((draft) => ({ ...draft, proxy: { enabled: true } })),
    { provider: "salesforce", proxy: { enabled: true } },
  ],
  [
    "setDraft with a function that changes the draft it is given",
    { proxy: { enabled: false } },
    (c) =>
      c.setDraft((draft) => {
        draft.provider = "hubspot";
        if (draft.proxy) draft.proxy.enabled = true;
      }),
    { provider: "hubspot", proxy: { enabled: true } },
  ],
  ["reset", writeContact(), (c) => (c.proxy().setEnableProxy(), c.reset()), writeContact()],
  [
    "removeObject: from read, write and subscribe, and no other object",
    {
      read: { objects: { contact: { objectName: "contact" }, lead: { objectName: "lead" } } },
      write: { objects: { contact: { objectName: "contact" }, lead: { objectName: "lead" } } },
      subscribe: { objects: { contact: { objectName: "contact" }, lead: { objectName: "lead" } } },
    },
    (c) => c.removeObject("contact"),
    {
      read: { objects: { lead: { objectName: "lead" } } },
      write: { objects: { lead: { objectName: "lead" } } },
      subscribe: { objects: { lead: { objectName: "lead" } } },
    },
  ],
  [
    "removeObject: of an object that is nowhere",
    writeContact(),
    (c) => c.removeObject("lead"),
    writeContact(),
  ],

  ["setEnableRead", undefined, (c) => c.readObject("contact").setEnableRead(), readContact()],
  [
    "setEnableRead: of a disabled object",
    readContact({ disabled: true, schedule: "0 * * * *" }),
    (c) => c.readObject("contact").setEnableRead(),
    readContact({ disabled: false, schedule: "0 * * * *" }),
  ],
  [
    "setDisableRead: keeps what the object holds",
    readContact({ selectedFields: { phone: true } }),
    (c) => c.readObject("contact").setDisableRead(),
    readContact({ selectedFields: { phone: true }, disabled: true }),
  ],
  [
    "setDisableRead: of an object that is not there",
    undefined,
    (c) => c.readObject("contact").setDisableRead(),
    {},
  ],
  [
    "setSelectedField",
    undefined,
    (c) => c.readObject("contact").setSelectedField({ fieldName: "phone", selected: true }),
    readContact({ selectedFields: { phone: true } }),
  ],
  [
    "setSelectedField: unselects",
    readContact({ selectedFields: { phone: true, fax: true } }),
    (c) => c.readObject("contact").setSelectedField({ fieldName: "phone", selected: false }),
    readContact({ selectedFields: { fax: true } }),
  ],
  [
    "setFieldMapping",
    undefined,
    (c) => c.readObject("contact").setFieldMapping({ fieldName: "phone", mapToName: "phoneNumber" }),
    readContact({ selectedFieldMappings: { phoneNumber: "phone" } }),
  ],
  [
    "deleteFieldMapping",
    readContact({ selectedFieldMappings: { phoneNumber: "phone", faxNumber: "fax" } }),
    (c) => c.readObject("contact").deleteFieldMapping("phoneNumber"),
    readContact({ selectedFieldMappings: { faxNumber: "fax" } }),
  ],
  [
    "deleteFieldMapping: the last one leaves the empty map that the contract requires",
    readContact({ selectedFieldMappings: { phoneNumber: "phone" } }),
    (c) => c.readObject("contact").deleteFieldMapping("phoneNumber"),
    readContact(),
  ],
  [
    "setValueMapping",
    undefined,
    (c) => {
      const { setValueMapping } = c.readObject("contact");
      setValueMapping({ fieldName: "stage", mappedValue: "open", providerValue: "scheduled" });
      setValueMapping({ fieldName: "stage", mappedValue: "closedWon", providerValue: "won" });
    },
    readContact({ selectedValueMappings: { stage: { open: "scheduled", closedWon: "won" } } }),
  ],
  [
    "deleteValueMapping: the last one takes along the maps that only the draft has",
    readContact(),
    (c) => {
      const { setValueMapping, deleteValueMapping } = c.readObject("contact");
      setValueMapping({ fieldName: "stage", mappedValue: "open", providerValue: "scheduled" });
      deleteValueMapping({ fieldName: "stage", mappedValue: "open" });
    },
    readContact(),
  ],
  [
    "deleteValueMapping: the last one leaves the maps that the saved config has",
    readContact({ selectedValueMappings: { stage: { open: "scheduled" } } }),
    (c) => c.readObject("contact").deleteValueMapping({ fieldName: "stage", mappedValue: "open" }),
    readContact({ selectedValueMappings: { stage: {} } }),
  ],

  ["setEnableWrite", undefined, (c) => c.writeObject("contact").setEnableWrite(), writeContact()],
  [
    "setDisableWrite: the last object takes along the containers that only the draft has",
    { provider: "hubspot" },
    (c) => (c.writeObject("contact").setEnableWrite(), c.writeObject("contact").setDisableWrite()),
    { provider: "hubspot" },
  ],
  [
    "setDisableWrite: leaves the containers that the saved config has",
    writeContact(),
    (c) => c.writeObject("contact").setDisableWrite(),
    { write: { objects: {} } },
  ],
  [
    "setEnableDeletion",
    undefined,
    (c) => c.writeObject("contact").setEnableDeletion(),
    writeContact({ deletionSettings: { enabled: true } }),
  ],
  [
    "setDisableDeletion",
    writeContact({ deletionSettings: { enabled: true } }),
    (c) => c.writeObject("contact").setDisableDeletion(),
    writeContact({ deletionSettings: { enabled: false } }),
  ],
  [
    "setDisableDeletion: of an object that is not there",
    {},
    (c) => c.writeObject("contact").setDisableDeletion(),
    {},
  ],
  [
    "setFieldSettings",
    undefined,
    (c) =>
      c.writeObject("contact").setFieldSettings({
        fieldName: "source",
        settings: { writeOnCreate: "always", writeOnUpdate: "never" },
      }),
    writeContact({ selectedFieldSettings: { source: { writeOnCreate: "always", writeOnUpdate: "never" } } }),
  ],
  [
    "setSelectedFieldSettings",
    undefined,
    (c) =>
      c.writeObject("contact").setSelectedFieldSettings({
        fieldName: "amount",
        settings: { default: { integerValue: 0 } },
      }),
    writeContact({ selectedFieldSettings: { amount: { default: { integerValue: 0 } } } }),
  ],
  [
    "deleteFieldSettings",
    writeContact({ selectedFieldSettings: { a: { writeOnCreate: "never" }, b: { writeOnCreate: "never" } } }),
    (c) => c.writeObject("contact").deleteFieldSettings("a"),
    writeContact({ selectedFieldSettings: { b: { writeOnCreate: "never" } } }),
  ],
  [
    "deleteFieldSettings: of an object that is not there",
    {},
    (c) => c.writeObject("contact").deleteFieldSettings("a"),
    {},
  ],
  [
    "setDefaultValues",
    undefined,
    (c) =>
      c.writeObject("contact").setDefaultValues({ fieldName: "automated", value: { booleanValue: true } }),
    writeContact({ selectedFieldSettings: { automated: { default: { booleanValue: true } } } }),
  ],
  [
    "setWriteOnCreateSetting",
    undefined,
    (c) => c.writeObject("contact").setWriteOnCreateSetting({ fieldName: "a", value: "never" }),
    writeContact({ selectedFieldSettings: { a: { writeOnCreate: "never" } } }),
  ],
  [
    "setWriteOnUpdateSetting",
    undefined,
    (c) => c.writeObject("contact").setWriteOnUpdateSetting({ fieldName: "a", value: "ifEmpty" }),
    writeContact({ selectedFieldSettings: { a: { writeOnUpdate: "ifEmpty" } } }),
  ],

  [
    "setEnableSubscribe",
    undefined,
    (c) => c.subscribeObject("contact").setEnableSubscribe(),
    subscribeContact(),
  ],
  [
    "setDisableSubscribe",
    subscribeContact(),
    (c) => c.subscribeObject("contact").setDisableSubscribe(),
    { subscribe: { objects: {} } },
  ],
  [
    "setEnableCreateEvent",
    undefined,
    (c) => c.subscribeObject("contact").setEnableCreateEvent(),
    subscribeContact({ createEvent: { enabled: "always" } }),
  ],
  [
    "setDisableCreateEvent",
    subscribeContact({ createEvent: { enabled: "always" } }),
    (c) => c.subscribeObject("contact").setDisableCreateEvent(),
    subscribeContact({ createEvent: { enabled: "never" } }),
  ],
  [
    "setEnableUpdateEvent: keeps the watched fields",
    subscribeContact({ updateEvent: { enabled: "never", requiredWatchFields: ["phone"] } }),
    (c) => c.subscribeObject("contact").setEnableUpdateEvent(),
    subscribeContact({ updateEvent: { enabled: "always", requiredWatchFields: ["phone"] } }),
  ],
  [
    "setDisableUpdateEvent: keeps the watched fields",
    subscribeContact({ updateEvent: { enabled: "always", watchFieldsAuto: "all" } }),
    (c) => c.subscribeObject("contact").setDisableUpdateEvent(),
    subscribeContact({ updateEvent: { enabled: "never", watchFieldsAuto: "all" } }),
  ],
  [
    "setEnableDeleteEvent",
    undefined,
    (c) => c.subscribeObject("contact").setEnableDeleteEvent(),
    subscribeContact({ deleteEvent: { enabled: "always" } }),
  ],
  [
    "setDisableDeleteEvent",
    subscribeContact({ deleteEvent: { enabled: "always" } }),
    (c) => c.subscribeObject("contact").setDisableDeleteEvent(),
    subscribeContact({ deleteEvent: { enabled: "never" } }),
  ],
  [
    "setDisable…Event: of an object that is not there",
    {},
    (c) => {
      c.subscribeObject("contact").setDisableCreateEvent();
      c.subscribeObject("contact").setDisableUpdateEvent();
      c.subscribeObject("contact").setDisableDeleteEvent();
    },
    {},
  ],
  [
    "setWatchFields: named fields; turns the event on",
    undefined,
    (c) => c.subscribeObject("contact").setWatchFields(["phone", "fax"]),
    subscribeContact({ updateEvent: { enabled: "always", requiredWatchFields: ["phone", "fax"] } }),
  ],
  [
    "setWatchFields: all instead of named fields; an event that is off stays off",
    subscribeContact({ updateEvent: { enabled: "never", requiredWatchFields: ["phone"] } }),
    (c) => c.subscribeObject("contact").setWatchFields("all"),
    subscribeContact({ updateEvent: { enabled: "never", watchFieldsAuto: "all" } }),
  ],
  [
    "setWatchFields: named fields instead of all",
    subscribeContact({ updateEvent: { enabled: "always", watchFieldsAuto: "all" } }),
    (c) => c.subscribeObject("contact").setWatchFields(["phone"]),
    subscribeContact({ updateEvent: { enabled: "always", requiredWatchFields: ["phone"] } }),
  ],
  [
    "setWatchFields: undefined takes the choice back",
    subscribeContact({ updateEvent: { enabled: "always", watchFieldsAuto: "all" } }),
    (c) => c.subscribeObject("contact").setWatchFields(undefined),
    subscribeContact({ updateEvent: { enabled: "always" } }),
  ],
  [
    "setWatchFields: undefined where nothing is watched",
    {},
    (c) => c.subscribeObject("contact").setWatchFields(undefined),
    {},
  ],

  ["setEnableProxy", undefined, (c) => c.proxy().setEnableProxy(), { proxy: { enabled: true } }],
  [
    "setDisableProxy",
    { proxy: { enabled: true } },
    (c) => c.proxy().setDisableProxy(),
    { proxy: { enabled: false } },
  ],
];

describe("what each setter does", () => {
  it.each(setters)("a setter writes the one place that it is for: %s (D1)", (_, saved, edit, expected) => {
    const { config } = draftOf(saved);
    edit(config);
    expect(config.get()).toStrictEqual(expected);
    expect(config.draft).toBe(config.get());
  });
});
