/** Writes a path into a config as an RFC 6901 JSON Pointer: `["a/b", "c~d"]` → `/a~1b/c~0d`. */
export function settingPointer(path: readonly string[]): string {
  return path.map((name) => `/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}
