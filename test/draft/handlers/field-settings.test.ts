import { describe, expect, it } from "vitest";
import type { FieldSetting } from "../../../src/contract/index.js";
import { writeContact } from "../support/contact-configs.js";
import { draftOf } from "../support/draft-of.js";

const saved = writeContact({
  selectedFieldSettings: {
    source: { default: { stringValue: "myApp" }, writeOnCreate: "always", writeOnUpdate: "never" },
    amount: { default: { integerValue: 0 } },
  },
});

/** A draft of the saved config above, its write helpers and what it has for `source`. */
function contactDraft() {
  const { config, store, calls } = draftOf(saved);
  const contact = config.writeObject("contact");
  return { config, store, calls, contact, source: () => contact.getFieldSettings("source") };
}

describe("setFieldSettings replaces the field's whole setting", () => {
  it("keys that the new setting lacks are gone; other fields stay (D2)", () => {
    const { contact, source } = contactDraft();
    contact.setFieldSettings({ fieldName: "source", settings: { writeOnUpdate: "ifEmpty" } });
    expect(source()).toStrictEqual({ writeOnUpdate: "ifEmpty" });
    expect(contact.getFieldSettings("amount")).toStrictEqual({ default: { integerValue: 0 } });
  });

  it("another kind of default replaces the one there (D2)", () => {
    const { contact, source } = contactDraft();
    contact.setFieldSettings({ fieldName: "source", settings: { default: { booleanValue: false } } });
    expect(source()).toStrictEqual({ default: { booleanValue: false } });
  });

  it.each<[string, object | undefined]>([
    ["undefined", undefined],
    ["an empty setting", {}],
    ["nothing but undefined values", { default: undefined, writeOnCreate: undefined }],
    ["an empty default alone", { default: {} }],
    ["a default of undefined values alone", { default: { stringValue: undefined } }],
  ])("the whole setting is removed by %s (D2)", (_, settings) => {
    const { config, contact } = contactDraft();
    contact.setFieldSettings({ fieldName: "source", settings: settings as FieldSetting | undefined });
    expect(config.get()).toStrictEqual(
      writeContact({ selectedFieldSettings: { amount: { default: { integerValue: 0 } } } }),
    );
  });

  it("removing the last setting takes along the map that only the draft has, and leaves the server's (D2)", () => {
    const bare = draftOf(writeContact());
    bare.config.writeObject("contact").setWriteOnCreateSetting({ fieldName: "a", value: "never" });
    bare.config.writeObject("contact").deleteFieldSettings("a");
    expect(bare.config.get()).toStrictEqual(writeContact());

    const { config, contact } = contactDraft();
    contact.deleteFieldSettings("source");
    contact.deleteFieldSettings("amount");
    expect(config.get()).toStrictEqual(writeContact({ selectedFieldSettings: {} }));
  });

  it("undefined values inside a setting are dropped, wherever they stand (D2)", () => {
    const { contact, source } = contactDraft();
    const settings = {
      default: { stringValue: undefined, integerValue: 7 },
      writeOnCreate: undefined,
      writeOnUpdate: "never",
    };
    contact.setFieldSettings({ fieldName: "source", settings: settings as unknown as FieldSetting });
    expect(source()).toStrictEqual({ default: { integerValue: 7 }, writeOnUpdate: "never" });
  });

  it("an empty default beside other keys is left out (D2)", () => {
    const { contact, source } = contactDraft();
    contact.setFieldSettings({ fieldName: "source", settings: { default: {}, writeOnUpdate: "never" } });
    expect(source()).toStrictEqual({ writeOnUpdate: "never" });
  });

  it.each<[string, FieldSetting]>([
    ["an empty text", { default: { stringValue: "" } }],
    ["zero", { default: { integerValue: 0 } }],
    ["false", { default: { booleanValue: false } }],
  ])("a default of %s is a default (D2)", (_, settings) => {
    const { contact, source } = contactDraft();
    contact.setFieldSettings({ fieldName: "source", settings });
    expect(source()).toStrictEqual(settings);
  });

  it("later changes of the caller's object don't reach the draft, and the draft doesn't reach into it (D2)", () => {
    const { contact, source } = contactDraft();
    const value = { stringValue: "mine" };
    const settings: FieldSetting = { default: value, writeOnCreate: "never" };
    contact.setFieldSettings({ fieldName: "source", settings });
    settings.writeOnCreate = "always";
    value.stringValue = "changed";
    expect(source()).toStrictEqual({ default: { stringValue: "mine" }, writeOnCreate: "never" });
    contact.setWriteOnUpdateSetting({ fieldName: "source", value: "never" });
    expect(settings).toStrictEqual({ default: { stringValue: "changed" }, writeOnCreate: "always" });
  });

  it("later changes of a default or a list of watched fields don't reach the draft (D2)", () => {
    const { config, contact, source } = contactDraft();
    const value = { stringValue: "mine" };
    contact.setDefaultValues({ fieldName: "source", value });
    value.stringValue = "changed";
    expect(source()?.default).toStrictEqual({ stringValue: "mine" });

    const watched = ["phone"];
    config.subscribeObject("contact").setWatchFields(watched);
    watched.push("fax");
    expect(config.subscribeObject("contact").getWatchFields()).toStrictEqual(["phone"]);
  });
});

