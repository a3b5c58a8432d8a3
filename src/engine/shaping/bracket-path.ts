import { type NestedPath, parseNestedName } from "../../facts/nested-name.js";

/**
 * Reads a side of a mapping, or the name of a setting: `$['a']['b']` is the value `b` inside `a`. Anything else, also what only
 * begins like that, is a plain name.
 */
export function readBracketPath(name: string): NestedPath {
  return parseNestedName(name) ?? [name];
}
