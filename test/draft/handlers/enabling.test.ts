import { describe, expect, it } from "vitest";
import type { IntegrationContent } from "../../../src/contract/index.js";
import { fillIn } from "../../../src/draft/handlers/initial-object.js";
import { content, draftOf } from "../support/draft-of.js";

const manifest: IntegrationContent = {
  name: "write-to-salesforce",
  provider: "salesforce",
  read: {
    objects: [
      {
        objectName: "contact",
        destination: "contactWebhook",
        schedule: "*/30 * * * *",
        requiredFields: [
          { fieldName: "email" },
          { fieldName: "phone", mapToName: "phoneNumber" },
          { mapToName: "stage", mapToDisplayName: "Stage", prompt: "Which field?", default: "leadsource" },
        ],
        optionalFields: [
          { fieldName: "fax" },
          { mapToName: "priority", default: "priority_level" },
          { mapToName: "note", prompt: "Which field holds the note?" },
          { mapToName: "__proto__", default: "polluted" },
        ],
        optionalFieldsAuto: "all",
      },
      { objectName: "lead", destination: "leadWebhook" },
    ],
  },
  write: { objects: [{ objectName: "contact", inheritMapping: true }] },
  subscribe: {
    objects: [
      {
        objectName: "contact",
        destination: "contactEvents",
        inheritFieldsAndMapping: true,
        createEvent: { enabled: "always" },
        updateEvent: { enabled: "always", requiredWatchFields: ["email", "phone"] },
        otherEvents: ["contact.merge"],
      },
      {
        objectName: "account",
        destination: "accountEvents",
        inheritFieldsAndMapping: true,
        updateEvent: { enabled: "always", watchFieldsAuto: "all" },
        deleteEvent: { enabled: "always" },
      },
      {
        objectName: "deal",
        destination: "dealEvents",
        inheritFieldsAndMapping: true,
        createEvent: {},
        updateEvent: { enabled: "always", watchFieldsAuto: "selected" },
      },
    ],
  },
};

/** The default mappings of `contact`: of the fields that the customer maps, those that declare a default. */
const defaults = JSON.parse(
  '{"stage":"leadsource","priority":"priority_level","__proto__":"polluted"}',
) as Record<string, string>;

describe("enabling a read object", () => {
  it("fills in the default mappings of the manifest and the empty selections, and nothing else (D7)", () => {
    const { config } = draftOf(undefined, manifest);
    config.readObject("contact").setEnableRead();
    const object = config.readObject("contact").object;
    expect(Object.keys(object ?? {}).sort()).toEqual([
      "objectName",
      "selectedFieldMappings",
      "selectedFields",
    ]);
    expect(object?.objectName).toBe("contact");
    expect(object?.selectedFields).toStrictEqual({});
    expect(Object.entries(object?.selectedFieldMappings ?? {})).toEqual(Object.entries(defaults));
  });

  it("fills in the empty selections of an object without mappings, or that the manifest does not declare (D7)", () => {
    const { config } = draftOf(undefined, manifest);
    for (const objectName of ["lead", "nowhere", "constructor"]) {
      config.readObject(objectName).setEnableRead();
      expect(config.readObject(objectName).object).toStrictEqual({
        objectName,
        selectedFields: {},
        selectedFieldMappings: {},
      });
    }
  });

  it("fills in the same where the first choice enables the object, and keeps that choice (D7)", () => {
    const { config } = draftOf(undefined, manifest);
    const contact = config.readObject("contact");
    contact.setFieldMapping({ fieldName: "my_stage", mapToName: "stage" });
    expect(contact.getFieldMapping("stage")).toBe("my_stage");
    expect(contact.getFieldMapping("priority")).toBe("priority_level");
    expect(contact.object?.selectedFields).toStrictEqual({});
  });

  it("never overwrites what a saved object has, enabled or disabled (D7)", () => {
    const mappings = { stage: "my_stage" };
    for (const disabled of [undefined, false, true]) {
      const object = { objectName: "contact", selectedFields: {}, selectedFieldMappings: mappings };
      const saved = {
        read: { objects: { contact: { ...object, ...(disabled !== undefined && { disabled }) } } },
      };
      const { config } = draftOf(saved, manifest);
      config.readObject("contact").setEnableRead();
      expect(config.readObject("contact").object?.selectedFieldMappings).toBe(mappings);
    }
  });

  it("fills in the selections that the contract requires where a disabled object lacks them (D7)", () => {
    const { config } = draftOf(
      { read: { objects: { contact: { objectName: "contact", disabled: true } } } },
      manifest,
    );
    config.readObject("contact").setEnableRead();
    expect(config.readObject("contact").object).toStrictEqual({
      objectName: "contact",
      disabled: false,
      selectedFields: {},
      selectedFieldMappings: {},
    });
  });

  it("a mapping that the user removed stays removed when the object is disabled and enabled (D7)", () => {
    const { config } = draftOf(undefined, manifest);
    const contact = config.readObject("contact");
    contact.setEnableRead();
    contact.deleteFieldMapping("stage");
    contact.setDisableRead();
    expect(contact.getFieldMapping("stage")).toBeUndefined();
    contact.setEnableRead();
    expect(contact.getFieldMapping("stage")).toBeUndefined();
    expect(contact.getFieldMapping("priority")).toBe("priority_level");
  });

  it("a mapping that the user removed stays removed in later edits, saves and manifests (D7)", () => {
    const { config, store } = draftOf(undefined, manifest);
    const contact = config.readObject("contact");
    contact.setEnableRead();
    contact.deleteFieldMapping("stage");
    contact.setSelectedField({ fieldName: "fax", selected: true });
    store.setManifest({ ...manifest });
    store.takeSaved({ provider: "salesforce", ...config.get() }, config.get());
    contact.setEnableRead();
    expect(contact.getFieldMapping("stage")).toBeUndefined();
    expect(store.changes()).toEqual([]);
  });

  it("an object that is removed and enabled again starts with the defaults (D7)", () => {
    const { config } = draftOf(undefined, manifest);
    const contact = config.readObject("contact");
    contact.setEnableRead();
    contact.deleteFieldMapping("stage");
    config.removeObject("contact");
    contact.setEnableRead();
    expect(contact.getFieldMapping("stage")).toBe("leadsource");
  });

  it("enabling and disabling is no change, with the manifest's defaults too (D10)", () => {
    const { config, store } = draftOf({ provider: "salesforce" }, manifest);
    config.readObject("contact").setEnableRead();
    config.readObject("contact").setDisableRead();
    expect(store.changes()).toEqual([]);
  });
});

