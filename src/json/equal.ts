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

  // Whole configs are walked here: nothing is made for what equals its counterpart.
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

/** Calls `visit` with each name of either record, once. */
export function forEachName(
  a: Record<string, unknown>,
  b: Record<string, unknown>,
  visit: (name: string) => void,
): void {
  for (const name of Object.keys(a)) visit(name);
  for (const name of Object.keys(b)) if (!Object.hasOwn(a, name)) visit(name);
}
