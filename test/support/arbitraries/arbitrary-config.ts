import fc from "fast-check";
import { applyConfigEdit, type ConfigEdit } from "./config-edit.js";
import { overTheWire, type Json, type JsonObject } from "../readers/json-reader.js";

/** Names that a pointer, a mask, a URL or a prototype could trip over (D8). */
export const hostileNames = [
  ..."contact lead __proto__ constructor toString a.b a/b a~b ~1 ~0 a:b a\\b 0 1 - .. . $['a']['b'] é 🙂".split(
    " ",
  ),
  ..."objects enabled disabled provider prototype %2F a?b#c".split(" "),
  "",
  " ",
  "\ud800",
];

/** Names that every JSON Patch library takes. */
export const plainNames = ["contact", "lead", "a.b", "a/b", "a~b", "~1", "~0", "0", "1", "-", "é", "🙂", ""];

/** How wild the configs may be. */
export interface ArbitraryConfigOptions {
  names: readonly string[];
  /** Whether there are also parts that the contract does not know, such as another provider or a section that is `null`. */
  foreign: boolean;
}

/** A saved config and a draft: sometimes the saved config after some edits, sometimes any other config. */
export function configPair(
  options: ArbitraryConfigOptions,
): fc.Arbitrary<{ saved: JsonObject; draft: JsonObject }> {
  const config = arbitraryConfig(options);
  const edited = fc.tuple(config, fc.array(configEdit(options), { maxLength: 4 })).map(([saved, edits]) => ({
    saved,
    draft: edits.reduce(applyConfigEdit, overTheWire(saved) as JsonObject),
  }));
  const unrelated = fc.record({ saved: config, draft: config });
  return fc.oneof({ weight: 4, arbitrary: edited }, { weight: 1, arbitrary: unrelated });
}

/** A config content; each of its sections may be missing, empty or full. */
export function arbitraryConfig(options: ArbitraryConfigOptions): fc.Arbitrary<JsonObject> {
  const known = fc.record(
    {
      provider: options.foreign
        ? fc.constantFrom("salesforce", "salesforce", "hubspot")
        : fc.constant("salesforce"),
      read: section(options),
      write: section(options),
      subscribe: section(options),
      proxy: proxy(options),
    },
    { requiredKeys: ["provider"], noNullPrototype: true },
  ) as fc.Arbitrary<JsonObject>;
  if (!options.foreign) return known;
  const withUnknown = fc
    .tuple(known, members(options.names, json(options.names), 2))
    .map(([config, unknown]) => ({
      ...unknown,
      ...config,
    }));
  return fc.oneof({ weight: 3, arbitrary: known }, { weight: 1, arbitrary: withUnknown });
}

function section(options: ArbitraryConfigOptions): fc.Arbitrary<Json> {
  const objects = members(options.names, objectConfig(options.names), 4).map((map): Json => ({
    objects: map,
  }));
  const known = fc.oneof(
    { weight: 1, arbitrary: fc.constant<Json>({}) },
    { weight: 1, arbitrary: fc.constant<Json>({ objects: {} }) },
    { weight: 6, arbitrary: objects },
  );
  const foreign = fc.oneof(
    fc.constantFrom<Json>(null, "all", [], { objects: null }, { objects: ["contact"] }),
    fc
      .tuple(known, members(options.names, json(options.names), 1))
      .map(([a, b]) => ({ ...b, ...(a as JsonObject) })),
  );
  return options.foreign
    ? fc.oneof({ weight: 5, arbitrary: known }, { weight: 1, arbitrary: foreign })
    : known;
}

function proxy({ foreign }: ArbitraryConfigOptions): fc.Arbitrary<Json> {
  const known: Json[] = [{}, { enabled: true }, { enabled: false }];
  return fc.constantFrom<Json>(
    ...known,
    ...(foreign ? [null, [], { enabled: true, port: 1 }, { port: 2 }] : []),
  );
}

/** The config of one object: the containers that real ones have, under any names. */
function objectConfig(names: readonly string[]): fc.Arbitrary<Json> {
  const known = fc.record(
    {
      objectName: fc.constantFrom(...names),
      disabled: fc.boolean(),
      inheritMapping: fc.boolean(),
      deletionSettings: fc.record({ enabled: fc.boolean() }, { noNullPrototype: true }),
      selectedFields: members(names, fc.boolean(), 4),
      selectedFieldSettings: members(names, json(names), 4),
      watchFields: fc.array(fc.constantFrom(...names), { maxLength: 3 }),
    },
    { requiredKeys: ["objectName"], noNullPrototype: true },
  ) as fc.Arbitrary<Json>;
  return fc.oneof({ weight: 6, arbitrary: known }, { weight: 2, arbitrary: members(names, json(names), 3) });
}

/** Any JSON value. */
function json(names: readonly string[]): fc.Arbitrary<Json> {
  const leaf = fc.oneof(
    fc.constantFrom<Json>(null, true, false, "", {}),
    fc.integer({ min: 0, max: 3 }),
    fc.string({ maxLength: 3 }),
  );
  return fc.letrec<{ value: Json }>((tie) => ({
    value: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      leaf,
      members(names, tie("value"), 3),
      fc.array(tie("value"), { maxLength: 3 }),
    ),
  })).value;
}

/** A JSON object with the given names; `Object.fromEntries` makes `__proto__` a name like any other. */
function members(
  names: readonly string[],
  value: fc.Arbitrary<Json>,
  maxLength: number,
): fc.Arbitrary<JsonObject> {
  const entry = fc.tuple(fc.constantFrom(...names), value);
  return fc
    .uniqueArray(entry, { maxLength, selector: ([name]) => name })
    .map((entries) => Object.fromEntries(entries));
}

function configEdit(options: ArbitraryConfigOptions): fc.Arbitrary<ConfigEdit> {
  const action = fc.constantFrom("read", "write", "subscribe");
  const name = fc.constantFrom(...options.names);
  const steps = fc.array(fc.nat({ max: 3 }), { maxLength: 4 });
  const set = <TLevel extends string>(level: TLevel, value: fc.Arbitrary<Json>) =>
    fc.record({
      level: fc.constant(level),
      action,
      name,
      steps,
      value: fc.option(value, { nil: undefined }),
    });
  return fc.oneof(
    { weight: 1, arbitrary: set("section", section(options)) },
    { weight: 2, arbitrary: set("object", objectConfig(options.names)) },
    { weight: 5, arbitrary: set("inside", json(options.names)) },
    { weight: 1, arbitrary: set("proxy", proxy(options)) },
    { weight: 1, arbitrary: set("provider", fc.constant<Json>(options.foreign ? "hubspot" : "salesforce")) },
  );
}
