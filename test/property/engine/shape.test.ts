import { deepStrictEqual } from "node:assert/strict";
import fc from "fast-check";
import { afterEach, expect, it } from "vitest";
import {
  compileShape,
  type ShapeInput,
  shapeRecord,
  type TraceEntry,
} from "../../../src/engine/shaping/shape.js";
import {
  arbitraryName,
  arbitraryRecord,
  arbitraryShapeInput,
} from "../../support/arbitraries/arbitrary-shape.js";
import { naiveShape, parts } from "../../support/readers/naive-shape.js";

const numRuns = 800;
const present = fc.option(arbitraryRecord, { nil: undefined });
const shaping = fc.record({ input: arbitraryShapeInput, record: arbitraryRecord, present });

const prototypeBefore = Object.getOwnPropertyDescriptors(Object.prototype);
afterEach(() => {
  deepStrictEqual(Object.getOwnPropertyDescriptors(Object.prototype), prototypeBefore);
});

it("any record comes out as the rules' text says (P1, P2, P3, P4, P5, P6, P7, P8)", () => {
  fc.assert(
    fc.property(shaping, ({ input, record, present: now }) => {
      const expected = naiveShape(input, record, now);
      const shaped = shapeRecord({ ...input, record, present: now, trace: true });
      // Which of several spellings comes out is all the same to a provider that knows one field.
      const spell = (text: string) =>
        input.integration.provider === "salesforce" ? text.toLowerCase() : text;
      if (!shaped.ok) {
        expect(expected.collisions.map((names) => names.map(spell))).toContainEqual(shaped.names.map(spell));
        return;
      }
      expect(expected.collisions).toEqual([]);
      deepStrictEqual(spellAll(shaped.fields, spell), spellAll(expected.fields, spell));
      expect(sorted(shaped.needsPresent.map(spell))).toEqual(sorted(expected.needsPresent.map(spell)));
      expect(sorted(shaped.trace.map(summary).map(spell))).toEqual(sorted(expected.trace.map(spell)));
    }),
    { numRuns },
  );
});

it("without settings and mappings the fields are the record's (P1)", () => {
  fc.assert(
    fc.property(arbitraryRecord, (record) => {
      const bare = { config: {}, integration: { name: "integration", provider: "hubspot" } };
      const shaped = shapeRecord({ objectName: "lead", type: "create", ...bare, record });
      deepStrictEqual(shaped.ok && shaped.fields, record);
    }),
    { numRuns },
  );
});

it("no value comes from anywhere but the request, a default or a value mapping (P2)", () => {
  fc.assert(
    fc.property(shaping, ({ input, record, present: now }) => {
      const shaped = shapeRecord({ ...input, record, present: now });
      if (!shaped.ok) return;
      const { read, write } = input.config;
      const known = new Set([...leaves(record), ...leaves(write), ...leaves(read)]);
      expect(leaves(shaped.fields).filter((leaf) => !known.has(leaf))).toEqual([]);
    }),
    { numRuns },
  );
});

it("the trace changes nothing, nor does compiling once for many records (P8)", () => {
  fc.assert(
    fc.property(
      shaping,
      fc.array(fc.tuple(arbitraryRecord, present), { maxLength: 3 }),
      ({ input, record, present: now }, others) => {
        const once = shapeRecord({ ...input, record, present: now });
        const traced = shapeRecord({ ...input, record, present: now, trace: true });
        const shape = compileShape(input);
        for (const [other, its] of others) shape.apply(other, { present: its, trace: true });
        deepStrictEqual(shape.apply(record, { present: now }), once);
        deepStrictEqual(shape.apply(record, { present: now, trace: true }), traced);
        deepStrictEqual(traced.ok ? { ...traced, trace: [] } : traced, once);
      },
    ),
    { numRuns },
  );
});

it("the trace tells of each field of the request, and once of each default that it lacks (P8)", () => {
  fc.assert(
    fc.property(shaping, ({ input, record }) => {
      const shaped = shapeRecord({ ...input, record, trace: true });
      if (!shaped.ok || input.type === "delete") return;
      const spell = spellOf(input);
      const isId = (name: string) =>
        input.type === "update" && ["id", "Id"].some((id) => spell(name) === spell(id));
      const isWithin = (name: string, around: string) =>
        [[around], parts(around)].some((path) =>
          path.every((part, depth) => spell(parts(name)[depth] ?? "\0") === spell(part)),
        );
      for (const key of Object.keys(record).filter((each) => !isId(each))) {
        // What lies inside may be told of by itself.
        const isAbout = ({ requestName }: TraceEntry) =>
          requestName !== undefined && (requestName === key || isWithin(requestName, key));
        expect(shaped.trace.filter(isAbout).length).toBeGreaterThan(0);
      }
      const { selectedFieldSettings, selectedValueDefaults } = input.config.write?.objects?.["lead"] ?? {};
      const settings = Object.entries(selectedFieldSettings ?? {}).filter(
        ([, setting]) => Object.keys(setting.default ?? {}).length > 0,
      );
      const names = new Set([...settings.map(([name]) => name), ...Object.keys(selectedValueDefaults ?? {})]);
      for (const name of names) {
        const isName = (other: string) =>
          parts(other).length === 1 && spell(parts(other)[0] ?? "") === spell(name);
        if (!isName(name) || isId(name) || Object.keys(record).some(isName)) continue;
        const defaults = shaped.trace.filter(({ requestName }) => requestName === undefined);
        expect(defaults.filter((entry) => entry.name === name)).toHaveLength(1);
      }
    }),
    { numRuns },
  );
});

