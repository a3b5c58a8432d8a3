/** Nesting beyond this would exhaust the stack of whoever walks the value, `JSON.stringify` included. */
export const maxJsonDepth = 500;

/** A JSON value, or why the text was refused. */
export type ParsedJson =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly fault: "empty" | "not-json" | "too-deep" };

/** Parses untrusted JSON. Never throws, and refuses nesting beyond `maxJsonDepth`, which would overflow the stack later. */
export function parseJson(text: string): ParsedJson {
  if (text === "") return { ok: false, fault: "empty" };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, fault: "not-json" };
  }
  return isTooDeep(value) ? { ok: false, fault: "too-deep" } : { ok: true, value };
}

/** Whether a value nests more than `levels` lists and objects. Makes no list of values on the way: a body may have half a million. */
export function isTooDeep(value: unknown, levels = maxJsonDepth): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (levels === 0) return true;
  // `for…in` over a list of a million items takes most of a second.
  if (Array.isArray(value)) return value.some((item) => isTooDeep(item, levels - 1));
  for (const name in value) if (isTooDeep(value[name as keyof typeof value], levels - 1)) return true;
  return false;
}
