import { isJsonObject, setOwn } from "./object.js";

/**
 * Copies a JSON value deeply, so that later changes of the one don't reach the other. Members that are `undefined` are left out,
 * as on the wire, and objects of another realm become this one's. What is not JSON is passed on as it is (see `findNonJson`).
 */
export function copyJson<TValue>(value: TValue): TValue {
  if (Array.isArray(value)) return value.map((item: unknown) => copyJson(item)) as TValue;
  if (!isJsonObject(value)) return value;
  const copy: Record<string, unknown> = {};
  for (const name of Object.keys(value)) {
    const part = value[name];
    if (part !== undefined) setOwn(copy, name, copyJson(part));
  }
  return copy as TValue;
}
