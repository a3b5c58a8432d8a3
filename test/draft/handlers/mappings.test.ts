import { describe, expect, it } from "vitest";
import { draftOf } from "../support/draft-of.js";
import { mappingManifest as manifest } from "../support/mapping-manifest.js";

const saved = {
  provider: "salesforce",
  read: {
    objects: {
      contact: {
        objectName: "contact",
        selectedFields: {},
        selectedFieldMappings: { stage: "status", phase: "status", owner: "ownerid" },
        selectedValueMappings: { status: { a: "A" }, owner: { me: "Me" }, ownerid: { you: "You" } },
      },
    },
  },
};

describe("a mapping and its value mappings", () => {
  it("another field takes the old field's value mappings away, in one step (D20)", () => {
    const { store, config } = draftOf(saved);
    const contact = config.readObject("contact");
    contact.setFieldMapping({ mapToName: "owner", fieldName: "createdbyid" });
    expect(contact.object?.selectedValueMappings).toEqual({ status: { a: "A" } });
    store.undo();
    expect(store.changes()).toEqual([]);
  });

  it("value mappings of a field that another name is mapped to stay until that goes, too (D20)", () => {
    const { config } = draftOf(saved);
    const contact = config.readObject("contact");
    contact.deleteFieldMapping("stage");
    expect(contact.getValueMappings("status")).toEqual({ a: "A" });
    contact.deleteFieldMapping("phase");
    expect(contact.getValueMappings("status")).toBeUndefined();
  });

  it("a name that every object inherits had no field before, and takes no value mappings away (D8, D20)", () => {
    const { config } = draftOf(saved);
    const contact = config.readObject("contact");
    contact.setValueMapping({ fieldName: "constructor", mappedValue: "a", providerValue: "A" });
    contact.setFieldMapping({ mapToName: "constructor", fieldName: "email" });
    expect(contact.getValueMappings("constructor")).toEqual({ a: "A" });
  });

  it("the same field again changes nothing (D20, D3)", () => {
    const { store, config } = draftOf(saved);
    config.readObject("contact").setFieldMapping({ mapToName: "owner", fieldName: "ownerid" });
    expect(store.changes()).toEqual([]);
  });

  it.each([
    ["salesforce", { status: { a: "A" }, owner: { me: "Me" }, ownerid: { you: "You" } }],
    ["hubspot", { status: { a: "A" } }],
  ])(
    "to %s the field in another letter case is the same or another field, and keeps its value mappings or not (D20, W20)",
    (provider, valueMappings) => {
      const { config } = draftOf({ ...saved, provider });
      const contact = config.readObject("contact");
      contact.setFieldMapping({ mapToName: "owner", fieldName: "OwnerId" });
      expect(contact.getFieldMapping("owner")).toBe("OwnerId");
      expect(contact.object?.selectedValueMappings).toEqual(valueMappings);
    },
  );

  it("value mappings under another spelling of the field stay while a name is mapped to it, and then go (D20, W20)", () => {
    const { config } = draftOf(saved);
    const contact = config.readObject("contact");
    contact.setValueMapping({ fieldName: "STATUS", mappedValue: "b", providerValue: "B" });
    contact.setFieldMapping({ mapToName: "phase", fieldName: "Status" });
    contact.deleteFieldMapping("stage");
    expect(contact.getValueMappings("status")).toEqual({ a: "A" });
    expect(contact.getValueMappings("STATUS")).toEqual({ b: "B" });
    contact.deleteFieldMapping("phase");
    expect(Object.keys(contact.object?.selectedValueMappings ?? {})).toEqual(["owner", "ownerid"]);
  });

  it("a mapping brings the object, and takes it along where nothing else was set (D20, D10)", () => {
    const { store, config } = draftOf({ provider: "salesforce" }, manifest);
    const contact = config.readObject("contact");
    contact.setFieldMapping({ mapToName: "owner", fieldName: "ownerid" });
    expect(contact.getReadEnabled()).toBe(true);
    expect(store.changes().map(({ path }) => path)).toContain("/read/objects/contact/objectName");
    contact.deleteFieldMapping("owner");
    expect(store.changes()).toEqual([]);
  });

  it("a mapping with a default of the manifest's goes there and back, too (D20)", () => {
    const { store, config } = draftOf({ provider: "salesforce" }, manifest);
    const contact = config.readObject("contact");
    contact.setFieldMapping({ mapToName: "stage", fieldName: "status" });
    contact.setFieldMapping({ mapToName: "stage", fieldName: "rating" });
    contact.deleteFieldMapping("stage");
    expect(store.changes()).toEqual([]);
  });

  it("an object that was switched on, or has another choice, stays when its mapping goes (D20)", () => {
    const { config } = draftOf({ provider: "salesforce" }, manifest);
    const contact = config.readObject("contact");
    contact.setEnableRead();
    contact.setFieldMapping({ mapToName: "owner", fieldName: "ownerid" });
    contact.deleteFieldMapping("owner");
    expect(contact.getReadEnabled()).toBe(true);

    const account = config.readObject("account");
    account.setFieldMapping({ mapToName: "owner", fieldName: "ownerid" });
    account.setSelectedField({ fieldName: "name", selected: true });
    account.deleteFieldMapping("owner");
    expect(account.getReadEnabled()).toBe(true);
  });

  it("an object that a mapping brought and the user then switched on stays (D20)", () => {
    const { config } = draftOf({ provider: "salesforce" }, manifest);
    const contact = config.readObject("contact");
    contact.setFieldMapping({ mapToName: "owner", fieldName: "ownerid" });
    contact.setEnabled(true);
    contact.deleteFieldMapping("owner");
    expect(contact.getReadEnabled()).toBe(true);
  });

  it("after a reset a mapping brings its object anew, and takes it along (D20)", () => {
    const { store, config } = draftOf({ provider: "salesforce" }, manifest);
    const contact = config.readObject("contact");
    contact.setFieldMapping({ mapToName: "owner", fieldName: "ownerid" });
    config.reset();
    expect(store.getState().broughtObjects).toEqual([]);
    contact.setFieldMapping({ mapToName: "owner", fieldName: "ownerid" });
    contact.deleteFieldMapping("owner");
    expect(store.changes()).toEqual([]);
  });

  it("an emptied default is removed, with the setting that held nothing else (D20, D2)", () => {
    const { store, config } = draftOf({ provider: "salesforce" });
    const contact = config.writeObject("contact");
    contact.setEnableWrite();
    contact.setDefaultValues({ fieldName: "source", value: { stringValue: "web" } });
    contact.setDefaultValues({ fieldName: "source", value: { stringValue: "" } });
    expect(store.get().write?.objects).toEqual({ contact: { objectName: "contact" } });
  });
});

describe("an object that the manifest has read for everybody", () => {
  it("switching it off is kept, so that it can be saved, and goes back (H2, D10)", () => {
    const { store, config } = draftOf({ provider: "salesforce" }, manifest);
    const lead = config.readObject("lead");
    lead.setDisableRead();
    expect(lead.object).toMatchObject({ objectName: "lead", disabled: true });
    expect(lead.getReadEnabled()).toBe(false);
    lead.setEnableRead();
    expect(lead.getReadEnabled()).toBe(true);
    store.undo();
    store.undo();
    expect(store.changes()).toEqual([]);
  });
});