it("what is never written comes out under no name, nor does what would overwrite it (W21)", () => {
  fc.assert(
    fc.property(shaping, ({ input, record, present: now }) => {
      // Without mappings each name means the provider's field, so this needs no look-up.
      const integration = { name: "integration", provider: input.integration.provider };
      const lead = { ...input.config.write?.objects?.["lead"], objectName: "lead", inheritMapping: false };
      const config = { write: { objects: { lead } } };
      const shaped = shapeRecord({ ...input, config, integration, record, present: now });
      if (!shaped.ok || input.type === "delete") return;
      const spell = spellOf(input);
      const policyKey = input.type === "create" ? "writeOnCreate" : "writeOnUpdate";
      const policies = Object.entries(lead.selectedFieldSettings ?? {}).flatMap(([name, setting]) => {
        const kind = setting[policyKey];
        return kind ? [{ place: pathText(parts(name), spell), kind }] : [];
      });
      const isNever = (place: string) =>
        policies.some((each) => each.place === place && each.kind === "never");
      for (const { path, value } of writtenParts(shaped.fields)) {
        const around = path.map((_, depth) => pathText(path.slice(0, depth + 1), spell));
        const nearest = [...around].reverse().find((place) => policies.some((each) => each.place === place));
        expect(isNever(nearest ?? "")).toBe(false);
        // On an update, what is no object goes over all parts of the field.
        if (input.type === "create" || isObject(value)) continue;
        const inner = policies.filter(({ place }) => place.startsWith(around.at(-1) ?? "") && isNever(place));
        expect(inner).toEqual([]);
      }
    }),
    { numRuns },
  );
});

it("a field that a mapping leads to comes out in one place, never under its name in brackets (P4, W20)", () => {
  fc.assert(
    fc.property(shaping, fc.dictionary(arbitraryName, arbitraryName), ({ input, record }, selected) => {
      const { provider } = input.integration;
      const integration = { name: "integration", provider };
      const write = input.config.write?.objects?.["lead"];
      const lead = { ...write, objectName: "lead", inheritMapping: true };
      const read = { objectName: "lead", selectedFieldMappings: selected };
      const config = { read: { objects: { lead: read } }, write: { objects: { lead } } } as never;
      const shaped = shapeRecord({ ...input, config, integration, record });
      if (!shaped.ok) return;
      const spell = spellOf(input);
      const targets = Object.values(selected).map((field) => pathText(parts(field), spell));
      const mapped = Object.keys(selected).map((name) => pathText(parts(name), spell));
      // Of several spellings of one name only one counts.
      if (new Set(mapped).size < mapped.length) return;
      const nested = Object.keys(shaped.fields)
        .filter((key) => parts(key)[0] !== key)
        .map((key) => pathText(parts(key), spell))
        // The name may also be, or lie inside, one that is mapped elsewhere.
        .filter((place) => !mapped.some((name) => place.startsWith(name)));
      expect(nested.filter((place) => targets.includes(place))).toEqual([]);
    }),
    { numRuns },
  );
});

it("neither the record nor the config nor the present values are changed (P8)", () => {
  fc.assert(
    fc.property(shaping, ({ input, record, present: now }) => {
      const shaped = shapeRecord({ ...input, record, present: now, trace: true });
      deepFreeze([input, record, now]);
      deepStrictEqual(shapeRecord({ ...input, record, present: now, trace: true }), shaped);
    }),
    { numRuns },
  );
});

/** Spells the names that are one to the provider the same way. */
function spellOf({ integration }: ShapeInput): (text: string) => string {
  return (text) => (integration.provider === "salesforce" ? text.toLowerCase() : text);
}

/** A value with each name in it spelled the same way. */
function spellAll(value: unknown, spell: (name: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => spellAll(item, spell));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [spell(name), spellAll(part, spell)]),
  );
}

/** A path as text, each name with its end marked: the text of a path starts with that of each path around it. */
function pathText(path: readonly string[], spell: (name: string) => string): string {
  return path.map((name) => `${JSON.stringify(spell(name))}/`).join("");
}

/** What a provider that reads names in brackets gets: each value that is no object with names in it, and its path. */
function writtenParts(fields: object): { path: string[]; value: unknown }[] {
  const list = (path: string[], value: unknown): { path: string[]; value: unknown }[] =>
    isFilledObject(value)
      ? Object.entries(value).flatMap(([name, part]) => list([...path, name], part))
      : [{ path, value }];
  return Object.entries(fields).flatMap(([name, value]) => list(parts(name), value));
}

function isFilledObject(value: unknown): value is object {
  return isObject(value) && Object.keys(value).length > 0;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Everything in a value that holds nothing itself. */
function leaves(value: unknown): unknown[] {
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(leaves) : [value];
}

function deepFreeze(value: unknown): void {
  if (typeof value !== "object" || value === null) return;
  Object.freeze(value);
  Object.values(value).forEach(deepFreeze);
}

function summary({ name, requestName, fieldName, outcome, rule }: TraceEntry): string {
  const mark = requestName === undefined ? "+" : "";
  return `${mark}${name} ${outcome} ${rule} ${outcome === "dropped" ? "-" : String(fieldName)}`;
}

function sorted(texts: readonly string[]): string[] {
  return [...texts].sort();
}
