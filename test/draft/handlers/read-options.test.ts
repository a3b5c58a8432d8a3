import { describe, expect, it } from "vitest";
import type { IntegrationContent } from "../../../src/contract/index.js";
import { stepData } from "../../../src/draft/store/history/describe-step.js";
import { createFieldNames } from "../../../src/draft/handlers/field-names.js";
import { draftOf } from "../support/draft-of.js";

const contact = { objectName: "contact", selectedFields: { email: true }, selectedFieldMappings: {} };
const reading = (parts: object = {}) =>
  draftOf({ provider: "salesforce", read: { objects: { contact: { ...contact, ...parts } } } });

const lastMonth = {
  defaultPeriod: { days: 30 },
  fieldFilters: [{ fieldName: "vip__c", operator: "eq", value: true }],
} as const;

describe("what a read config says besides fields and mappings", () => {
  const options = [
    ["schedule", "getSchedule", "setSchedule", "*/15 * * * *"],
    ["backfill", "getBackfill", "setBackfill", { ...lastMonth, fieldFilters: [...lastMonth.fieldFilters] }],
    [
      "fieldFilters",
      "getFieldFilters",
      "setFieldFilters",
      [{ fieldName: "status", operator: "eq", value: "active" }],
    ],
    [
      "dynamicMappingsInput",
      "getDynamicMappings",
      "setDynamicMappings",
      [{ mapToName: "stage", mappedValues: [{ mappedValue: "won", mappedDisplayValue: "Won" }] }],
    ],
  ] as const;

  it.each(options)(
    "%s is set, read back and taken away, which is no change (H19, D10)",
    (key, get, set, value) => {
      const { config, store } = reading();
      const object = config.readObject("contact");
      expect(object[get]()).toBeUndefined();
      object[set](value as never);
      expect(object[get]()).toEqual(value);
      expect(config.get().read?.objects["contact"]).toEqual({ ...contact, [key]: value });
      object[set](undefined);
      expect(object[get]()).toBeUndefined();
      expect(store.changes()).toEqual([]);
    },
  );

  it.each(options)("setting %s to an equal value changes nothing (H19, D3)", (_key, _get, set, value) => {
    const { config } = reading();
    config.readObject("contact")[set](value as never);
    const draft = config.get();
    config.readObject("contact")[set](structuredClone(value) as never);
    expect(config.get()).toBe(draft);
  });

  it.each(options)("setting %s reads an object that is not read yet (H19)", (key, _get, set, value) => {
    const { config } = draftOf({ provider: "salesforce" });
    config.readObject("contact")[set](value as never);
    expect(config.get().read?.objects["contact"]).toEqual({
      objectName: "contact",
      selectedFields: {},
      selectedFieldMappings: {},
      [key]: value,
    });
  });

  it("taking a choice of an absent object back adds nothing (H19)", () => {
    const { config } = draftOf({ provider: "salesforce" });
    const draft = config.get();
    for (const [, , set] of options) config.readObject("contact")[set](undefined);
    expect(config.get()).toBe(draft);
  });

  it("what is no JSON is refused by its place and changes nothing (H19, D16)", () => {
    const { config } = draftOf({ provider: "salesforce" });
    const draft = config.get();
    const filters = [{ fieldName: "born", operator: "eq", value: new Date(0) }];
    expect(() => config.readObject("contact").setFieldFilters(filters as never)).toThrow(/fieldFilters/);
    expect(config.get()).toBe(draft);
  });

  it("the list that was given stays the app's own (H19, D16)", () => {
    const { config } = reading();
    const offers = [{ mapToName: "stage" }];
    config.readObject("contact").setDynamicMappings(offers);
    offers.push({ mapToName: "owner" });
    expect(config.readObject("contact").getDynamicMappings()).toEqual([{ mapToName: "stage" }]);
  });
});

