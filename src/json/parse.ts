/** Nesting beyond this would exhaust the stack of whoever walks the value, `JSON.stringify` included. */
export const maxJsonDepth = 500;

/** A JSON value, or why a text is none that may be used. */
export type ParsedJson =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly fault: "empty" | "not-json" | "too-deep" };

/** Parses JSON that anybody may have written: no text throws, and nothing is nested so deep that walking it would. */
export function parseJson(text: string): ParsedJson {
  if (text === "") return { ok: false, fault: "empty" };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, fault: "not-json" };
  }
  return isDeep(value) ? { ok: false, fault: "too-deep" } : { ok: true, value };
}

function isDeep(root: unknown): boolean {
  let level = [root].filter(isContainer);
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > maxJsonDepth) return true;
    const next: object[] = [];
    for (const container of level) {
      for (const value of Object.values(container) as unknown[]) if (isContainer(value)) next.push(value);
    }
    level = next;
  }
  return false;
}

function isContainer(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
