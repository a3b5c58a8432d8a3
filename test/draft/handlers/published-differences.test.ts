import { expect, it } from "vitest";
import { draftOf } from "../support/draft-of.js";

// What the page "Switch from the published API" says of the draft.

it("switching off and deselecting what is absent changes nothing (H2, D3)", () => {
  const { config } = draftOf({ provider: "salesforce" });
  const draft = config.get();
  config.readObject("contact").setDisableRead();
  config.readObject("contact").setSelectedField({ fieldName: "email", selected: false });
  config.writeObject("contact").setDisableWrite();
  config.writeObject("contact").setDisableDeletion();
  config.proxy().setDisableProxy();
  expect(config.get()).toBe(draft);
});

it("writing that is switched off and on again has its settings back, until a reset (H2)", () => {
  const { config } = draftOf({ provider: "salesforce" });
  const contact = config.writeObject("contact");
  contact.setWriteOnUpdateSetting({ fieldName: "email", value: "never" });
  contact.setDisableWrite();
  contact.setEnableWrite();
  expect(contact.getWriteOnUpdateSetting("email")).toBe("never");
  contact.setDisableWrite();
  config.reset();
  contact.setEnableWrite();
  expect(contact.getWriteOnUpdateSetting("email")).toBeUndefined();
});

it("removeObject ends reads, writes and events (H2, D1)", () => {
  const object = { objectName: "contact" };
  const objects = { contact: object };
  const { config } = draftOf({
    provider: "salesforce",
    read: { objects },
    write: { objects },
    subscribe: { objects: { contact: { ...object, destination: "hook", inheritFieldsAndMappings: true } } },
  });
  config.removeObject("contact");
  for (const section of ["read", "write", "subscribe"] as const) {
    expect(Object.keys(config.get()[section]?.objects ?? {})).toEqual([]);
  }
});
