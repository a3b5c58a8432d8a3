import { deepEqual } from "./equal.js";
import { isJsonObject } from "./object.js";

/**
 * Returns `next` by content, with every part that equals its counterpart in `previous` replaced by that counterpart's
 * reference. Returns `previous` itself when nothing differs. Neither argument is mutated.
 */
export function reconcile<TValue>(previous: unknown, next: TValue): TValue {
  if (Object.is(previous, next)) return next;
  if (Array.isArray(previous) && Array.isArray(next)) return reconcileArray(previous, next) as TValue;
  if (!isJsonObject(previous) || !isJsonObject(next))
    return deepEqual(previous, next) ? (previous as TValue) : next;

  // Whole configs are walked here, so parts that equal their counterparts cost no allocation.
  const keys = Object.keys(next);
  let parts: unknown[] | undefined;
  let isNext = true;
  keys.forEach((key, index) => {
    const value = next[key];
    const has = Object.hasOwn(previous, key);
    const part = has ? reconcile(previous[key], value) : value;
    isNext &&= Object.is(part, value);
    if (!parts && !(has && Object.is(part, previous[key]))) {
      parts = keys.slice(0, index).map((name) => previous[name]);
    }
    parts?.push(part);
  });
  if (!parts && keys.length === Object.keys(previous).length) return previous as TValue;
  if (isNext) return next;
  return Object.fromEntries(keys.map((key, index) => [key, parts ? parts[index] : previous[key]])) as TValue;
}

function reconcileArray(previous: readonly unknown[], next: readonly unknown[]): readonly unknown[] {
  const items = next.map((item, index) => reconcile(previous[index], item));
  const isAll = (list: readonly unknown[]) =>
    items.length === list.length && items.every((item, index) => Object.is(item, list[index]));
  return isAll(previous) ? previous : isAll(next) ? next : items;
}
