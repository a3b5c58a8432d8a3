/** Whether a field name is written in bracket notation, well-formed or not: it starts like `$['a']`. */
export function isNestedName(name: string): boolean {
  return name.startsWith("$[");
}

/**
 * Splits a name in bracket notation, `$['a']['b']`, into its parts; a quote or backslash inside a part is escaped by a
 * backslash (RFC 9535). `undefined` where the name is not well-formed or not in bracket notation.
 */
export function parseNestedName(name: string): string[] | undefined {
  if (!isNestedName(name)) return undefined;
  const part = /\['((?:[^'\\]|\\['\\])*)'\]/y;
  part.lastIndex = 1;
  const parts: string[] = [];
  while (part.lastIndex < name.length) {
    const text = part.exec(name)?.[1];
    if (text === undefined) return undefined;
    parts.push(text.replace(/\\(.)/gs, "$1"));
  }
  return parts;
}
