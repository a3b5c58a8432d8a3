/** Writes a path as an RFC 6901 JSON Pointer: `["write", "a/b"]` becomes `/write/a~1b`. */
export function formatPointer(path: readonly PropertyKey[]): string {
  return path.map((name) => `/${String(name).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** Splits an RFC 6901 JSON Pointer that is known to be well-formed into its unescaped names. */
export function parsePointer(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((name) => name.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** Writes a path into a request body the way the contract names inputs: `changes[1].path`. */
export function formatBodyPath(path: readonly PropertyKey[]): string {
  return path
    .map((name, index) => {
      if (typeof name === "number") return `[${String(name)}]`;
      const text = String(name);
      if (!/^[\w$]+$/.test(text)) return `[${JSON.stringify(text)}]`;
      return index === 0 ? text : `.${text}`;
    })
    .join("");
}
