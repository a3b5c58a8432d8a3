import { isJsonObject, type JsonObject } from "./object.js";

/**
 * Compares two JSON values by content: names in any order, a member that is `undefined` counts as absent, and `-0` is `0`, as
 * on the wire. `Date`s, which the client's answers hold, are compared by their time.
 *
 * Written here because the packages for it tell objects of two realms apart, or a member that is `undefined` from an absent one.
 */
export function deepEqual(a: unknown, b: unknown): boolean {
  if (a === b || Object.is(a, b)) return true;
  if (a instanceof Date && b instanceof Date) return a.getTime() === b.getTime();
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => deepEqual(item, b[index]));
  }
  return isJsonObject(a) && isJsonObject(b) && equalObjects(a, b);
}

function equalObjects(a: JsonObject, b: JsonObject): boolean {
  let unmatched = 0;
  for (const name of Object.keys(b)) if (b[name] !== undefined) unmatched += 1;
  for (const name of Object.keys(a)) {
    const value = a[name];
    if (value === undefined) continue;
    if (!Object.hasOwn(b, name) || !deepEqual(value, b[name])) return false;
    unmatched -= 1;
  }
  return unmatched === 0;
}
