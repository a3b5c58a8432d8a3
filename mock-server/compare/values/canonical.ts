import { isJsonObject } from "../../../src/json/object.js";

/** Writes a JSON value as a text in which the order of members does not count: equal values have equal texts. */
export function canonical(value: unknown, leaf: (value: unknown) => unknown = (same) => same): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item, leaf)).join(",")}]`;
  if (!isJsonObject(value)) return JSON.stringify(leaf(value)) ?? "";
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner, leaf)}`).join(",")}}`;
}
