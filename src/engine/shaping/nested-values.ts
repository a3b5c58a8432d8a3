import type { FieldPath } from "../../config/record-names.js";
import type { FieldKey } from "../../facts/field-identity.js";
import { isJsonObject, own, setOwn, type JsonObject } from "../../json/object.js";

/** The spelling under which an object has the field; `name` itself where the object does not have it. */
export function nameIn(object: JsonObject, name: string, fieldKey: FieldKey): string {
  if (Object.hasOwn(object, name)) return name;
  return Object.keys(object).find((other) => fieldKey(other) === fieldKey(name)) ?? name;
}

/** Lists what lies at a path in a value, under any spelling of its names. */
export function valuesAt(value: unknown, [name, ...inside]: FieldPath, fieldKey: FieldKey): unknown[] {
  if (name === undefined) return [value];
  if (!isJsonObject(value)) return [];
  const names = Object.keys(value).filter((known) => fieldKey(known) === fieldKey(name));
  return names.flatMap((known) => valuesAt(value[known], inside, fieldKey));
}

/**
 * Puts a part into a value at the path, creating the objects on the way. Returns a new value and does not
 * change the old one. `undefined` where a value stands there already, or one on the way is not an object.
 */
export function putPart(
  whole: unknown,
  [name, ...inside]: FieldPath,
  part: unknown,
  fieldKey: FieldKey,
): unknown {
  if (name === undefined) return whole === undefined ? part : undefined;
  if (whole !== undefined && !isJsonObject(whole)) return undefined;
  const copy = { ...whole };
  const known = nameIn(copy, name, fieldKey);
  const inner = putPart(own(copy, known), inside, part, fieldKey);
  if (inner === undefined) return undefined;
  setOwn(copy, known, inner);
  return copy;
}

/**
 * Splits a value into the part at the path and the rest. Objects that become empty are left out of the rest.
 * `undefined` where nothing lies at the path. The value is not changed: the objects on the path are copied.
 */
export function splitAt(
  value: unknown,
  [name, ...inside]: FieldPath,
  fieldKey: FieldKey,
): readonly [part: unknown, rest: unknown] | undefined {
  if (name === undefined) return value === undefined ? undefined : [value, undefined];
  if (!isJsonObject(value)) return undefined;
  for (const known of Object.keys(value)) {
    const split = fieldKey(known) === fieldKey(name) && splitAt(value[known], inside, fieldKey);
    if (!split) continue;
    const [part, rest] = split;
    const { [known]: _, ...others } = value;
    if (rest !== undefined) setOwn(others, known, rest);
    return [part, Object.keys(others).length > 0 ? others : undefined];
  }
  return undefined;
}
