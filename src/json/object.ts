/** A JSON object: names and values, both of any kind that JSON has. */
export type JsonObject = Record<string, unknown>;

/**
 * Whether `value` is a JSON object: not null, not a list, not an instance of a class. Objects of another window, worker or
 * `vm` context, of `structuredClone`, and objects without a prototype are JSON objects like any other.
 */
export function isJsonObject(value: unknown): value is JsonObject {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null || isObjectPrototype(prototype);
}

/** Each realm has its own `Object.prototype`: it has no prototype itself, and it has the method `isPrototypeOf`. */
function isObjectPrototype(prototype: unknown): boolean {
  return Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype as object, "isPrototypeOf");
}

/** Whether `value` is a JSON object without names. */
export function isEmptyObject(value: unknown): boolean {
  return isJsonObject(value) && Object.keys(value).length === 0;
}

/**
 * Reads an own property of a JSON object; `undefined` where there is none, so that a name such as `constructor` or
 * `__proto__` finds only what the data holds.
 */
export function own<TValue>(
  object: Readonly<Record<string, TValue>> | null | undefined,
  name: string,
): TValue | undefined;
export function own(value: unknown, name: string): unknown;
export function own(value: unknown, name: string): unknown {
  return isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** Sets an own property in place; assigning to the name `__proto__` would set the prototype instead. */
export function setOwn(target: JsonObject, name: string, value: unknown): void {
  if (name !== "__proto__") target[name] = value;
  else Object.defineProperty(target, name, { value, writable: true, enumerable: true, configurable: true });
}

/** Calls `visit` with each name of either object, once. */
export function forEachName(a: JsonObject, b: JsonObject, visit: (name: string) => void): void {
  for (const name of Object.keys(a)) visit(name);
  for (const name of Object.keys(b)) if (!Object.hasOwn(a, name)) visit(name);
}

/**
 * Lays one JSON value on another: an object is merged into an object, name by name; anything else takes the place of what was
 * there, `null` included.
 */
export function mergeJson(present: unknown, next: unknown): unknown {
  return isJsonObject(present) && isJsonObject(next) ? mergeObjects(present, next) : next;
}

/** The same as `mergeJson`, for two objects. */
export function mergeObjects(present: JsonObject, next: JsonObject): JsonObject {
  const merged = { ...present };
  for (const [name, value] of Object.entries(next))
    setOwn(merged, name, mergeJson(own(present, name), value));
  return merged;
}
