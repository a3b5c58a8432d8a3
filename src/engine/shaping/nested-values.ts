import { isJsonObject, own, setOwn, type JsonObject } from "../../json/object.js";
import type { FieldPath } from "./bracket-path.js";

/**
 * Writes a value at a path in place, making the objects on the way. Those that are already there are changed: they must be
 * ones that earlier calls made.
 */
export function writePath(target: JsonObject, path: readonly string[], value: unknown): void {
  const [name = "", ...rest] = path;
  const inner = rest.length > 0 ? (own(target, name) ?? {}) : value;
  setOwn(target, name, inner);
  if (rest.length > 0) writePath(inner as JsonObject, rest, value);
}

/**
 * Splits off what lies at `path` in `value`, from `depth` on: that, and the rest without it. Objects that this empties are
 * gone from the rest. `undefined` where nothing lies there. The value is not changed: the objects on the path are copied.
 */
export function splitAt(
  value: unknown,
  path: FieldPath,
  depth: number,
): readonly [part: unknown, rest: unknown] | undefined {
  const name = path[depth];
  if (name === undefined) return value === undefined ? undefined : [value, undefined];
  const split = isJsonObject(value) && splitAt(own(value, name), path, depth + 1);
  if (!split) return undefined;
  const [part, rest] = split;
  const { [name]: _, ...others } = value;
  if (rest !== undefined) setOwn(others, name, rest);
  return [part, Object.keys(others).length > 0 ? others : undefined];
}
