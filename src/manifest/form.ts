/** The keys of form 1.0.0 that no integration of the 2023 form has. */
export const keysOf100 = [
  "provider",
  "module",
  "read",
  "write",
  "subscribe",
  "proxy",
  "watchSchema",
] as const;

/** The keys of the 2023 form that no integration of form 1.0.0 has. */
export const keysOf2023 = ["api", "actions"] as const;

/**
 * Whether an integration with these keys is of the 2023 form (N1): `actions` shows it; so does `api`, unless a key of form
 * 1.0.0 stands beside it, which makes `api` the one to mend. Each integration of a file is judged by itself.
 */
export function isForm2023(keys: ReadonlySet<string>): boolean {
  return keys.has("actions") || (keys.has("api") && !keysOf100.some((key) => keys.has(key)));
}
