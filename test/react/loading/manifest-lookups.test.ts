import { describe, expect, it } from "vitest";
import type { IntegrationContent } from "../../../src/contract/index.js";
import {
  createManifestLookups,
  knownSubscribeObjects,
} from "../../../src/react/internal/loading/manifest-lookups.js";

const object = { objectName: "contact", destination: "hook", otherEvents: ["merged"] };
const content: IntegrationContent = { name: "crm", provider: "salesforce", subscribe: { objects: [object] } };
const integration = { latestRevision: { id: "newest", content } };
const installed = (revisionId: string) => ({ config: { revisionId } });
const lookupsOf = (subscribeObjects: ReturnType<typeof knownSubscribeObjects>) =>
  createManifestLookups(undefined, () => ({ fields: undefined, error: null }), subscribeObjects);

describe("the subscribe objects of a manifest", () => {
  it("the subscribe objects are those of the newest revision, before and after installing it (H2)", () => {
    expect(knownSubscribeObjects(integration, undefined)).toEqual([object]);
    expect(knownSubscribeObjects(integration, installed("newest"))).toEqual([object]);
  });

  it("the subscribe objects are not known of an installation of an older revision (H2)", () => {
    const lookups = lookupsOf(knownSubscribeObjects(integration, installed("older")));
    expect(lookups.getSubscribeObjects()).toBeUndefined();
    expect(lookups.getSubscribeObject("contact")).toEqual({ object: undefined });
  });

  it("the subscribe objects are found by name, and null where the manifest has no such object (H2)", () => {
    const lookups = lookupsOf([object]);
    expect(lookups.getSubscribeObjects()).toEqual([object]);
    expect(lookups.getSubscribeObject("contact")).toEqual({ object });
    expect(lookups.getSubscribeObject("toString")).toEqual({ object: null });
  });

  it("the subscribe objects are none, and one and the same list, while nothing is loaded (H4)", () => {
    expect(knownSubscribeObjects(undefined, undefined)).toEqual([]);
    expect(knownSubscribeObjects(undefined, undefined)).toBe(knownSubscribeObjects(undefined, undefined));
  });

  it("the subscribe objects stand beside the write objects, which the hydrated revision has (H2)", () => {
    expect(lookupsOf([]).getWriteObjects()).toEqual([]);
  });
});
