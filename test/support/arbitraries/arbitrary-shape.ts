import fc from "fast-check";
import type {
  InstallationConfigContent,
  IntegrationContent,
  WriteRecord,
} from "../../../src/contract/index.js";
import type { ShapeInput } from "../../../src/engine/shaping/shape.js";

/** Few names, so that they meet; among them those that a prototype, a path or a bracket could trip over (D8). */
const names = [
  ..."a b c x A B X id Id ID __proto__ constructor toString a.b a/b a~b é $ $[".split(" "),
  ..."$['a'] $['b'] $['a']['b'] $['a']['c'] $['a']['b']['c'] $['x']['__proto__'] $['__proto__']['a']".split(
    " ",
  ),
  ...["$['A']['b']", "$['a']['B']", '$["a"]["b"]', "$['a']['b", "$['a'].b", "$['a\\'b']", "$['']['']", ""],
];
/** To Salesforce the other record and the reference that it is named for. */
const references = [
  "a",
  "A",
  "aId",
  "AID",
  "b__r",
  "b__c",
  "B__R",
  "$['a']['b']",
  "$['b__r']['c']",
  "$['aId']",
];
const keys = ["a", "b", "c", "x", "A", "B", "__proto__", ""];
/** A name of a request, a setting or a mapping. */
export const arbitraryName = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(..."a b c $['a']['b'] $['a'] $['b']['c']".split(" ")) },
  { weight: 1, arbitrary: fc.constantFrom(...names) },
  { weight: 1, arbitrary: fc.constantFrom(...references) },
);
const name = arbitraryName;
const leaf = fc.constantFrom<unknown>("v", "w", "", null, 0, 1, true, "__proto__", NaN);

const value = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: "small" },
    { weight: 2, arbitrary: leaf },
    { weight: 2, arbitrary: members(fc.constantFrom(...keys), tie("value"), 3) },
    { weight: 1, arbitrary: fc.array(tie("value"), { maxLength: 2 }) },
  ),
})).value;

/** A record, or a record's present values: any names, nested values. */
export const arbitraryRecord: fc.Arbitrary<WriteRecord> = members(name, value, 6);

/** What shaping takes, with settings, defaults and mappings of every kind that meet in few names. */
export const arbitraryShapeInput: fc.Arbitrary<ShapeInput> = fc.record(
  {
    objectName: fc.constant("lead"),
    type: fc.constantFrom("create", "update", "update", "delete"),
    config: config(),
    integration: integration(),
    removeUnmappedFields: fc.constantFrom(true, false, false, undefined),
  },
  { requiredKeys: ["objectName", "type", "config", "integration"], noNullPrototype: true },
);

function config(): fc.Arbitrary<InstallationConfigContent> {
  const scalar = fc.constantFrom<string | number | boolean>("v", "w", "", 0, 7, false);
  const setting = optional({
    default: optional({
      stringValue: fc.constantFrom("v", ""),
      integerValue: fc.constantFrom(0, 1),
      booleanValue: fc.boolean(),
    }),
    writeOnCreate: fc.constantFrom("always", "never"),
    writeOnUpdate: fc.constantFrom("always", "never", "ifEmpty"),
  });
  const older = fc.record(
    { value: scalar, applyOnUpdate: fc.constantFrom("always", "never") },
    { requiredKeys: ["value"], noNullPrototype: true },
  );
  const write = optional({
    inheritMapping: fc.constantFrom(true, true, false),
    selectedFieldSettings: members(name, setting, 5),
    selectedValueDefaults: members(name, older, 3),
  });
  const dynamic = fc.record(
    { mapToName: name, fieldName: name },
    { requiredKeys: ["mapToName"], noNullPrototype: true },
  );
  const read = optional({
    selectedFieldMappings: members(name, name, 4),
    selectedValueMappings: members(
      name,
      members(fc.constantFrom("v", "1", "true", "__proto__", ""), fc.constantFrom("w", "V", ""), 3),
      3,
    ),
    dynamicMappingsInput: fc.array(dynamic, { maxLength: 2 }),
  });
  const part = (object: fc.Arbitrary<object>) =>
    object.map((content) => ({ objects: { lead: { objectName: "lead", ...content } } }));
  return optional({ write: part(write), read: part(read) }) as fc.Arbitrary<InstallationConfigContent>;
}

function integration(): fc.Arbitrary<IntegrationContent> {
  const field = fc.oneof(
    fc.record({ fieldName: name, mapToName: name }, { requiredKeys: ["fieldName"], noNullPrototype: true }),
    fc.record({ mapToName: name, default: name }, { requiredKeys: ["mapToName"], noNullPrototype: true }),
  );
  const fields = fc.array(field, { maxLength: 3 });
  const readObject = optional({ requiredFields: fields, optionalFields: fields });
  return fc
    .record({
      inheritMapping: fc.constantFrom(true, true, false),
      readObject,
      provider: fc.constantFrom("hubspot", "salesforce", "home-grown"),
    })
    .map(({ inheritMapping, readObject: object, provider }) => ({
      name: "integration",
      provider,
      write: { objects: [{ objectName: "lead", inheritMapping }] },
      read: { objects: [{ objectName: "lead", destination: "hook", ...object }] },
    })) as fc.Arbitrary<IntegrationContent>;
}

function optional<TShape extends Record<string, fc.Arbitrary<unknown>>>(shape: TShape) {
  return fc.record(shape, { requiredKeys: [], noNullPrototype: true });
}

/** An object with the given names; `Object.fromEntries` makes `__proto__` a name like any other. */
function members<TValue>(
  key: fc.Arbitrary<string>,
  part: fc.Arbitrary<TValue>,
  maxLength: number,
): fc.Arbitrary<Record<string, TValue>> {
  return fc
    .uniqueArray(fc.tuple(key, part), { maxLength, selector: ([each]) => each })
    .map((entries) => Object.fromEntries(entries));
}
