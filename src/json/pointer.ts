import type { Path } from "./path.js";

/**
 * Writes a path as an RFC 6901 JSON Pointer: `["a/b", "c~d"]` → `/a~1b/c~0d`; the root is `""`. Never throws.
 *
 * @example
 * formatPointer(["write", "objects", "a/b"]); // "/write/objects/a~1b"
 */
export function formatPointer(path: readonly PropertyKey[]): string {
  let pointer = "";
  for (const name of path) pointer += `/${escapeName(String(name))}`;
  return pointer;
}

/** Most names need no escapes, and one test is cheaper than two replacements: every change and read formats a pointer. */
function escapeName(name: string): string {
  return /[~/]/.test(name) ? name.replaceAll("~", "~0").replaceAll("/", "~1") : name;
}

/** Whether a text is an RFC 6901 JSON Pointer. */
export function isPointer(text: string): boolean {
  return /^(\/([^~/]|~[01])*)*$/.test(text);
}

/**
 * Reads an RFC 6901 JSON Pointer; throws a `SyntaxError` where it is not one.
 *
 * @example
 * parsePointer("/write/objects/a~1b"); // ["write", "objects", "a/b"]
 */
export function parsePointer(pointer: string): Path {
  if (pointer === "") return [];
  // Most pointers have no escapes, so the pattern is not run for them: there may be thousands of conflicts.
  if (pointer[0] !== "/" || (pointer.includes("~") && !isPointer(pointer))) {
    throw new SyntaxError(
      `Not a JSON Pointer (RFC 6901): ${JSON.stringify(pointer)}; start it with "/" and write "~" as "~0", "/" as "~1".`,
    );
  }
  return readNames(pointer);
}

/** Reads the names of a text that begins with a slash, as in a JSON Pointer; keeps a `~` that escapes nothing. Never throws. */
export function readNames(pointer: string): string[] {
  const names = pointer.slice(1).split("/");
  return pointer.includes("~")
    ? names.map((name) => name.replaceAll("~1", "/").replaceAll("~0", "~"))
    : names;
}

/** Whether `pointer` is `above` or leads to a place below it. */
export function isAtOrBelow(pointer: string, above: string): boolean {
  return pointer === above || pointer.startsWith(`${above}/`);
}

/** Lists the places that a pointer leads through, the nearest first, without the root. */
export function pointersAbove(pointer: string): string[] {
  const above: string[] = [];
  for (let end = pointer.lastIndexOf("/"); end > 0; end = pointer.lastIndexOf("/", end - 1)) {
    above.push(pointer.slice(0, end));
  }
  return above;
}

/** Orders by JSON Pointer, in code units and so in every locale alike. */
export function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}
