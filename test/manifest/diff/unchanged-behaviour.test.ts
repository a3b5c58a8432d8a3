import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createMockBackend } from "../../../mock-server/index.js";
import type { InstallationConfigContent, IntegrationContent, Manifest } from "../../../src/contract/index.js";
import { createVirtualClock } from "../../../src/engine/index.js";
import { diffManifests, type ManifestChange } from "../../../src/manifest/index.js";
import { formatPointer } from "../../../src/json/pointer.js";
import { validateDraft } from "../../../src/validation/validate-draft.js";
import { arbitraryManifest } from "../arbitrary-manifest.js";
import { mixed } from "./mixed.js";

const actions = ["read", "write"] as const;
const headers = { "x-api-key": "key", "content-type": "application/json" };

/** The names of the objects of which nothing is told; none where something is told of the integration as a whole. */
function untoldObjects(before: IntegrationContent, changes: readonly ManifestChange[]): string[] {
  const own = changes.filter(({ integration }) => integration === before.name);
  if (own.some(({ object, action }) => object === undefined && action === undefined)) return [];
  const told = new Set(own.map(({ object }) => object));
  const names = actions.flatMap((action) =>
    (before[action]?.objects ?? []).map(({ objectName }) => objectName),
  );
  return [...new Set(names)].filter((name) => !told.has(name));
}

/** A config that has set what there is to set of the objects; its choices are made of the manifest that was there first. */
function configOf(
  { provider, read, write }: IntegrationContent,
  names: readonly string[],
): InstallationConfigContent {
  const readObjects = (read?.objects ?? []).filter(({ objectName }) => names.includes(objectName));
  const writeObjects = (write?.objects ?? []).filter(({ objectName }) => names.includes(objectName));
  const fieldsOf = (object: (typeof readObjects)[number]) => [
    ...(object.requiredFields ?? []),
    ...(object.optionalFields ?? []),
  ];
  return {
    provider,
    read: {
      objects: fromEntries(
        readObjects.map((object) => [
          object.objectName,
          {
            ...{
              objectName: object.objectName,
              schedule: object.schedule ?? "",
              destination: object.destination,
            },
            selectedFields: fromEntries(
              fieldsOf(object).flatMap((field) =>
                "fieldName" in field ? [[field.fieldName, true] as const] : [],
              ),
            ),
            selectedFieldMappings: fromEntries(
              fieldsOf(object).flatMap((field) =>
                "fieldName" in field ? [] : [[field.mapToName, `custom_${field.mapToName}`] as const],
              ),
            ),
          },
        ]),
      ),
    },
    write: {
      objects: fromEntries(
        writeObjects.map(({ objectName }) => [
          objectName,
          {
            objectName,
            selectedFieldSettings: { name: { writeOnCreate: "always", writeOnUpdate: "never" } },
          },
        ]),
      ),
    },
  };
}

/** Own names, whatever they are. */
function fromEntries<TValue>(entries: readonly (readonly [string, TValue])[]): Record<string, TValue> {
  return Object.fromEntries(entries);
}

/** What the integration does for a customer: what hydrating gives of the objects, what validating finds at them, what writing answers. */
async function observe(
  manifest: Manifest,
  integration: IntegrationContent,
  given: InstallationConfigContent,
  names: readonly string[],
) {
  const backend = createMockBackend({ manifest, clock: createVirtualClock({ startMs: 0 }) });
  const { provider } = integration;
  backend.seed({ connections: [{ id: "c", provider, groupRef: "acme", consumerRef: "jane" }] });
  const known = backend.snapshot().integrations.find(({ name }) => name === integration.name);
  const base = `${backend.baseUrl}/projects/mock-project/integrations/${known?.id ?? ""}`;
  const hydrated = await backend.fetch(
    `${base}/revisions/${known?.latestRevision.id ?? ""}:hydrate?connectionId=c`,
    { headers },
  );
  const { content } = (await hydrated.json()) as { content: IntegrationContent };
  const body = { groupRef: "acme", config: { content: given } };
  const installed = await backend.fetch(`${base}/installations`, {
    ...{ method: "POST", headers },
    body: JSON.stringify(body),
  });
  const writes = [];
  const writable = new Set((integration.write?.objects ?? []).map(({ objectName }) => objectName));
  for (const objectName of names.filter((name) => writable.has(name) && isInUrls(name))) {
    const record = {
      name: "Potter",
      ...fromEntries(fieldNames(integration, objectName).map((name) => [name, `value of ${name}`])),
    };
    const written = await backend.fetch(
      `${backend.writeUrl}/projects/mock-project/integrations/${known?.id ?? ""}/objects/${encodeURIComponent(objectName)}`,
      { method: "POST", headers, body: JSON.stringify({ groupRef: "acme", type: "create", record }) },
    );
    writes.push([objectName, written.status, withoutIds(await written.text())]);
  }
  return {
    hydrated: actions.map((action) =>
      names.map((name) => (content[action]?.objects ?? []).filter(({ objectName }) => objectName === name)),
    ),
    issues: validateDraft({ draft: given, manifest: integration })
      .filter(({ path }) =>
        names.some((name) =>
          actions.some((action) => path.startsWith(formatPointer([action, "objects", name]))),
        ),
      )
      .map(({ path, code, severity, message }) => [path, code, severity, message]),
    isInstalled: installed.ok,
    writes,
  };
}

function fieldNames({ read }: IntegrationContent, objectName: string): string[] {
  const object = read?.objects?.find((each) => each.objectName === objectName);
  return [...(object?.requiredFields ?? []), ...(object?.optionalFields ?? [])].map(
    (field) => field.mapToName ?? ("fieldName" in field ? field.fieldName : ""),
  );
}

/** A lone surrogate has no place in a URL. */
function isInUrls(name: string): boolean {
  return new TextDecoder().decode(new TextEncoder().encode(name)) === name;
}

/** The ids of operations and records count what was there before. */
function withoutIds(text: string): string {
  return text.replace(/"(operationId|recordId|id|Id)":"[^"]*"/g, '"$1":"…"');
}

describe("an object of which a diff of two manifests tells nothing", () => {
  it("an object of which a diff tells nothing is hydrated, validated, installed and written as before", async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(arbitraryManifest, arbitraryManifest, fc.nat(), async (first, second, seed) => {
        const next = mixed(first, second, seed);
        const changes = diffManifests(first, next);
        for (const before of first.integrations) {
          const after = next.integrations.find(({ name }) => name === before.name);
          const names = after ? untoldObjects(before, changes) : [];
          if (!after || names.length === 0) continue;
          compared += 1;
          const config = configOf(before, names);
          expect(await observe(next, after, config, names)).toEqual(
            await observe(first, before, config, names),
          );
        }
      }),
      { numRuns: 60 },
    );
    expect(compared).toBeGreaterThan(20);
  }, 120_000);
});
