import fc from "fast-check";
import type {
  IntegrationContent,
  IntegrationField,
  IntegrationObject,
  IntegrationSubscribeObject,
  IntegrationWriteObject,
  Manifest,
} from "../../src/contract/index.js";
import { isNestedName } from "../../src/manifest/index.js";
import { hostileNames } from "../support/arbitraries/arbitrary-config.js";
import { anyCharacter } from "../support/arbitraries/any-character.js";

const yamlWords = [
  "null",
  "~",
  "true",
  "no",
  "12",
  "1e3",
  "<<",
  "- a",
  "a: b",
  "# c",
  "*a",
  "&a",
  "\t",
  "a\nb\n",
  "'",
  '"',
];

/** Any string, with a liking for those that are hard to write in YAML and for names like `__proto__`. */
export const anyText = fc.oneof(
  fc.constantFrom(...hostileNames, ...yamlWords),
  fc.string({ unit: anyCharacter }),
  fc.string(),
);
const anyName = anyText.filter((name) => !isNestedName(name) || name === "$['a']['b']");
/** The same, but never empty. */
export const nonEmpty = anyText.filter((text) => text !== "");
const integrationName = fc.oneof(
  fc.stringMatching(/^[a-z0-9_-]{1,64}$/),
  nonEmpty.filter((name) => Array.from(name).length <= 64),
);
const schedule = fc.constantFrom("*/10 * * * *", "0 0 * * *", "5,35 8-18 * * 1-7", "0 */12 1 1 *");
const always = fc.constant("always" as const);

/** Records whose optional keys are absent or present, never `undefined`, and with the ordinary prototype. */
export function model<TModel>(
  parts: { [TKey in keyof TModel]-?: fc.Arbitrary<NonNullable<TModel[TKey]>> },
  requiredKeys: (keyof TModel)[],
): fc.Arbitrary<TModel> {
  return fc.record(parts, {
    requiredKeys: requiredKeys as never[],
    noNullPrototype: true,
  }) as fc.Arbitrary<TModel>;
}

type NamedField = Extract<IntegrationField, { fieldName: string }>;
type UserMapping = Exclude<IntegrationField, NamedField>;
const namedField = model<NamedField>({ fieldName: anyName, mapToName: anyName, mapToDisplayName: anyText }, [
  "fieldName",
]);
const userMapping = model<UserMapping>(
  { mapToName: anyName, mapToDisplayName: anyText, prompt: anyText, default: anyText },
  ["mapToName"],
);

type Fields = Pick<IntegrationObject, "requiredFields" | "optionalFields">;
const unmappedField = model<NamedField>(
  { fieldName: anyName, mapToDisplayName: anyText, mapToName: anyName },
  ["fieldName"],
).map(({ mapToName: _mapToName, ...field }): NamedField => field);
const unmappedFields = fc.array(unmappedField, { maxLength: 3 });
const fieldList = fc.array(fc.oneof(namedField, userMapping), { maxLength: 3 });

/** M9: a `mapToName` stands once per object; the later fields give way. */
function withoutRepeatedNames(fields: Fields): Fields {
  const seen = new Set<string>();
  const keep = (list: IntegrationField[]) =>
    list.filter(({ mapToName }) => mapToName === undefined || (!seen.has(mapToName) && seen.add(mapToName)));
  const { requiredFields, optionalFields } = fields;
  return {
    ...(requiredFields && { requiredFields: keep(requiredFields) }),
    ...(optionalFields && { optionalFields: keep(optionalFields) }),
  };
}

const period = fc.oneof(
  fc.constant({}),
  fc.record({ days: fc.nat() }, { noNullPrototype: true }),
  fc.record({ fullHistory: fc.boolean() }, { noNullPrototype: true }),
  fc.record({ days: fc.nat(), fullHistory: fc.constant(false) }, { noNullPrototype: true }),
);
const delivery = fc.oneof(
  fc.constant({}),
  fc.constant({ mode: "auto" as const }),
  model<{ mode?: "onRequest"; pageSize: number }>(
    { mode: fc.constant("onRequest"), pageSize: fc.integer({ min: 50, max: 500 }) },
    ["pageSize"],
  ),
);

type ReadRest = Omit<IntegrationObject, "objectName" | "enabled" | "requiredFields" | "optionalFields">;
const readRest = model<ReadRest>(
  {
    destination: nonEmpty,
    schedule,
    mapToName: anyText,
    mapToDisplayName: anyText,
    optionalFieldsAuto: fc.constant("all"),
    backfill: fc.record({ defaultPeriod: period }, { noNullPrototype: true }),
    delivery,
  },
  ["destination"],
);
const chosenObject = fc
  .tuple(readRest, model<Fields>({ requiredFields: fieldList, optionalFields: fieldList }, []))
  .map(([rest, fields]) => ({ ...rest, ...withoutRepeatedNames(fields) }));
/** M14: always enabled, with a schedule and at least one required field, and none of them a mapping of any kind. */
const alwaysObject = fc
  .tuple(readRest, schedule, unmappedFields, fc.string())
  .map(([rest, cron, fields, fieldName]) => ({
    ...rest,
    requiredFields: [...fields, { fieldName: `f${fieldName}` }],
    schedule: cron,
    enabled: "always" as const,
  }));
