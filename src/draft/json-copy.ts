import { isRecord } from "./equal.js";

/**
 * Copies a JSON value that comes from outside, so that later changes of the caller's object don't reach the draft. Keys
 * whose value is `undefined` are left out: JSON has none (D2).
 */
export function jsonCopy<TValue>(value: TValue): TValue {
  if (Array.isArray(value)) return value.map((item: unknown) => jsonCopy(item)) as TValue;
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  return Object.fromEntries(entries.map(([name, part]) => [name, jsonCopy(part)])) as TValue;
}
