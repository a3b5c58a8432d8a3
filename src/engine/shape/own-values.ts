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

/** Whether a value is an object that may be opened: no list, no date, no instance of a class; any realm's. */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // What every plain object inherits from, whatever its realm, inherits from nothing itself.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** Reads the value at a path; `undefined` where the way there is not made of plain objects. */
export function readPath(value: unknown, path: FieldPath): unknown {
  let place = value;
  for (const name of path) place = isPlainObject(place) ? own(place, name) : undefined;
  return place;
}

/**
 * Writes a value at a path in place, making the objects on the way. Those that are already there are changed: they must be
 * ones that earlier calls made.
 */
export function writePath(target: Record<string, unknown>, path: FieldPath, value: unknown): void {
  let place = target;
  path.forEach((name, depth) => {
    if (depth === path.length - 1) return setOwn(place, name, value);
    const present = own(place, name);
    const next = present === undefined ? {} : (present as Record<string, unknown>);
    if (present === undefined) setOwn(place, name, next);
    place = next;
  });
}

/**
 * Splits off what lies at `path` in `value`, from `depth` on, and gives the rest without it; objects that this empties are
 * gone from the rest. `undefined` where nothing lies there. The value is not changed: the objects on the path are copied.
 */
export function splitAt(
  value: unknown,
  path: FieldPath,
  depth: number,
): { readonly part: unknown; readonly rest: unknown } | undefined {
  const name = path[depth];
  if (name === undefined) return value === undefined ? undefined : { part: value, rest: undefined };
  if (!isPlainObject(value)) return undefined;
  const inner = splitAt(own(value, name), path, depth + 1);
  if (!inner) return undefined;
  const rest = { ...value };
  if (inner.rest === undefined) Reflect.deleteProperty(rest, name);
  else setOwn(rest, name, inner.rest);
  return { part: inner.part, rest: Object.keys(rest).length > 0 ? rest : undefined };
}
