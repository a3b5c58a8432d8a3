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

/** Most names have nothing to escape, and looking once is cheaper than replacing twice: every change and read has a pointer. */
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
  // Most pointers escape nothing, and thousands of conflicts come by here.
  if (!pointer.startsWith("/") || (pointer.includes("~") && !isPointer(pointer))) {
    throw new SyntaxError(
      `Not a JSON Pointer (RFC 6901): ${JSON.stringify(pointer)}; start it with "/" and write "~" as "~0", "/" as "~1".`,
    );
  }
  return readNames(pointer);
}

/** Reads the names of a text that begins with a slash as those of a JSON Pointer; a `~` that escapes nothing stays. Never throws. */
export function readNames(pointer: string): string[] {
  const names = pointer.slice(1).split("/");
  return pointer.includes("~")
    ? names.map((name) => name.replaceAll("~1", "/").replaceAll("~0", "~"))
    : names;
}

/** Whether a JSON Pointer leads to the place of another one or into it. */
export function isAtOrBelow(pointer: string, above: string): boolean {
  return pointer === above || pointer.startsWith(`${above}/`);
}

/** Orders by JSON Pointer, in code units: no locale has a say. */
export function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}
