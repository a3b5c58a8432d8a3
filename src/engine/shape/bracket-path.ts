/** The names that lead from a record to a value in it, outermost first; never empty. */
export type FieldPath = readonly [string, ...string[]];

const segment = /\[(?:'((?:[^'\\]|\\['"\\])*)'|"((?:[^"\\]|\\['"\\])*)")\]/y;

/**
 * Reads a side of a mapping: `$['a']['b']`, in single or double quotes and with `\'`, `\"` and `\\` for a quote or a
 * backslash, is the value `b` inside `a` (seed 004, "Field"; JSONPath's bracket notation, RFC 9535). Anything else,
 * also what only begins like that, is a plain name.
 */
export function readBracketPath(name: string): FieldPath {
  const path: string[] = [];
  if (name.startsWith("$[")) {
    segment.lastIndex = 1;
    while (segment.lastIndex < name.length) {
      const match = segment.exec(name);
      if (!match) return [name];
      path.push((match[1] ?? match[2] ?? "").replace(/\\(.)/g, "$1"));
    }
  }
  const [first, ...rest] = path;
  return first === undefined ? [name] : [first, ...rest];
}
