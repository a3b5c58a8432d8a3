import { describe, expect, it } from "vitest";
import { content, draftOf } from "../support/draft-of.js";

/** A draft whose read object `contact` only the draft has, made by `setDraft` with just these parts. */
function draftOnly(parts: object) {
  const draft = draftOf({ provider: "salesforce" });
  draft.config.setDraft(content({ read: { objects: { contact: { objectName: "contact", ...parts } } } }));
  return { ...draft, contact: draft.config.readObject("contact") };
}

describe("a read object that did not come from enabling", () => {
  it("enabling one that is enabled is a no-op, whatever it lacks (D3)", () => {
    const { config, contact } = draftOnly({});
    const draft = config.get();
    contact.setEnableRead();
    expect(config.get()).toBe(draft);
  });

  it("enabling one that is disabled fills in the selections that it lacks (D7)", () => {
    const { contact } = draftOnly({ disabled: true, selectedFields: { phone: true } });
    contact.setEnableRead();
    expect(contact.object).toStrictEqual({
      objectName: "contact",
      selectedFields: { phone: true },
      selectedFieldMappings: {},
    });
  });

  it("unselecting a field that is marked false is a no-op (D3)", () => {
    const { config, contact } = draftOnly({ selectedFields: { phone: false } });
    const draft = config.get();
    contact.setSelectedField({ fieldName: "phone", selected: false });
    expect(config.get()).toBe(draft);
    contact.setSelectedField({ fieldName: "phone", selected: true });
    expect(contact.getSelectedField("phone")).toBe(true);
  });

  it("disabling a read object keeps the choices made where the server has none (D1)", () => {
    const { config } = draftOf({ read: { objects: { contact: { objectName: "contact" } } } });
    const contact = config.readObject("contact");
    contact.setSelectedField({ fieldName: "phone", selected: true });
    contact.setFieldMapping({ fieldName: "stage__c", mapToName: "stage" });
    contact.setDisableRead();
    expect(contact.object).toStrictEqual({
      objectName: "contact",
      disabled: true,
      selectedFields: { phone: true },
      selectedFieldMappings: { stage: "stage__c" },
    });
  });
});