describe("before the manifest is known", () => {
  it("an object enabled meanwhile gets the defaults when the manifest comes (D7)", () => {
    const { config, store, calls } = draftOf();
    config.readObject("contact").setEnableRead();
    const told = calls("read", "objects", "contact", "selectedFieldMappings", "stage");
    store.setManifest(manifest);
    expect(config.readObject("contact").getFieldMapping("stage")).toBe("leadsource");
    expect(told()).toBe(1);
  });

  it("the defaults never replace a mapping that the user chose meanwhile (D7)", () => {
    const { config, store } = draftOf();
    config.readObject("contact").setFieldMapping({ fieldName: "my_stage", mapToName: "stage" });
    store.setManifest(manifest);
    expect(config.readObject("contact").getFieldMapping("stage")).toBe("my_stage");
    expect(config.readObject("contact").getFieldMapping("priority")).toBe("priority_level");
  });

  it("an object enabled, disabled and, with the manifest, enabled again gets the defaults (D7)", () => {
    const { config, store } = draftOf();
    config.readObject("contact").setEnableRead();
    config.readObject("contact").setDisableRead();
    store.setManifest(manifest);
    expect(config.get()).toStrictEqual({});
    config.readObject("contact").setEnableRead();
    expect(config.readObject("contact").getFieldMapping("stage")).toBe("leadsource");
  });

  it("a second manifest does not put back what was removed after the first (D7)", () => {
    const { config, store } = draftOf();
    config.readObject("contact").setEnableRead();
    store.setManifest(manifest);
    config.readObject("contact").deleteFieldMapping("stage");
    store.setManifest({ ...manifest });
    expect(config.readObject("contact").getFieldMapping("stage")).toBeUndefined();
  });

  it("an object that was there before the manifest gets no defaults (D7)", () => {
    const saved = { read: { objects: { contact: { objectName: "contact", selectedFieldMappings: {} } } } };
    const { config, store } = draftOf(saved);
    config.readObject("contact").setEnableRead();
    config.readObject("contact").setSelectedField({ fieldName: "fax", selected: true });
    store.setManifest(manifest);
    expect(config.readObject("contact").getFieldMapping("stage")).toBeUndefined();
  });

  it("an object that turns out to be saved already gets no defaults: what is missing was removed (D7)", () => {
    const saved = content({
      provider: "salesforce",
      read: {
        objects: { contact: { objectName: "contact", selectedFields: {}, selectedFieldMappings: {} } },
      },
    });
    const { config, store } = draftOf();
    config.readObject("contact").setEnableRead();
    store.takeSaved(saved);
    store.setManifest(manifest);
    expect(config.readObject("contact").getFieldMapping("stage")).toBeUndefined();
    expect(store.changes()).toEqual([]);
  });

  it.each([
    ["the manifest", "the saved config"],
    ["the saved config", "the manifest"],
  ])(
    "a mapping default gives way to an object that turns out to be saved, while choices stay (%s before %s) (D7)",
    (first) => {
      const saved = content({
        provider: "salesforce",
        read: {
          objects: {
            contact: {
              objectName: "contact",
              selectedFields: { fax: true },
              selectedFieldMappings: { note: "memo" },
            },
          },
        },
      });
      const { config, store } = draftOf();
      const contact = config.readObject("contact");
      contact.setFieldMapping({ fieldName: "my_priority", mapToName: "priority" });
      if (first === "the manifest") store.setManifest(manifest);
      store.takeSaved(saved);
      if (first === "the saved config") store.setManifest(manifest);
      expect(contact.object).toStrictEqual({
        objectName: "contact",
        selectedFields: { fax: true },
        selectedFieldMappings: { note: "memo", priority: "my_priority" },
      });
    },
  );

  it("an object that was taken back by reset gets no defaults when it comes from elsewhere (D7)", () => {
    const { config, store } = draftOf();
    config.readObject("contact").setEnableRead();
    config.reset();
    config.setDraft(
      content({ read: { objects: { contact: { objectName: "contact", selectedFieldMappings: {} } } } }),
    );
    store.setManifest(manifest);
    expect(config.readObject("contact").getFieldMapping("stage")).toBeUndefined();
  });
});

