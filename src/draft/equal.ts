/** Whether `value` is a JSON object: not null, not an array, not a class instance. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Whether `value` is a JSON object without keys. */
export function isEmptyRecord(value: unknown): boolean {
  return isRecord(value) && Object.keys(value).length === 0;
}

/** Reads an own property of a JSON object; `undefined` where there is none, also for names such as `__proto__` (D8). */
export function own(node: unknown, name: string): unknown {
  return isRecord(node) && Object.hasOwn(node, name) ? node[name] : undefined;
}

/**
 * Compares two JSON values by content, and `Date`s by their time; own keys only, in any order, so that names such as
 * `constructor` are safe (D8).
 */
export function deepEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (a instanceof Date && b instanceof Date) return a.getTime() === b.getTime();
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => deepEqual(item, b[index]));
  }
  if (!isRecord(a) || !isRecord(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && deepEqual(a[key], b[key]))
  );
}

/**
 * Returns `next` by content, with every part that equals its counterpart in `previous` replaced by that counterpart's
 * reference (D5). Returns `previous` itself when nothing differs. Neither argument is mutated.
 */
export function reconcile<TValue>(previous: unknown, next: TValue): TValue {
  if (Object.is(previous, next)) return next;
  if (Array.isArray(previous) && Array.isArray(next)) return reconcileArray(previous, next) as TValue;
  if (!isRecord(previous) || !isRecord(next)) return deepEqual(previous, next) ? (previous as TValue) : next;

  const keys = Object.keys(next);
  const parts = keys.map((key) =>
    Object.hasOwn(previous, key) ? reconcile(previous[key], next[key]) : next[key],
  );
  const equalsPrevious =
    keys.length === Object.keys(previous).length &&
    keys.every((key, index) => Object.hasOwn(previous, key) && Object.is(parts[index], previous[key]));
  if (equalsPrevious) return previous as TValue;
  if (keys.every((key, index) => Object.is(parts[index], next[key]))) return next;
  return Object.fromEntries(keys.map((key, index) => [key, parts[index]])) as TValue;
}

function reconcileArray(previous: readonly unknown[], next: readonly unknown[]): readonly unknown[] {
  const items = next.map((item, index) => reconcile(previous[index], item));
  const isAll = (list: readonly unknown[]) =>
    items.length === list.length && items.every((item, index) => Object.is(item, list[index]));
  return isAll(previous) ? previous : isAll(next) ? next : items;
}
