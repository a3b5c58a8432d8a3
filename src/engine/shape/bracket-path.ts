/** The names that lead from a record to a value in it, outermost first. */
export type FieldPath = readonly [string, ...string[]];

const segment = /\[(['"])((?:(?!\1)[^\\]|\\['"\\])*)\1\]/y;

/**
 * Reads a side of a mapping: `$['a']['b']`, in single or double quotes and with `\'`, `\"` and `\\` for a quote or a
 * backslash, is the value `b` inside `a` (seed 004, "Field"; JSONPath's bracket notation, RFC 9535). Anything else,
 * also what only begins like that, is a plain name.
 */
export function readBracketPath(name: string): FieldPath {
  if (!name.startsWith("$[")) return [name];
  const path: string[] = [];
  segment.lastIndex = 1;
  while (segment.lastIndex < name.length) {
    const text = segment.exec(name)?.[2];
    if (text === undefined) return [name];
    path.push(text.replace(/\\(.)/g, "$1"));
  }
  // There is at least one: the name does not end at its "[".
  return path as unknown as FieldPath;
}
