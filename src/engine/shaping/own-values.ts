import type { FieldPath } from "./bracket-path.js";

/** Reads an own property; `undefined` for anything inherited, and where there is nothing to read from (D8). */
export function own<TValue>(
  map: Readonly<Record<string, TValue>> | null | undefined,
  name: string,
): TValue | undefined {
  return map != null && Object.hasOwn(map, name) ? map[name] : undefined;
}

/** Sets an own property in place, also where the name is `__proto__`, which an assignment would take for the prototype. */
export function setOwn(target: Record<string, unknown>, name: string, value: unknown): void {
  if (name !== "__proto__") target[name] = value;
  else Object.defineProperty(target, name, { value, writable: true, enumerable: true, configurable: true });
}

/** Whether a value may have named values inside. A date passes as well: it has none that are its own. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Writes a value at a path in place, making the objects on the way. Those that are already there are changed: they must be
 * ones that earlier calls made.
 */
export function writePath(target: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [name = "", ...rest] = path;
  const inner = rest.length > 0 ? (own(target, name) ?? {}) : value;
  setOwn(target, name, inner);
  if (rest.length > 0) writePath(inner as Record<string, unknown>, rest, value);
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
  const split = isObject(value) && splitAt(own(value, name), path, depth + 1);
  if (!split) return undefined;
  const [part, rest] = split;
  const { [name]: _, ...others } = value;
  if (rest !== undefined) setOwn(others, name, rest);
  return [part, Object.keys(others).length > 0 ? others : undefined];
}
