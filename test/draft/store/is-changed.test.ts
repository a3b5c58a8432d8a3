import { describe, expect, it } from "vitest";
import { isChanged } from "../../../src/draft/store/is-changed.js";
import { draftOf } from "../support/draft-of.js";

const contact = { objectName: "contact", selectedFieldMappings: { stage: "leadsource" } };

describe("what a draft is to blame for", () => {
  it.each<[string, object, string, boolean]>([
    ["a place that it changed", contact, "/read/objects/contact/selectedFieldMappings/stage", true],
    ["what lies above a place that it changed", contact, "/read/objects/contact", true],
    ["another place of the same object", contact, "/read/objects/contact/schedule", false],
    ["what an object that it added lacks", {}, "/read/objects/account/selectedFieldMappings/stage", true],
    ["what an object that nobody has lacks", {}, "/read/objects/lead/schedule", false],
  ])(
    "an issue is blamed on the draft where the draft brought it about: %s (D14)",
    (_, saved, pointer, expected) => {
      const { store, config } = draftOf({
        provider: "salesforce",
        read: { objects: { contact: { objectName: "contact", schedule: "daily", ...saved } } },
      });
      store.edit(["read", "objects", "contact", "selectedFieldMappings"], { stage: "status" });
      config.readObject("account").setEnableRead();
      expect(isChanged(pointer, store.difference())).toBe(expected);
    },
  );
});
