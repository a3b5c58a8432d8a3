/**
 * The parts of a nested name, outermost first.
 *
 * @example
 * const parts: NestedPath | undefined = parseNestedName("$['owner']['email']");
 */
export type NestedPath = readonly [string, ...string[]];

/** No provider has names near it; a name of millions of signs would exhaust the search for its parts. */
const maxLength = 10_000;
const maxParts = 100;

const segment = /\[(['"])((?:(?!\1)[^\\]|\\['"\\])*)\1\]/g;

/**
 * Whether a field name is written in bracket notation, well-formed or not: it starts like `$['a']`.
 *
 * @example
 * isNestedName("$['owner']['email']"); // true
 * isNestedName("email"); // false
 */
export function isNestedName(name: string): boolean {
  return name.startsWith("$[");
}

/**
 * Splits a name in bracket notation, `$['a']['b']`, into its parts (JSONPath's, RFC 9535). They stand in single or double
 * quotes, a quote or backslash inside is escaped by a backslash. `undefined` where the name is not well-formed, has more than
 * a hundred parts or 10,000 signs, or is not in bracket notation.
 *
 * @example
 * parseNestedName("$['owner']['email']"); // ["owner", "email"]
 */
export function parseNestedName(name: string): NestedPath | undefined {
  if (!isNestedName(name) || name.length > maxLength) return undefined;
  const parts: string[] = [];
  const others = name.slice(1).replace(segment, (_, _quote, text: string) => {
    parts.push(text.replace(/\\(.)/g, "$1"));
    return "";
  });
  // Where nothing is left there was at least one: the name does not end at its "$".
  return others === "" && parts.length <= maxParts ? (parts as unknown as NestedPath) : undefined;
}

/** Writes parts as a name in bracket notation, `$['a']['b']`; one part alone is the name. */
export function formatNestedName(parts: readonly string[]): string {
  if (parts.length === 1) return parts[0] ?? "";
  return `$${parts.map((part) => `['${part.replace(/['\\]/g, "\\$&")}']`).join("")}`;
}
