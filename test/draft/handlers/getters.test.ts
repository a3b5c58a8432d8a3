import { describe, expect, it } from "vitest";
import type { LocalConfig } from "../../../src/draft/handlers/local-config.js";
import { readContact, subscribeContact, writeContact } from "../support/contact-configs.js";
import { draftOf } from "../support/draft-of.js";

const full = {
  ...readContact({
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
    deleteEvent: { enabled: "always" },
  }),
  proxy: { enabled: true },
};

/** One row: the getter's name, what it reads of the full config, and what of one that has none of it. */
type GetterRow = [title: string, read: (config: LocalConfig) => unknown, there: unknown, absent: unknown];

const setting = { default: { stringValue: "myApp" }, writeOnCreate: "always", writeOnUpdate: "never" };
const getters: GetterRow[] = [
  ["readObject().object", (c) => c.readObject("contact").object, full.read.objects.contact, undefined],
  ["getSelectedField: selected", (c) => c.readObject("contact").getSelectedField("phone"), true, false],
  ["getSelectedField: false", (c) => c.readObject("contact").getSelectedField("fax"), false, false],
  ["getFieldMapping", (c) => c.readObject("contact").getFieldMapping("phoneNumber"), "phone", undefined],
  [
    "getValueMappings",
    (c) => c.readObject("contact").getValueMappings("stage"),
    { open: "scheduled" },
    undefined,
  ],
  ["writeObject().object", (c) => c.writeObject("contact").object, full.write.objects.contact, undefined],
  ["getWriteObject", (c) => c.writeObject("contact").getWriteObject(), full.write.objects.contact, undefined],
  ["getDeletionEnabled", (c) => c.writeObject("contact").getDeletionEnabled(), true, false],
  ["getFieldSettings", (c) => c.writeObject("contact").getFieldSettings("source"), setting, undefined],
  [
    "getSelectedFieldSettings",
    (c) => c.writeObject("contact").getSelectedFieldSettings("source"),
    setting,
    undefined,
  ],
  [
    "getDefaultValues",
    (c) => c.writeObject("contact").getDefaultValues("source"),
    { stringValue: "myApp" },
    undefined,
  ],
  [
    "getWriteOnCreateSetting",
    (c) => c.writeObject("contact").getWriteOnCreateSetting("source"),
    "always",
    undefined,
  ],
  [
    "getWriteOnUpdateSetting",
    (c) => c.writeObject("contact").getWriteOnUpdateSetting("source"),
    "never",
    undefined,
  ],
  [
    "subscribeObject().object",
    (c) => c.subscribeObject("contact").object,
    full.subscribe.objects.contact,
    undefined,
  ],
  ["getSubscribeEnabled", (c) => c.subscribeObject("contact").getSubscribeEnabled(), true, false],
  ["getCreateEventEnabled", (c) => c.subscribeObject("contact").getCreateEventEnabled(), true, false],
  ["getUpdateEventEnabled", (c) => c.subscribeObject("contact").getUpdateEventEnabled(), true, false],
  ["getDeleteEventEnabled", (c) => c.subscribeObject("contact").getDeleteEventEnabled(), true, false],
  ["getWatchFields", (c) => c.subscribeObject("contact").getWatchFields(), ["phone"], undefined],
  ["proxy().object", (c) => c.proxy().object, { enabled: true }, undefined],
  ["getProxyEnabled", (c) => c.proxy().getProxyEnabled(), true, false],
];

describe("what each getter reads", () => {
  it.each(getters)("a getter reads what the config holds: %s (D1)", (_, read, there, absent) => {
    expect(read(draftOf(full).config)).toStrictEqual(there);
    expect(read(draftOf().config)).toBe(absent);
  });

  it.each([
    ["getDeletionEnabled", writeContact({ deletionSettings: { enabled: false } })],
    ["getProxyEnabled", { proxy: { enabled: false } }],
  ])("a getter tells a switch that is off: %s (D1)", (name, saved) => {
    const { config } = draftOf(saved);
    const read =
      name === "getProxyEnabled"
        ? config.proxy().getProxyEnabled
        : config.writeObject("contact").getDeletionEnabled;
    expect(read()).toBe(false);
  });

  it("the getters of events tell one that is off, and getWatchFields tells all (D1)", () => {
    const { config } = draftOf(
      subscribeContact({
        createEvent: { enabled: "never" },
        updateEvent: { enabled: "never", watchFieldsAuto: "all" },
        deleteEvent: { enabled: "never" },
      }),
    );
    const contact = config.subscribeObject("contact");
    expect(contact.getCreateEventEnabled()).toBe(false);
    expect(contact.getUpdateEventEnabled()).toBe(false);
    expect(contact.getDeleteEventEnabled()).toBe(false);
    expect(contact.getWatchFields()).toBe("all");
  });
});
