import { isRecord } from "./equal.js";

/**
 * Copies a JSON value that comes from outside, so that later changes of the caller's object don't reach the draft. Keys
 * whose value is `undefined` are left out: JSON has none (D2). With `null` as its prototype, an object takes `__proto__` for a
 * name as any other where it is assigned to (D8).
 */
export function jsonCopy<TValue>(value: TValue, prototype: null | undefined = undefined): TValue {
  if (Array.isArray(value)) return value.map((item: unknown) => jsonCopy(item, prototype)) as TValue;
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  const copy = Object.fromEntries(entries.map(([name, part]) => [name, jsonCopy(part, prototype)])) as TValue;
  return prototype === null ? (Object.setPrototypeOf(copy, prototype) as TValue) : copy;
}
