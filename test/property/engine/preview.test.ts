import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FieldSetting, InstallationConfigContent, Manifest } from "../../../src/contract/index.js";
import { createMockBackend } from "../../../mock-server/index.js";
import { createVirtualClock, shapeRecord } from "../../../src/engine/index.js";
import { fieldKeyOf } from "../../../src/facts/field-identity.js";

const groupRef = "group";
const objectName = "touchpoints__c";
/** Hundreds of backends on a busy machine. */
const patienceMs = 60_000;

/** Few names in many spellings, so that settings, mappings and records meet. */
const name = fc.constantFrom("alpha", "Alpha", "ALPHA", "beta", "Beta", "gamma", "Gamma", "title");
const value = fc.constantFrom("v", "w", "x");
const setting: fc.Arbitrary<FieldSetting> = fc.record(
  {
    default: fc.record({ stringValue: value }),
    writeOnCreate: fc.constantFrom("always" as const, "never" as const),
    writeOnUpdate: fc.constantFrom("always" as const, "never" as const, "ifEmpty" as const),
  },
  { requiredKeys: [], noNullPrototype: true },
);
const world = fc.record({
  provider: fc.constantFrom("salesforce", "hubspot", "home-grown"),
  type: fc.constantFrom("create" as const, "update" as const),
  mode: fc.constantFrom("synchronous" as const, "asynchronous" as const),
  inheritMapping: fc.boolean(),
  removeUnmappedFields: fc.boolean(),
  settings: fc.dictionary(name, setting, { maxKeys: 4, noNullPrototype: true }),
  mappings: fc.dictionary(name, name, { maxKeys: 3, noNullPrototype: true }),
  values: fc.dictionary(name, fc.constantFrom({ v: "mapped" }, { x: "w" }), {
    maxKeys: 2,
    noNullPrototype: true,
  }),
  record: fc.dictionary(name, value, { maxKeys: 4, noNullPrototype: true }),
  present: fc.dictionary(name, fc.constantFrom("now", ""), { maxKeys: 4, noNullPrototype: true }),
});

function manifestOf(provider: string): Manifest {
  return {
    specVersion: "1.0.0",
    integrations: [
      {
        ...{ name: "crm", provider },
        read: { objects: [{ objectName, destination: "hook", schedule: "0 0 * * *" }] },
        write: { objects: [{ objectName }] },
      },
    ],
  };
}

type World = typeof world extends fc.Arbitrary<infer TWorld> ? TWorld : never;

function contentOf({
  provider,
  inheritMapping,
  settings,
  mappings,
  values,
}: World): InstallationConfigContent {
  const read = { objectName, schedule: "0 0 * * *", destination: "hook", selectedFields: {} };
  return {
    provider,
    write: { objects: { [objectName]: { objectName, inheritMapping, selectedFieldSettings: settings } } },
    read: {
      objects: {
        [objectName]: { ...read, selectedFieldMappings: mappings, selectedValueMappings: values },
      },
    },
  };
}

/** Two mappings onto one field, or a policy that the provider lacks, are no config that can be installed. */
function canBeInstalled({ provider, settings, mappings }: World): boolean {
  const fields = Object.values(mappings).map(fieldKeyOf(provider));
  const asksEmpty = Object.values(settings).some(({ writeOnUpdate }) => writeOnUpdate === "ifEmpty");
  return new Set(fields).size === fields.length && !(asksEmpty && provider === "home-grown");
}

/** A value as either provider keeps it. */
const kept = (each: unknown) => each ?? "";

describe("what a preview shows", () => {
  it(
    "a preview shows what the provider gets, or the very refusal of the write (P8)",
    { timeout: patienceMs },
    async () => {
      const seen = { written: 0, refused: 0 };
      await fc.assert(
        fc.asyncProperty(world.filter(canBeInstalled), async (given) => {
          const { provider, type, mode, record, removeUnmappedFields } = given;
          const fieldKey = fieldKeyOf(provider);
          const manifest = manifestOf(provider);
          const content = contentOf(given);
          const clock = createVirtualClock();
          const backend = createMockBackend({ manifest, clock, removeUnmappedFields });
          backend.seed({
            connections: [{ provider, groupRef, consumerRef: "harry" }],
            installations: [{ integration: "crm", groupRef, content }],
          });
          const instance = backend.instance({ provider, groupRef });
          const added = instance.add({ objectName, fields: given.present });
          const id = added.ok ? added.recordId : "";
          const before = instance.records(objectName)[0]?.fields ?? {};
          const sent = type === "update" ? { ...record, id } : record;

          const [integration] = manifest.integrations;
          if (!integration) throw new Error("the manifest has one integration");
          const input = { objectName, type, config: content, integration, removeUnmappedFields };
          const preview = shapeRecord({ ...input, record: sent, present: before });
          const answer = await backend.fetch(
            `${backend.writeUrl}/projects/mock-project/integrations/crm/objects/${objectName}`,
            {
              method: "POST",
              headers: { "x-api-key": "k" },
              body: JSON.stringify({ groupRef, type, mode, record: sent }),
            },
          );
          await clock.runUntilIdle();
          if (!preview.ok) {
            seen.refused += 1;
            expect([answer.status, await answer.text()]).toEqual([400, `record: ${preview.message}`]);
            return;
          }
          expect(answer.status).toBe(200);
          const after = instance.records(objectName).at(-1)?.fields ?? {};
          const expected = new Map(Object.entries(type === "update" ? before : {}));
          for (const [each, is] of Object.entries(preview.fields)) expected.set(fieldKey(each), is);
          const names = ["alpha", "beta", "gamma", "title", "Alpha", "ALPHA", "Beta", "Gamma"];
          for (const each of names) expect(kept(after[each])).toBe(kept(expected.get(each)));
          seen.written += 1;
        }),
        { numRuns: 300 },
      );
      expect(seen.written).toBeGreaterThan(100);
      expect(seen.refused).toBeGreaterThan(3);
    },
  );
});
