import { Ajv } from "ajv";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import type { Manifest } from "../../../src/contract/index.js";
import { createManifestSchema, parseManifest } from "../../../src/manifest/index.js";
import type { ManifestIssueCode } from "../../../src/manifest/index.js";
import {
  hasContractDocuments,
  type JsonObject,
  readContractDocument,
  skippedWithoutContract,
} from "../../support/contract-documents.js";
import { compareShapes, readShape } from "../../contract/support/shape.js";
import { arbitraryManifest } from "../arbitrary-manifest.js";
import { breakers, whole } from "../breakers.js";
import { manifestFixture } from "../fixture.js";
import { valuesOf } from "./from-schema.js";
import { lawRuns } from "../../support/law-runs.js";

const schema = createManifestSchema();
// Strict: no keyword that a validator does not know.
const isValid = new Ajv({ strict: true }).compile(schema);

/** What no schema can say: of several places together, and of how far runs are apart. */
const unsayable: readonly ManifestIssueCode[] = [
  "duplicate-name",
  "duplicate-object",
  "duplicate-map-to-name",
  "missing-read-object",
  "frequent-schedule",
];

/** The errors of a value that a schema could have said. A range that ends before it begins is no part of the texts below. */
function sayableErrors(value: unknown): string[] {
  return parseManifest(JSON.stringify(value))
    .issues.filter(({ severity, code }) => severity === "error" && !unsayable.includes(code))
    .map(({ code, path }) => `${code} at ${path}`);
}

/** Texts that are right somewhere and wrong elsewhere; none is a key, so that nothing depends on letter case. */
const texts = [
  "1.0.0",
  "salesforce",
  "hubspot",
  "always",
  "all",
  "selected",
  "auto",
  "onRequest",
  "contact",
  "account",
  "Address.Street",
  "Contact[0]",
  "$['a']['b']",
  "$['a",
  "$[0]",
  "",
  " ",
  "0 * * * *",
  "*/30 * * * *",
  "*/70 * * * *",
  "0 */24 * * mon-fri",
  "0 */25 * * *",
  "60 * * * *",
  "00 09 1,15 JAN-mar 0-7/7",
  "0 0 * * 8",
  "0 0 0 * *",
  "0 0 1 13 *",
  "every 2 hours",
  "0 0 * *",
  "\t5/15  8-18 * * 7 ",
  "n".repeat(64),
  "n".repeat(65),
  "🙂".repeat(100),
  "n".repeat(101),
];
const scraps: readonly unknown[] = [
  ...texts,
  true,
  false,
  0,
  1,
  -1,
  1.5,
  49,
  50,
  500,
  501,
  2 ** 60,
  [],
  {},
  ["a"],
  [[]],
];

const keys = [
  "specVersion integrations name provider displayName module read write subscribe proxy watchSchema objects objectName",
  "destination schedule enabled requiredFields optionalFields optionalFieldsAuto mapToName mapToDisplayName backfill",
  "defaultPeriod days fullHistory delivery mode pageSize fieldName prompt default inheritMapping valueDefaults",
  "allowAnyFields inheritFieldsAndMapping createEvent updateEvent deleteEvent associationChangeEvent otherEvents",
  "watchFieldsAuto requiredWatchFields includeFullRecords useModule allObjects fieldCreated fieldDeleted x-other",
].flatMap((line) => line.split(" "));

/** One change somewhere in a manifest: a key or item goes, comes or gets another value. */
interface Change {
  kind: "remove" | "replace" | "add";
  where: number;
  key: string;
  value: unknown;
}

const changes = fc.array(
  fc.record<Change>({
    kind: fc.constantFrom("remove", "replace", "add"),
    where: fc.nat(),
    key: fc.constantFrom(...keys),
    value: fc.constantFrom(...scraps),
  }),
  { minLength: 1, maxLength: 3 },
);

function applyChange(root: object, { kind, where, key, value }: Change): void {
  const containers: (Record<string, unknown> | unknown[])[] = [];
  const collect = (node: unknown) => {
    if (typeof node !== "object" || node === null) return;
    containers.push(node as Record<string, unknown>);
    Object.values(node).forEach(collect);
  };
  collect(root);
  const container = containers[where % containers.length] ?? [];
  const names = Object.keys(container);
  const name = names[where % Math.max(1, names.length)];
  const copy = structuredClone(value);
  if (kind === "add" && Array.isArray(container)) container.push(copy);
  else if (kind === "add") Reflect.set(container, key, copy);
  else if (name === undefined) return;
  else if (kind === "replace") Reflect.set(container, name, copy);
  else if (Array.isArray(container)) container.splice(Number(name), 1);
  else Reflect.deleteProperty(container, name);
}

/** A manifest of the rules with the one in which something of everything stands. */
const withWhole = arbitraryManifest.map(({ integrations }): Manifest => ({
  specVersion: "1.0.0",
  integrations: [...integrations.slice(0, 1), whole()],
}));

/** What the reader makes of a part that means nothing. */
function normalise(manifest: Manifest): Manifest {
  return JSON.parse(JSON.stringify(manifest), (key, value: unknown) => {
    if (key === "schedule" && typeof value === "string" && value.trim() === "") return undefined;
    if (key === "backfill") return { defaultPeriod: {}, ...(value as object) };
    return value;
  }) as Manifest;
}

