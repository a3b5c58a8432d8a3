import { formatPointer } from "../../../src/json/pointer.js";

/** Adds a name to a JSON Pointer (RFC 6901). */
export function joinPath(path: string, name: string): string {
  return path + formatPointer([name]);
}

/** Names the JSON type of a value. */
export function typeOf(
  value: unknown,
): "null" | "array" | "object" | "string" | "number" | "boolean" | "undefined" {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return typeof value as "object";
}
