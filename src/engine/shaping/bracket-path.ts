import { type NestedPath, parseNestedName } from "../../facts/nested-name.js";

/** The names that lead from a record to a value in it, outermost first. */
export type FieldPath = NestedPath;

/**
 * Reads a side of a mapping: `$['a']['b']` is the value `b` inside `a` (seed 004, "Field"). Anything else, also what only
 * begins like that, is a plain name.
 */
export function readBracketPath(name: string): FieldPath {
  return parseNestedName(name) ?? [name];
}
