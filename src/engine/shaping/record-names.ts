import type { FieldMapping, FieldMappings } from "../../config/field-mappings.js";
import type { FieldKey } from "../../facts/field-identity.js";
import { readBracketPath } from "./bracket-path.js";
import type { FieldPath } from "./field-plan.js";

/** A name that a mapping is offered for, whether the customer mapped it or not. */
export interface OfferedName {
  readonly name: string;
  /** Where a record has it. */
  readonly path: FieldPath;
  readonly mapping: FieldMapping | undefined;
  /** Where the provider has it; `undefined` where it is not mapped. */
  readonly target: FieldPath | undefined;
}

/** What the names in records and settings lead to. */
export interface RecordNames {
  /** The offered names by their places in a record. */
  readonly offered: ReadonlyMap<string, OfferedName>;
  /** The provider's field that a name means, perhaps a part inside one; `undefined` where it is not mapped. */
  locate(path: FieldPath): FieldPath | undefined;
  /** A path as text, the same for all spellings of it. */
  placeOf(path: FieldPath): string;
  readonly fieldKey: FieldKey;
}

/** Reads the names that mappings are offered for. Of several spellings of one name the customer's first choice counts. */
export function readNames({ mapped, offered }: FieldMappings, fieldKey: FieldKey): RecordNames {
  const placeOf = (path: FieldPath) => JSON.stringify(path.map(fieldKey));
  const isPlain = (name: string) => readBracketPath(name)[0] === name;
  const byPlace = new Map<string, OfferedName>();
  // `a` goes before `$['a']`.
  for (const name of [...mapped.keys(), ...offered].sort((a, b) => Number(isPlain(b)) - Number(isPlain(a)))) {
    const path = readBracketPath(name);
    const place = placeOf(path);
    const mapping = mapped.get(name);
    const known = byPlace.get(place);
    if (known && (known.mapping || !mapping)) continue;
    byPlace.set(place, { name, path, mapping, target: mapping && readBracketPath(mapping.fieldName) });
  }
  return {
    offered: byPlace,
    locate(path) {
      for (let length = path.length; length > 0; length -= 1) {
        const offer = byPlace.get(placeOf(path.slice(0, length)));
        if (offer) return offer.target && [...offer.target, ...path.slice(length)];
      }
      return path;
    },
    placeOf,
    fieldKey,
  };
}