const readObject: fc.Arbitrary<Omit<IntegrationObject, "objectName">> = fc.oneof(chosenObject, alwaysObject);

// The keys of form 1.0.0; the others are those of the 2023 form.
const writeObject = model<Pick<IntegrationWriteObject, "inheritMapping" | "valueDefaults">>(
  {
    inheritMapping: fc.boolean(),
    valueDefaults: model<{ allowAnyFields?: boolean }>({ allowAnyFields: fc.boolean() }, []),
  },
  [],
);

const event = fc.record({ enabled: always }, { noNullPrototype: true });
const updateEvent = fc.oneof(
  event,
  fc.record(
    { enabled: always, watchFieldsAuto: fc.constantFrom("all" as const, "selected" as const) },
    { noNullPrototype: true },
  ),
  fc.record(
    {
      enabled: always,
      requiredWatchFields: fc.array(
        anyText.filter((name) => !/[.[\]]/.test(name)),
        { minLength: 1, maxLength: 3 },
      ),
    },
    { noNullPrototype: true },
  ),
);
const associationChangeEvent = model<{ enabled: "always"; includeFullRecords?: boolean }>(
  { enabled: always, includeFullRecords: fc.boolean() },
  ["enabled"],
);
type SubscribeRest = Omit<IntegrationSubscribeObject, "objectName">;
const inheritingObject = model<SubscribeRest>(
  {
    destination: nonEmpty,
    inheritFieldsAndMapping: fc.constant(true),
    createEvent: event,
    updateEvent,
    deleteEvent: event,
    associationChangeEvent,
    otherEvents: fc.array(anyText, { maxLength: 2 }),
  },
  ["destination", "inheritFieldsAndMapping"],
);
/** M16: what has none of the three events needs no read object. */
const plainSubscribeObject = model<
  Pick<SubscribeRest, "destination" | "otherEvents" | "associationChangeEvent">
>({ destination: nonEmpty, associationChangeEvent, otherEvents: fc.array(anyText, { maxLength: 2 }) }, [
  "destination",
]);

/** Objects with names that differ, at least one; each name goes with one of `objects`. */
function namedObjects<TObject>(
  object: fc.Arbitrary<TObject>,
): fc.Arbitrary<({ objectName: string } & TObject)[]> {
  return fc.uniqueArray(
    fc.tuple(nonEmpty, object).map(([objectName, rest]) => ({ objectName, ...rest })),
    { minLength: 1, maxLength: 4, selector: ({ objectName }) => objectName },
  );
}

/** A subscribe object for some of the read objects, and one that reads nothing; at most five (M19). */
function subscribeObjects(readNames: string[]): fc.Arbitrary<IntegrationSubscribeObject[]> {
  return fc
    .tuple(fc.array(inheritingObject, { maxLength: readNames.length }), plainSubscribeObject)
    .map(([rests, plain]) => {
      const inheriting = rests.map((rest, index) => ({ objectName: readNames[index] ?? "", ...rest }));
      const name = "plain";
      return readNames.includes(name) ? inheriting : [...inheriting, { objectName: name, ...plain }];
    });
}

/** An integration that is right by M3 to M20, with any of its actions. */
const integration: fc.Arbitrary<IntegrationContent> = fc
  .record({
    head: model<Pick<IntegrationContent, "name" | "provider" | "displayName" | "module">>(
      {
        name: integrationName,
        provider: fc.oneof(fc.constantFrom("salesforce", "hubspot", "intercom"), nonEmpty),
        displayName: anyText.filter((text) => Array.from(text).length <= 100),
        module: anyText,
      },
      ["name", "provider"],
    ),
    readObjects: namedObjects(readObject),
    writeObjects: namedObjects(writeObject),
    proxy: model<NonNullable<IntegrationContent["proxy"]>>(
      { enabled: fc.boolean(), useModule: fc.boolean() },
      [],
    ),
    parts: fc.subarray(["read", "write", "subscribe", "proxy"] as const, { minLength: 1 }),
  })
  .chain(({ head, readObjects, writeObjects, proxy, parts }) =>
    subscribeObjects(readObjects.map(({ objectName }) => objectName)).map((subscribed) => ({
      ...head,
      // M15: subscribe needs read.
      ...((parts.includes("read") || parts.includes("subscribe")) && { read: { objects: readObjects } }),
      ...(parts.includes("write") && { write: { objects: writeObjects } }),
      ...(parts.includes("subscribe") && subscribed.length > 0 && { subscribe: { objects: subscribed } }),
      ...(parts.includes("proxy") && { proxy }),
    })),
  );

/** A manifest that is right by M1 to M20, with hostile names (D8). */
export const arbitraryManifest: fc.Arbitrary<Manifest> = fc
  .uniqueArray(integration, { minLength: 1, maxLength: 3, selector: ({ name }) => name })
  .map((integrations) => ({ specVersion: "1.0.0", integrations }));
