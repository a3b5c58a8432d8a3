/** Writes a path into a request's body as the contract names inputs: `changes[1].path`; odd names in quotes, `["a b"].c`. */
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