describe("the single setters change one key and keep the others", () => {
  it("setDefaultValues changes the default and keeps the policies (D2)", () => {
    const { contact, source } = contactDraft();
    contact.setDefaultValues({ fieldName: "source", value: { booleanValue: true } });
    expect(source()).toStrictEqual({
      default: { booleanValue: true },
      writeOnCreate: "always",
      writeOnUpdate: "never",
    });
  });

  it("setWriteOnCreateSetting changes that policy and keeps the rest (D2)", () => {
    const { contact, source } = contactDraft();
    contact.setWriteOnCreateSetting({ fieldName: "source", value: "never" });
    expect(source()).toStrictEqual({
      default: { stringValue: "myApp" },
      writeOnCreate: "never",
      writeOnUpdate: "never",
    });
  });

  it("setWriteOnUpdateSetting changes that policy and keeps the rest (D2)", () => {
    const { contact, source } = contactDraft();
    contact.setWriteOnUpdateSetting({ fieldName: "source", value: "ifEmpty" });
    expect(source()).toStrictEqual({
      default: { stringValue: "myApp" },
      writeOnCreate: "always",
      writeOnUpdate: "ifEmpty",
    });
  });

  it.each([undefined, null as unknown as undefined])(
    "%s as a value removes the one key (D2, D20)",
    (value) => {
      const { contact, source } = contactDraft();
      contact.setWriteOnCreateSetting({ fieldName: "source", value });
      expect(source()).toStrictEqual({ default: { stringValue: "myApp" }, writeOnUpdate: "never" });
      contact.setDefaultValues({ fieldName: "source", value });
      expect(source()).toStrictEqual({ writeOnUpdate: "never" });
    },
  );

  it("undefined for the last key removes the setting (D2)", () => {
    const { config, contact } = contactDraft();
    contact.setDefaultValues({ fieldName: "amount", value: undefined });
    expect(contact.getFieldSettings("amount")).toBeUndefined();
    contact.setWriteOnUpdateSetting({ fieldName: "source", value: undefined });
    contact.setWriteOnCreateSetting({ fieldName: "source", value: undefined });
    contact.setDefaultValues({ fieldName: "source", value: {} });
    expect(config.get()).toStrictEqual(writeContact({ selectedFieldSettings: {} }));
  });

  it("undefined for an object or a field that is not there adds nothing (D2)", () => {
    const { config, calls } = draftOf();
    const told = calls();
    const contact = config.writeObject("contact");
    contact.setDefaultValues({ fieldName: "a", value: undefined });
    contact.setWriteOnCreateSetting({ fieldName: "a", value: undefined });
    contact.setWriteOnUpdateSetting({ fieldName: "a", value: undefined });
    contact.setFieldSettings({ fieldName: "a", settings: {} });
    expect(config.get()).toStrictEqual({});
    expect(told()).toBe(0);
  });
});
