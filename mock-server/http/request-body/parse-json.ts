/** Nesting beyond this would exhaust the stack of whoever walks the value, `JSON.stringify` included. */
const maxDepth = 500;

/** A JSON value, or why a text is none that the mock takes. */
export type ParsedJson = { ok: true; value: unknown } | { ok: false; detail: string };

/** Parses the text of a body; an empty one, one that is not JSON and one that is nested too deep are faults. */
export function parseJson(text: string): ParsedJson {
  if (text === "") return { ok: false, detail: "the request has no body" };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, detail: "the body is not JSON" };
  }
  if (!isDeep(value)) return { ok: true, value };
  return { ok: false, detail: `the body is nested more than ${String(maxDepth)} levels deep` };
}

function isDeep(root: unknown): boolean {
  let level = [root].filter(isContainer);
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > maxDepth) return true;
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