describe("enabling a subscribe object fills in destination and events of the manifest", () => {
  it.each([
    [
      "contact",
      {
        destination: "contactEvents",
        inheritFieldsAndMappings: true,
        createEvent: { enabled: "always" },
        updateEvent: { enabled: "always", requiredWatchFields: ["email", "phone"] },
        otherEvents: ["contact.merge"],
      },
    ],
    [
      "account",
      {
        destination: "accountEvents",
        inheritFieldsAndMappings: true,
        updateEvent: { enabled: "always", watchFieldsAuto: "all" },
        deleteEvent: { enabled: "always" },
      },
    ],
    [
      "deal",
      { destination: "dealEvents", inheritFieldsAndMappings: true, updateEvent: { enabled: "always" } },
    ],
    ["nowhere", { inheritFieldsAndMappings: true }],
  ])("what the manifest declares of a subscribe object is filled in: %s (D7)", (objectName, expected) => {
    const { config } = draftOf(undefined, manifest);
    config.subscribeObject(objectName).setEnableSubscribe();
    expect(config.subscribeObject(objectName).object).toStrictEqual({ objectName, ...expected });
  });

  it("an event that the user turned off before the manifest came stays off (D7)", () => {
    const { config, store } = draftOf();
    const contact = config.subscribeObject("contact");
    contact.setEnableCreateEvent();
    contact.setEnableUpdateEvent();
    contact.setWatchFields(["mobile"]);
    contact.setDisableUpdateEvent();
    store.setManifest(manifest);
    expect(contact.getUpdateEventEnabled()).toBe(false);
    expect(contact.getWatchFields()).toEqual(["mobile"]);
    expect(contact.object?.destination).toBe("contactEvents");
  });

  it("the manifest's lists are copied: an edit of the draft does not reach them (D7)", () => {
    const { config } = draftOf(undefined, manifest);
    config.subscribeObject("contact").setEnableSubscribe();
    config.setDraft((draft) => {
      draft.subscribe?.objects["contact"]?.otherEvents?.push("contact.split");
    });
    expect(manifest.subscribe?.objects?.[0]?.otherEvents).toEqual(["contact.merge"]);
  });
});

it("enabling a write object adds nothing but its name (D7)", () => {
  const { config } = draftOf(undefined, manifest);
  config.writeObject("contact").setEnableWrite();
  expect(config.writeObject("contact").object).toStrictEqual({ objectName: "contact" });
});