describe("all fields are read", () => {
  const all = { selectedFieldsAuto: "all" as const };

  it("under all every field is selected, whatever stands in the list (H19)", () => {
    const object = reading(all).config.readObject("contact");
    expect(object.getSelectedField("email")).toBe(true);
    expect(object.getSelectedField("never_heard_of")).toBe(true);
    expect(object.getSelectedFieldsAuto()).toBe("all");
  });

  it("selecting a field that all brings is a no-op (H19, D3)", () => {
    const { config } = reading(all);
    const draft = config.get();
    config.readObject("contact").setSelectedField({ fieldName: "phone", selected: true });
    expect(config.get()).toBe(draft);
  });

  it("taking one field out of all selects the others that are known, in one step (H19, D9)", () => {
    const { config, store } = reading(all);
    store.companion(createFieldNames).find = (name) => (name === "contact" ? ["email", "phone", "born"] : []);
    const object = config.readObject("contact");
    object.setSelectedField({ fieldName: "phone", selected: false });
    expect(object.object).toEqual({ ...contact, selectedFields: { email: true, born: true } });
    expect(["email", "phone", "born"].map(object.getSelectedField)).toEqual([true, false, true]);
    const { undo } = store.steps();
    expect(undo && stepData(undo)).toEqual({
      kind: "all-fields",
      params: { object: "contact", selected: false },
    });
    store.undo();
    expect(store.changes()).toEqual([]);
  });

  it.each([undefined, () => []])(
    "taking one out while the fields are not known (%s) marks it, and loses no other (H19)",
    (find) => {
      const { config, store } = reading(all);
      if (find) store.companion(createFieldNames).find = find;
      const object = config.readObject("contact");
      object.setSelectedField({ fieldName: "phone", selected: false });
      expect(object.object).toEqual({
        ...contact,
        ...all,
        selectedFields: { email: true, phone: false },
      });
      expect(object.getSelectedField("phone")).toBe(false);
      expect(object.getSelectedField("born")).toBe(true);
      object.setSelectedField({ fieldName: "phone", selected: true });
      expect(store.changes()).toEqual([]);
    },
  );

  it("choosing all and going back is no change, also where the server marks fields (H19, D10)", () => {
    const { config, store } = reading({ selectedFields: { email: true, phone: false } });
    const object = config.readObject("contact");
    object.setSelectedFieldsAuto("all");
    expect(object.getSelectedField("phone")).toBe(true);
    object.setSelectedFieldsAuto(undefined);
    expect(object.getSelectedField("phone")).toBe(false);
    expect(object.getSelectedField("email")).toBe(true);
    expect(store.changes()).toEqual([]);
  });

  it.each([{}, { email: true, owner: true }])(
    "taking one field out of a saved all and choosing all again is no change, with %j marked (H19, D10)",
    (selectedFields) => {
      const { config, store } = reading({ ...all, selectedFields });
      store.companion(createFieldNames).find = () => ["email", "phone", "born"];
      const object = config.readObject("contact");
      object.setSelectedField({ fieldName: "email", selected: false });
      expect(object.getSelectedField("email")).toBe(false);
      object.setSelectedFieldsAuto("all");
      expect(object.getSelectedField("email")).toBe(true);
      expect(store.changes()).toEqual([]);
    },
  );

  it("choosing all keeps the fields that were ticked before, for going back (H19)", () => {
    const { config } = reading();
    const object = config.readObject("contact");
    object.setSelectedField({ fieldName: "phone", selected: true });
    object.setSelectedFieldsAuto("all");
    object.setSelectedFieldsAuto(undefined);
    expect(["email", "phone", "born"].map(object.getSelectedField)).toEqual([true, true, false]);
  });

  it("choosing all has the fields read that were taken out before (H19)", () => {
    const object = reading({ ...all, selectedFields: { phone: false } }).config.readObject("contact");
    expect(object.getSelectedField("phone")).toBe(false);
    object.setSelectedFieldsAuto("all");
    expect(object.getSelectedField("phone")).toBe(true);
  });
});

describe("what a subscribe config says besides its events", () => {
  const account = { objectName: "account", destination: "hook", inheritFieldsAndMappings: true };
  const subscribed = (parts: object = {}) =>
    draftOf({ provider: "salesforce", subscribe: { objects: { account: { ...account, ...parts } } } });

  it("other events are set and taken away, which is no change (H19, D10)", () => {
    const { config, store } = subscribed();
    const object = config.subscribeObject("account");
    object.setOtherEvents(["object.merged", "object.restored"]);
    expect(object.getOtherEvents()).toEqual(["object.merged", "object.restored"]);
    expect(store.changes()).toEqual([
      { path: "/subscribe/objects/account/otherEvents", before: undefined, after: object.getOtherEvents() },
    ]);
    object.setOtherEvents(undefined);
    expect(store.changes()).toEqual([]);
  });

  it("setting none of the events that the manifest names says none (H19)", () => {
    const manifest: IntegrationContent = {
      name: "crm",
      provider: "salesforce",
      subscribe: {
        objects: [{ objectName: "account", destination: "hook", otherEvents: ["object.merged"] }],
      },
    };
    const object = draftOf(undefined, manifest).config.subscribeObject("account");
    object.setEnableSubscribe();
    expect(object.getOtherEvents()).toEqual(["object.merged"]);
    object.setOtherEvents([]);
    expect(object.getOtherEvents()).toEqual([]);
  });

  it.each([[{}], [{ providerOptions: { quotaOptimization: { enabled: false } } }]])(
    "quota optimization on and off again is no change, from %j (H19, D10)",
    (parts) => {
      const { config, store } = subscribed(parts);
      const object = config.subscribeObject("account");
      expect(object.getQuotaOptimization()).toBe(false);
      object.setQuotaOptimization(false);
      expect(store.changes()).toEqual([]);
      object.setQuotaOptimization(true);
      expect(object.getQuotaOptimization()).toBe(true);
      expect(store.changes()).toHaveLength(1);
      object.setQuotaOptimization(false);
      expect(store.changes()).toEqual([]);
    },
  );
});
