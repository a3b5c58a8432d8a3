import type { InstallationConfigContent, IntegrationContent } from "../contract/index.js";
import type { FieldKey } from "../facts/field-identity.js";
import { formatNestedName, parseNestedName } from "../facts/nested-name.js";
import { own } from "../json/object.js";
import { listObjectMappings, type ObjectMapping } from "./object-mappings.js";

/** The names that lead from the root of a record, the app's or the provider's, to a value in it. */
export type FieldPath = readonly string[];

/** The field that a mapped name stands for. */
export interface FieldMapping {
  /** The provider's name, perhaps in brackets. */
  readonly fieldName: string;
  /** The customer's choice in the object's read config; `undefined` where the manifest itself maps the field. */
  readonly setting: FieldPath | undefined;
}

/** A name that a mapping is offered for, whether the customer mapped it or not. */
export interface OfferedName {
  readonly name: string;
  /** Where a record has it. */
  readonly path: FieldPath;
  readonly mapping: FieldMapping | undefined;
  /** Where the provider has it; `undefined` where it is not mapped. */
  readonly target: FieldPath | undefined;
}

/** Resolves the names in records and settings to provider fields. */
export interface RecordNames {
  /** The offered names by their places in a record. */
  readonly offered: ReadonlyMap<string, OfferedName>;
  /** The provider's field that a name means, perhaps a part inside one; `undefined` where it is not mapped. */
  locate(path: FieldPath): FieldPath | undefined;
  /** The provider's name of the field that a name means, perhaps in brackets; `undefined` where it is not mapped. */
  fieldNameOf(name: string): string | undefined;
  /**
   * Where a value under a name is written; `undefined` where the name is not mapped. A name in brackets is nested where a mapping
   * leads to the field that it means; elsewhere it is a name like any other.
   */
  targetOf(name: string): FieldPath | undefined;
  /** A path as text, the same for all spellings of it. */
  placeOf(path: FieldPath): string;
  readonly fieldKey: FieldKey;
}

/** The names of an object's writes. */
export interface WrittenNames extends RecordNames {
  /** Whether the writes inherit the mappings of the object; without it no name is offered. */
  readonly isInherited: boolean;
}

/**
 * Reads the names that mappings are offered for in the writes of an object. Mappings are inherited where the manifest or the
 * installation's config says so.
 */
export function readNames(
  objectName: string,
  config: InstallationConfigContent,
  integration: IntegrationContent,
  fieldKey: FieldKey,
): WrittenNames {
  // Compares `objectName` only: the manifest's look-up would also find an object by its `mapToName`.
  const declared = integration.write?.objects?.find((object) => object.objectName === objectName);
  const isInherited =
    declared?.inheritMapping === true || own(config.write?.objects, objectName)?.inheritMapping === true;
  const mappings = isInherited ? listObjectMappings(config, integration, objectName) : [];
  return { ...resolveNames(mappings, fieldKey), isInherited };
}

/** Resolves names by mappings. Of several spellings of one name the customer's first choice counts. */
export function resolveNames(
  mappings: Iterable<readonly [name: string, mapping: ObjectMapping]>,
  fieldKey: FieldKey,
): RecordNames {
  const placeOf = (path: FieldPath) => JSON.stringify(path.map(fieldKey));
  // `a` wins over `$['a']`.
  const isPlain = (name: string) => readPath(name)[0] === name;
  const plainFirst = [...mappings].sort(([a], [b]) => Number(isPlain(b)) - Number(isPlain(a)));

  const offered = new Map<string, OfferedName>();
  for (const [name, { fieldName, setting }] of plainFirst) {
    const path = readPath(name);
    const place = placeOf(path);
    const known = offered.get(place);
    if (known && (known.mapping || fieldName === undefined)) continue;
    const mapping = fieldName === undefined ? undefined : { fieldName, setting };
    offered.set(place, { name, path, mapping, target: mapping && readPath(mapping.fieldName) });
  }
  const targets = new Set([...offered.values()].map(({ target }) => target && placeOf(target)));
  const locate = (path: FieldPath): FieldPath | undefined => {
    for (let length = path.length; length > 0; length -= 1) {
      const offer = offered.get(placeOf(path.slice(0, length)));
      if (offer) return offer.target && [...offer.target, ...path.slice(length)];
    }
    return path;
  };
  return {
    offered,
    locate,
    fieldNameOf(name) {
      const path = readPath(name);
      const offer = offered.get(placeOf(path));
      if (offer) return offer.mapping?.fieldName;
      const field = locate(path);
      return field === path ? name : field && formatNestedName(field);
    },
    targetOf(name) {
      const path = readPath(name);
      const field = locate(path);
      if (offered.has(placeOf(path))) return field;
      return field && targets.has(placeOf(field)) ? field : [name];
    },
    placeOf,
    fieldKey,
  };
}

/** Reads a name as the config has it: `$['a']['b']` is the value `b` inside `a`, anything else a plain name. */
export function readPath(name: string): readonly [string, ...string[]] {
  return parseNestedName(name) ?? [name];
}
