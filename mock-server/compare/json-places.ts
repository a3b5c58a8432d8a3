/** Adds a name to a JSON Pointer (RFC 6901). */
export function joinPath(path: string, name: string): string {
  return `${path}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/** Reads a member that an object has of its own, whatever its name is. */
export function ownOf(value: Record<string, unknown>, name: string): unknown {
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

/** Names the JSON type of a value. */
export function typeOf(
  value: unknown,
): "null" | "array" | "object" | "string" | "number" | "boolean" | "undefined" {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return typeof value as "object";
}
