/** A JSON value as `JSON.parse` gives it. */
export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

/** A JSON object. */
export type JsonObject = Record<string, Json>;

/** Takes a value over the wire: what a reader of the serialised bytes would get. */
export function overTheWire(value: unknown): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}

/** Whether a JSON value is an object (RFC 8259, section 4). */
export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Reads a member of a JSON object; `undefined` where there is none. Inherited names are no members. */
export function member(value: Json | undefined, name: string): Json | undefined {
  return isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** Writes a member of a JSON object in place; `__proto__` is a name like any other. */
export function setMember(target: JsonObject, name: string, value: Json): void {
  Object.defineProperty(target, name, { value, writable: true, enumerable: true, configurable: true });
}
