import { describe, expect, it } from "vitest";
import { listObjectMappings } from "../../src/config/object-mappings.js";
import { resolveNames } from "../../src/config/record-names.js";
import { readValueMaps } from "../../src/config/value-map.js";
import type { IntegrationContent } from "../../src/contract/index.js";
import { fieldKeyOf } from "../../src/facts/field-identity.js";

const integration: IntegrationContent = {
  name: "crm",
  provider: "salesforce",
  read: {
    objects: [
      {
        objectName: "contact",
        destination: "hook",
        requiredFields: [{ fieldName: "Email", mapToName: "email" }, { mapToName: "phone" }],
        optionalFields: [{ fieldName: "Title", mapToName: "title" }, { fieldName: "City" }],
      },
    ],
  },
};

const listOf = (object: unknown) =>
  Object.fromEntries(listObjectMappings({ read: { objects: { contact: object } } }, integration, "contact"));

describe("which mapping of an object wins", () => {
  it("the manifest's own mappings hold where the customer chose nothing (P4)", () => {
    expect(listOf(undefined)).toEqual({
      email: { fieldName: "Email", setting: undefined },
      phone: { fieldName: undefined, setting: undefined },
      title: { fieldName: "Title", setting: undefined },
    });
  });

  it("the customer's choice goes before dynamic mappings, and those before the manifest (P4)", () => {
    const mappings = listOf({
      selectedFieldMappings: { email: "Work_Email__c" },
      dynamicMappingsInput: [
        { mapToName: "email", fieldName: "Home_Email__c" },
        { mapToName: "title", fieldName: "Role__c" },
      ],
    });
    expect(mappings["email"]).toEqual({
      fieldName: "Work_Email__c",
      setting: ["selectedFieldMappings", "email"],
    });
    expect(mappings["title"]).toEqual({ fieldName: "Role__c", setting: ["dynamicMappingsInput", "1"] });
  });

  it("a name that nobody has given a field stays offered, and the next source may name it (P5)", () => {
    const mappings = listOf({
      selectedFieldMappings: { title: null },
      dynamicMappingsInput: [{ mapToName: "phone" }, { mapToName: "score" }],
    });
    expect(mappings["title"]).toEqual({ fieldName: "Title", setting: undefined });
    expect(mappings["phone"]).toEqual({ fieldName: undefined, setting: undefined });
    expect(mappings["score"]).toEqual({ fieldName: undefined, setting: undefined });
  });

  it.each<[string, unknown]>([
    ["a text for the mappings", { selectedFieldMappings: "email" }],
    ["a list for the mappings", { selectedFieldMappings: ["Email"] }],
    ["entries that are no objects", { dynamicMappingsInput: [null, 5, "email", {}] }],
    ["an object for the entries", { dynamicMappingsInput: { 0: { mapToName: "x", fieldName: "y" } } }],
    ["a text for the object", "contact"],
  ])("what is no mapping is passed over: %s", (_, object) => {
    expect(listOf(object)).toEqual(listOf(undefined));
  });

  it("__proto__ is mapped as any other name (D8)", () => {
    const object: unknown = JSON.parse('{"selectedFieldMappings":{"__proto__":"Odd__c"}}');
    expect(
      listObjectMappings({ read: { objects: { contact: object } } }, integration, "contact").get("__proto__"),
    ).toEqual({ fieldName: "Odd__c", setting: ["selectedFieldMappings", "__proto__"] });
  });
});

describe("the value map of a field", () => {
  const maps = { Stage: { won: "Closed Won" }, lost: { a: "b" } };
  const mappings = [
    ["stage", { fieldName: "Stage", setting: undefined }],
    ["lost", { fieldName: "LostReason", setting: undefined }],
  ] as const;
  const names = resolveNames(mappings, fieldKeyOf("salesforce"));
  const mapOf = (all: unknown, fieldName: string) =>
    readValueMaps(all, names).get(names.placeOf([fieldName]));

  it("the value map of a field is found under the provider's name or the mapped one, the provider's first (P4)", () => {
    expect(mapOf(maps, "Stage")).toEqual({ name: "Stage", map: maps.Stage });
    expect(mapOf(maps, "LostReason")).toEqual({ name: "lost", map: maps.lost });
    expect(mapOf({ LOST: {}, lostreason: {} }, "LostReason")?.name).toBe("lostreason");
  });

  it("a field that has no value map is told from all others, whatever the config holds (P4, D8)", () => {
    expect(mapOf(maps, "Rating")).toBeUndefined();
    for (const all of [undefined, null, "Stage", []]) expect(mapOf(all, "constructor")).toBeUndefined();
  });
});
