import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { IntegrationContent } from "../../src/contract/index.js";
import {
  createManifestLookup,
  findEndpoint,
  isUserMapping,
  listFields,
  listMappings,
  parseManifest,
} from "../../src/manifest/index.js";
import { hostileNames } from "../support/arbitraries/arbitrary-config.js";
import { arbitraryManifest } from "./arbitrary-manifest.js";
import { manifestFixture } from "./fixture.js";

const person = { objectName: "contact", destination: "hook", mapToName: "person" };
const crm: IntegrationContent = {
  name: "crm",
  provider: "hubspot",
  read: {
    objects: [
      person,
      { objectName: "account", destination: "hook", mapToName: "company" },
      { objectName: "deal", destination: "hook" },
    ],
  },
  write: {
    objects: [
      { objectName: "contact", inheritMapping: true },
      { objectName: "account" },
      { objectName: "lead", inheritMapping: true },
    ],
  },
  subscribe: {
    objects: [
      { objectName: "contact", destination: "hook", inheritFieldsAndMapping: true },
      { objectName: "account", destination: "hook", otherEvents: ["account.merged"] },
    ],
  },
};
const lookup = createManifestLookup(crm);

describe("objects of an integration", () => {
  it("read objects are found by their own and by their mapped name (W12)", () => {
    expect(lookup.readObject("contact")).toBe(crm.read?.objects?.[0]);
    expect(lookup.readObject("person")).toBe(crm.read?.objects?.[0]);
    expect(lookup.readObject("Contact")).toBeUndefined();
  });

  it("finds a write object by its mapped name only where it inherits the mapping (W12)", () => {
    expect(lookup.writeObject("account")).toBe(crm.write?.objects?.[1]);
    expect(lookup.writeObject("person")).toBe(crm.write?.objects?.[0]);
    expect(lookup.writeObject("company")).toBeUndefined();
    expect(lookup.writeObject("deal")).toBeUndefined();
    const installed = ({ objectName }: { objectName: string }) => objectName === "account";
    expect(lookup.writeObject("company", installed)).toBe(crm.write?.objects?.[1]);
    expect(lookup.writeObject("person", installed)).toBeUndefined();
  });

  it("a subscribe object is found by its mapped name only where it inherits the mapping", () => {
    expect(lookup.subscribeObject("person")).toBe(crm.subscribe?.objects?.[0]);
    expect(lookup.subscribeObject("account")).toBe(crm.subscribe?.objects?.[1]);
    expect(lookup.subscribeObject("company")).toBeUndefined();
  });

  it("an own name goes before another object's mapped name (W12)", () => {
    const swapped = createManifestLookup({
      name: "swapped",
      provider: "hubspot",
      read: {
        objects: [
          { objectName: "a", destination: "hook", mapToName: "b" },
          { objectName: "b", destination: "hook", mapToName: "a" },
        ],
      },
      write: {
        objects: [
          { objectName: "a", inheritMapping: true },
          { objectName: "b", inheritMapping: true },
        ],
      },
    });
    expect(swapped.readObject("a")?.objectName).toBe("a");
    expect(swapped.writeObject("b")?.objectName).toBe("b");
  });

  it("inheritMapping is resolved to the read object of the same name (P4)", () => {
    const [contact, account, lead] = crm.write?.objects ?? [];
    expect([contact, account, lead].map((object) => object && lookup.inheritedObject(object))).toEqual([
      person,
      undefined,
      undefined,
    ]);
  });

  it("finds names like __proto__ where they are, and nothing where they are not (D8)", () => {
    const empty = createManifestLookup({ name: "empty", provider: "hubspot" });
    const objects = hostileNames.map((objectName) => ({ objectName }));
    const hostile = createManifestLookup({ name: "hostile", provider: "hubspot", write: { objects } });
    for (const name of hostileNames) {
      expect([empty.readObject(name), empty.writeObject(name), empty.subscribeObject(name)]).toEqual([
        undefined,
        undefined,
        undefined,
      ]);
      expect(hostile.writeObject(name)).toEqual({ objectName: name });
    }
  });

  it("the lookup finds what a walk through the list finds", () => {
    fc.assert(
      fc.property(arbitraryManifest, ({ integrations }) => {
        for (const integration of integrations) {
          const { readObject, writeObject } = createManifestLookup(integration);
          const reads = integration.read?.objects ?? [];
          const writes = integration.write?.objects ?? [];
          const names = [
            ...reads.flatMap(({ objectName, mapToName }) => [objectName, mapToName ?? ""]),
            "zz",
          ];
          for (const name of [...names, ...writes.map(({ objectName }) => objectName)]) {
            expect(readObject(name)).toBe(
              reads.find(({ objectName }) => objectName === name) ??
                reads.find(({ mapToName }) => mapToName === name),
            );
            expect(writeObject(name)).toBe(
              writes.find(({ objectName }) => objectName === name) ??
                writes.find(
                  ({ objectName, inheritMapping }) =>
                    inheritMapping === true &&
                    reads.some((read) => read.objectName === objectName && read.mapToName === name),
                ),
            );
          }
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe("endpoints", () => {
  it("an endpoint leads to its object and integration (L3)", () => {
    const integrations = parseManifest(manifestFixture("seed-002-example")).manifest?.integrations ?? [];
    const found = findEndpoint([crm, ...integrations], "add-warmth-score");
    expect([found?.integration.name, found?.object.objectName, found?.object.mode]).toEqual([
      "writeToSalesforce",
      "contact",
      "update",
    ]);
    expect(findEndpoint(integrations, "constructor")).toBeUndefined();
    expect(findEndpoint([], "add-warmth-score")).toBeUndefined();
  });
});

describe("fields of a read object", () => {
  const named = { fieldName: "email" };
  const renamed = { fieldName: "mobilephone", mapToName: "phone" };
  const chosen = { mapToName: "notes", default: "description" };
  const object = {
    objectName: "contact",
    destination: "hook",
    requiredFields: [named, chosen],
    optionalFields: [renamed],
  };

  it("the fields of a read object stand in the manifest's order, the required ones first", () => {
    expect(listFields(object)).toEqual([
      { name: "email", fieldName: "email", isRequired: true, field: named },
      { name: "notes", fieldName: undefined, isRequired: true, field: chosen },
      { name: "phone", fieldName: "mobilephone", isRequired: false, field: renamed },
    ]);
    expect(listFields({ objectName: "contact", destination: "hook" })).toEqual([]);
  });

  it("the mappings of a read object are listed, with those that the customer chooses told apart", () => {
    expect(listMappings(object).map(({ name, field }) => [name, isUserMapping(field)])).toEqual([
      ["notes", true],
      ["phone", false],
    ]);
  });
});