describe("what a new object starts with", () => {
  it("what is there stays as it is, also where an object would be expected (D7)", () => {
    const current = { a: 1, b: { c: 1 }, all: "all" };
    const initial = { a: { b: 1 }, b: { c: 2, d: 2 }, listed: ["x"], e: 1 };
    const shape = { choice: ["all", "listed"] };
    expect(fillIn(current, initial, shape)).toEqual({ a: 1, b: { c: 1, d: 2 }, all: "all", e: 1 });
    expect(fillIn(current, initial, undefined)).toHaveProperty("listed");
    expect(fillIn({ a: 1 }, initial, shape)).toHaveProperty("listed", ["x"]);
    expect(fillIn(current, { a: 2 }, shape)).toBe(current);
  });

  it("only mappings of the manifest are mapped from the start, not fields that have another name (D7)", () => {
    const named = { fieldName: "email", mapToName: "mail", default: "email" };
    const { config } = draftOf(
      { provider: "salesforce" },
      {
        ...manifest,
        read: {
          objects: [
            {
              objectName: "contact",
              destination: "hook",
              schedule: "",
              requiredFields: [named as never, { mapToName: "tel", default: "phone" }],
            },
          ],
        },
      },
    );
    config.readObject("contact").setEnableRead();
    expect(config.readObject("contact").object?.selectedFieldMappings).toEqual({ tel: "phone" });
  });

  it.each(["setEnableCreateEvent", "setEnableUpdateEvent", "setEnableDeleteEvent"] as const)(
    "%s makes a whole object of one that is not there, and switching off makes none (D1)",
    (setter) => {
      const { config, store } = draftOf({ provider: "salesforce" }, manifest);
      const off = setter.replace("Enable", "Disable") as "setDisableCreateEvent";
      config.subscribeObject("account")[off]();
      expect(store.changes()).toEqual([]);
      config.subscribeObject("account")[setter]();
      expect(config.subscribeObject("account").object).toMatchObject({
        objectName: "account",
        destination: "accountEvents",
        inheritFieldsAndMappings: true,
      });
    },
  );
});

describe("a field of an object of which all are read", () => {
  const withFields = (selectedFields: object) => ({
    provider: "salesforce",
    read: { objects: { contact: { objectName: "contact", selectedFields, selectedFieldsAuto: "all" } } },
  });

  it.each<[string, object]>([
    ["selected by name", { email: true }],
    ["excluded", { email: false }],
    ["left to all", {}],
  ])("a field that is %s and is switched there and back is as it was saved (D1, D10)", (_, fields) => {
    const { config, store } = draftOf(withFields(fields));
    const contact = config.readObject("contact");
    const isSelected = contact.getSelectedField("email");
    contact.setSelectedField({ fieldName: "email", selected: !isSelected });
    expect(contact.getSelectedField("email")).toBe(!isSelected);
    contact.setSelectedField({ fieldName: "email", selected: isSelected });
    expect(contact.getSelectedField("email")).toBe(isSelected);
    expect(store.changes()).toEqual([]);
  });
});

describe("a default that is empty in one way only", () => {
  it("an empty text beside another value is kept as it was given (D2)", () => {
    const { config } = draftOf({ provider: "salesforce" });
    const contact = config.writeObject("contact");
    for (const value of [
      { stringValue: "", booleanValue: true },
      { stringValue: "", integerValue: 0 },
    ]) {
      contact.setDefaultValues({ fieldName: "email", value });
      expect(contact.getDefaultValues("email")).toEqual(value);
    }
    contact.setDefaultValues({ fieldName: "email", value: { stringValue: "" } });
    expect(contact.getDefaultValues("email")).toBeUndefined();
  });
});

describe("a value that a setter cannot take", () => {
  it.each<[string, (config: ReturnType<typeof draftOf>["config"], value: never) => void]>([
    [
      "/write/objects/contact/selectedFieldSettings/email/default/stringValue",
      (config, stringValue) =>
        config.writeObject("contact").setDefaultValues({ fieldName: "email", value: { stringValue } }),
    ],
    [
      "/subscribe/objects/contact/updateEvent/requiredWatchFields/0",
      (config, field) => config.subscribeObject("contact").setWatchFields([field]),
    ],
  ])("it is refused by its place, %s, and the draft is as it was (D16)", (place, set) => {
    const { config, store } = draftOf({ provider: "salesforce" });
    expect(() => {
      set(config, new Date(0) as never);
    }).toThrow(place);
    expect(store.get()).toBe(store.getSaved());
  });
});