describe("the JSON Schema of an amp.yaml", () => {
  it("the JSON Schema takes every manifest of the rules", () => {
    fc.assert(
      fc.property(arbitraryManifest, (manifest) => {
        expect(isValid(manifest), JSON.stringify(isValid.errors)).toBe(true);
      }),
    );
  });

  it.each(Object.entries(breakers))(
    "the JSON Schema refuses %s, unless no schema can say it",
    (_name, breakIt) => {
      const manifest: Manifest = { specVersion: "1.0.0", integrations: [whole()] };
      expect(isValid(manifest)).toBe(true);
      breakIt(manifest, 0);
      const value = JSON.parse(
        JSON.stringify(manifest),
        (_key, part: unknown) => part ?? undefined,
      ) as unknown;
      expect(isValid(value)).toBe(sayableErrors(value).length === 0);
    },
  );

  it("the JSON Schema agrees with the reader on any altered manifest, as far as a schema can say it", () => {
    fc.assert(
      fc.property(withWhole, changes, (manifest, list) => {
        const value = structuredClone(manifest);
        for (const change of list) applyChange(value, change);
        const errors = sayableErrors(value);
        const accepted = isValid(value);
        expect(accepted, accepted ? errors.join("\n") : JSON.stringify(isValid.errors)).toBe(
          errors.length === 0,
        );
      }),
      { numRuns: lawRuns(1_000, 3_000) },
    );
  });

  it("the JSON Schema makes manifests that are read back equal", () => {
    const right = texts.filter((text) => text.length < 60);
    const numRuns = lawRuns(150, 300);
    let read = 0;
    fc.assert(
      fc.property(valuesOf(schema as JsonObject, right), (value) => {
        fc.pre(isValid(value));
        expect(sayableErrors(value)).toEqual([]);
        const { manifest } = parseManifest(stringify(value, { aliasDuplicateObjects: false }));
        if (!manifest) return;
        read += 1;
        expect(manifest).toEqual(normalise(value as Manifest));
      }),
      { numRuns, maxSkipsPerRun: 1000 },
    );
    // Of the others, names stand twice or runs are too close, which no schema can say.
    expect(read).toBeGreaterThan(numRuns / 3);
  });

  it("the JSON Schema is read as the file that people write", () => {
    const names = ["seed-000-write-objects", "seed-004-read", "seed-004-fields", "seed-004-subscribe"];
    for (const name of names) expect(isValid(parse(manifestFixture(name)))).toBe(true);
  });

  it("the JSON Schema says of every key of form 1.0.0 what it is for", () => {
    const undescribed: string[] = [];
    const look = (part: JsonObject, path: string) => {
      for (const [key, inner] of Object.entries((part["properties"] ?? {}) as Record<string, JsonObject>)) {
        if (inner["description"] === undefined) undescribed.push(`${path}.${key}`);
        look(inner, `${path}.${key}`);
      }
      for (const branch of (part["anyOf"] ?? []) as JsonObject[]) {
        if (branch["type"] !== undefined) look(branch, path);
      }
      if (part["items"] !== undefined) look(part["items"] as JsonObject, `${path}[]`);
    };
    look(schema as JsonObject, "$");
    expect(undescribed).toEqual([]);
  });

  it("the JSON Schema is a draft of 2017, which editors know", () => {
    expect(schema["$schema"]).toBe("http://json-schema.org/draft-07/schema#");
  });
});

/** Where the schema and the service's own document differ, and why. */
const intended: readonly [difference: RegExp, reason: string][] = [
  [/\.specVersion: contract says string, we say one of "1\.0\.0"$/, "the contract names it in words only"],
  [/\[\]\.schedule: required only by the contract$/, "what is only read on request does without"],
  [/\.objects: required only by us$/, "the manifest reference requires it"],
  [
    /\.(objects|integrations|requiredWatchFields): contract says array, we say array minItems 1$/,
    "it is never empty",
  ],
  [/\.defaultPeriod: required only by the contract$/, "the manifest reference makes it optional"],
  [/Event\.enabled: required only by us$/, "the manifest reference requires it"],
  [
    /\.integrations\[\]\|\d: only ours$/,
    "an integration has one action at least: the reference says it in words",
  ],
];

describe.skipIf(!hasContractDocuments)(`beside the service's own document${skippedWithoutContract}`, () => {
  const document = hasContractDocuments ? readContractDocument("manifest") : {};
  const schemas = ((document["components"] ?? {}) as JsonObject)["schemas"] as JsonObject;
  const differences = () =>
    compareShapes(
      readShape(schemas["Manifest"], () => ({})),
      readShape(schema, () => ({})),
      "Manifest",
    );

  it("the JSON Schema has the same keys, types, choices and limits as the service's own document", () => {
    expect(differences().filter((each) => !intended.some(([pattern]) => pattern.test(each)))).toEqual([]);
  });

  it("every intended difference from the service's document is still there", () => {
    const found = differences();
    expect(intended.filter(([pattern]) => !found.some((each) => pattern.test(each)))).toEqual([]);
  });
});
