import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  configContentSchema,
  type Installation,
  type InstallationConfigContent,
} from "../../src/contract/index.js";
import { createHarness, groupRef, manifestOf } from "./support/harness.js";

const names = ["contact", "__proto__", "a.b"];
const content: InstallationConfigContent = {
  provider: "salesforce",
  read: {
    objects: {
      contact: {
        objectName: "contact",
        selectedFields: { email: true },
        selectedFieldMappings: { tel: "phone" },
        backfill: { defaultPeriod: { days: 1 } },
      },
    },
  },
  write: {
    objects: {
      contact: {
        objectName: "contact",
        deletionSettings: { enabled: true },
        selectedFieldSettings: { source: { default: { stringValue: "x" }, writeOnUpdate: "ifEmpty" } },
      },
    },
  },
  subscribe: {
    objects: { contact: { objectName: "contact", destination: "hook", inheritFieldsAndMappings: true } },
  },
  proxy: { enabled: true },
};

const requests = (installation: string) =>
  [
    [
      "POST",
      "/installations",
      { groupRef: "second", connectionId: "c-2", config: { createdBy: "x", content } },
    ],
    [
      "PATCH",
      `/installations/${installation}`,
      {
        updateMask: ["config.content.write.objects.contact", "config.content.proxy.enabled", "connectionId"],
        installation: { connectionId: "c-1", config: { content } },
      },
    ],
    [
      "PATCH",
      "/objects/contact/config-content",
      {
        groupRef,
        action: "write",
        changes: [
          { op: "replace", path: "/selectedFieldSettings/source", value: { writeOnCreate: "never" } },
          { op: "add", path: "/selectedFieldSettings/amount", value: { default: { integerValue: 1 } } },
          { op: "remove", path: "/deletionSettings" },
        ],
      },
    ],
  ] as const;

/** How a body is spoilt: at the place that `where` picks, a value is replaced, dropped, or put under another name. */
const mutation = fc.record({
  where: fc.nat(),
  kind: fc.constantFrom("replace", "drop", "rename"),
  value: fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom(
      "contact",
      "salesforce",
      "test",
      "/selectedFieldSettings",
      "config.content.read.objects.contact",
    ),
  ),
  name: fc.constantFrom("__proto__", "constructor", "toString", "", "a.b", "objects", "0", "length"),
});

type Mutation = typeof mutation extends fc.Arbitrary<infer TValue> ? TValue : never;

/** Lists the paths to every value of a JSON document but the document itself. */
function listPaths(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [
    [...path, name],
    ...listPaths(inner, [...path, name]),
  ]);
}

function spoil(value: unknown, path: readonly string[], change: Mutation): unknown {
  const [name, ...rest] = path;
  if (name === undefined || typeof value !== "object" || value === null) return value;
  if (rest.length === 0) {
    const entries = Object.entries(value).flatMap(([key, inner]): [string, unknown][] => {
      if (key !== name) return [[key, inner]];
      if (change.kind === "drop") return [];
      return change.kind === "rename" ? [[change.name, inner]] : [[key, change.value]];
    });
    return Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
  }
  const step = (key: string, inner: unknown) => (key === name ? spoil(inner, rest, change) : inner);
  return Array.isArray(value)
    ? value.map((inner: unknown, index) => step(String(index), inner))
    : Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, step(key, inner)]));
}

describe("whatever the body of a request is", () => {
  it("I1, I2, I3: the answer is what the contract allows; refused, nothing changed; accepted, the config is valid", async () => {
    const seen = new Set<number>();
    await fc.assert(
      fc.asyncProperty(
        fc.nat(2),
        fc.array(mutation, { minLength: 1, maxLength: 3 }),
        async (which, changes) => {
          const { ask, backend, path } = createHarness(
            manifestOf("salesforce", { read: names, write: names, subscribe: names }),
          );
          backend.seed({
            connections: [
              { id: "c-1", provider: "salesforce", groupRef, consumerRef: "c" },
              { id: "c-2", provider: "salesforce", groupRef: "second", consumerRef: "c" },
            ],
            installations: [{ id: "i-1", integration: "crm", groupRef, content }],
          });
          const before = backend.snapshot();
          const [method, below, body] = requests("i-1")[which] ?? requests("i-1")[0];
          const spoilt = changes.reduce<unknown>((current, change) => {
            const paths = listPaths(current);
            return spoil(current, paths[change.where % Math.max(paths.length, 1)] ?? [], change);
          }, body);
          // `ask` holds the answer against the contract.
          const answered = await ask<Installation>(method, path + below, spoilt);
          seen.add(answered.status);
          if (answered.status >= 400) {
            expect([400, 404, 409, 422]).toContain(answered.status);
            expect(backend.snapshot()).toEqual(before);
          } else {
            expect(configContentSchema.safeParse(answered.body.config.content).error).toBeUndefined();
            expect(backend.snapshot().installations).toContainEqual(answered.body);
          }
          expect(Object.keys(Object.prototype)).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
    // The property is worth little unless the bodies reach all of these.
    expect([...seen].sort()).toEqual(expect.arrayContaining([200, 201, 400, 422]));
  }, 60_000);
});
