import { isJsonObject, setOwn } from "../../../json/object.js";

/**
 * Makes a function that copies JSON values deeply and freezes the copies, so that who gets one can change nothing. A part that
 * was copied before gives the same copy: after an edit only what it has changed is copied.
 */
export function createFrozenCopies(): <TValue>(value: TValue) => TValue {
  const copies = new WeakMap<object, object>();

  function copy(value: unknown): unknown {
    if (!Array.isArray(value) && !isJsonObject(value)) return value;
    const known = copies.get(value);
    if (known) return known;
    const made = Array.isArray(value) ? value.map(copy) : copyObject(value);
    copies.set(value, Object.freeze(made));
    return made;
  }

  function copyObject(value: Record<string, unknown>) {
    const made: Record<string, unknown> = {};
    for (const name of Object.keys(value)) setOwn(made, name, copy(value[name]));
    return made;
  }

  return copy as <TValue>(value: TValue) => TValue;
}
