import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { IntegrationContent, Manifest } from "../../../src/contract/index.js";
import { diffManifests } from "../../../src/manifest/index.js";
import { arbitraryManifest } from "../arbitrary-manifest.js";
import { whole } from "../breakers.js";
import { mixed } from "./mixed.js";

const one = (change: (integration: IntegrationContent) => void = () => undefined): Manifest => {
  const integration = whole();
  change(integration);
  return { specVersion: "1.0.0", integrations: [integration] };
};
const contactOf = (integration: IntegrationContent) => {
  const object = integration.read?.objects?.[0];
  if (!object) throw new Error("the whole integration reads contacts");
  return object;
};

/** What is told of a change to the whole integration, as `severity code name`. */
function told(change: (integration: IntegrationContent) => void): string[] {
  return diffManifests(one(), one(change)).map(({ severity, code, action, object, name }) =>
    [severity, code, action, object, name].filter((part) => part !== undefined).join(" "),
  );
}

describe("what installed customers see of a new manifest", () => {
  it.each<[string, (integration: IntegrationContent) => void, string[]]>([
    ["an object that goes", (all) => all.write?.objects?.pop(), ["breaking object-removed write lead"]],
    [
      "an object that comes",
      (all) => all.write?.objects?.push({ objectName: "deal" }),
      ["note object-added write deal"],
    ],
    [
      "a required mapping that has to be asked for",
      (all) => contactOf(all).requiredFields?.push({ mapToName: "stage" }),
      ["action mapping-added read contact stage"],
    ],
    [
      "a mapping that goes with what customers chose",
      (all) => contactOf(all).optionalFields?.pop(),
      ["breaking mapping-removed read contact notes"],
    ],
    [
      "a mapping that every customer has to choose now",
      (all) => contactOf(all).requiredFields?.push(...(contactOf(all).optionalFields?.splice(0) ?? [])),
      ["action changed read contact notes"],
    ],
    [
      "a field that is read for every customer no longer",
      (all) => contactOf(all).optionalFields?.push(...(contactOf(all).requiredFields?.splice(0, 1) ?? [])),
      ["action changed read contact email"],
    ],
    [
      "a field that is read no more",
      (all) => contactOf(all).requiredFields?.shift(),
      ["breaking field-removed read contact email"],
    ],
    [
      "another field under the same name",
      (all) => contactOf(all).requiredFields?.splice(1, 1, { fieldName: "mobile", mapToName: "tel" }),
      ["breaking changed read contact tel"],
    ],
    [
      "another schedule",
      (all) => Object.assign(contactOf(all), { schedule: "0 0 * * *" }),
      ["note changed read contact schedule"],
    ],
    [
      "no schedule",
      (all) => Reflect.deleteProperty(contactOf(all), "schedule"),
      ["breaking changed read contact schedule"],
    ],
    [
      "a provider that deletes nothing",
      (all) => Object.assign(all, { provider: "github" }),
      [
        "breaking changed provider",
        ...["batch", "deletion", "ifEmpty", "headers", "subscribe", "quotaOptimization"].map(
          (name) => `breaking changed ${name}`,
        ),
      ],
    ],
    [
      "proxying that is turned off",
      (all) => Object.assign(all, { proxy: {} }),
      ["breaking changed proxy enabled"],
    ],
    [
      "an event that is sent no more",
      (all) => Reflect.deleteProperty(all.subscribe?.objects?.[0] ?? {}, "createEvent"),
      ["breaking changed subscribe contact createEvent"],
    ],
    ["another order", (all) => all.write?.objects?.reverse(), ["note changed write"]],
  ])("a new manifest tells installed customers of %s", (_title, change, expected) => {
    expect(told(change)).toEqual(expected);
  });

  it("a mapping that is no longer required asks nobody to act", () => {
    const before = one();
    const [integration] = before.integrations;
    const after = structuredClone(before);
    const fields = integration && contactOf(integration);
    fields?.requiredFields?.push(...(fields.optionalFields?.splice(0) ?? []));
    expect(diffManifests(before, after)).toMatchObject([
      {
        severity: "note",
        code: "changed",
        name: "notes",
        message: expect.stringContaining("may leave it out") as string,
      },
    ]);
  });

  it("a new manifest tells of integrations that come and go", () => {
    const other: Manifest = {
      specVersion: "1.0.0",
      integrations: [{ name: "b", provider: "hubspot", proxy: {} }],
    };
    expect(
      diffManifests(one(), other).map(({ severity, code, integration }) => [severity, code, integration]),
    ).toEqual([
      ["breaking", "integration-removed", "whole"],
      ["note", "integration-added", "b"],
    ]);
  });

  it("a diff is empty where nothing has changed, and all that it does not name is the same", () => {
    fc.assert(
      fc.property(arbitraryManifest, arbitraryManifest, fc.nat(), (first, second, seed) => {
        expect(diffManifests(first, first)).toEqual([]);
        const next = mixed(first, second, seed);
        const changes = diffManifests(first, next);
        for (const integration of first.integrations) {
          const now = next.integrations.find(({ name }) => name === integration.name);
          const own = changes.filter((change) => change.integration === integration.name);
          if (!now) expect(own.length).toBeGreaterThan(0);
          for (const action of ["read", "write", "subscribe"] as const) {
            for (const object of integration[action]?.objects ?? []) {
              const isTold = own.some((each) => each.action === action && each.object === object.objectName);
              const after = now?.[action]?.objects?.find(
                ({ objectName }) => objectName === object.objectName,
              );
              if (now && !isTold) expect(after).toEqual(object);
            }
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});
