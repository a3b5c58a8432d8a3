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

/** A key that tells the forms apart. */
export type FormKey = (typeof keysOf100)[number] | (typeof keysOf2023)[number];

/** All keys that tell the forms apart. */
export const formKeys: readonly FormKey[] = [...keysOf100, ...keysOf2023];

/**
 * Whether an integration with these keys is of the 2023 form: `actions` shows it; so does `api`, unless a key of form 1.0.0
 * stands beside it, which makes `api` the wrong one. Each integration of a file is looked at by itself.
 */
export function isForm2023(keys: ReadonlySet<FormKey>): boolean {
  return keys.has("actions") || (keys.has("api") && !keysOf100.some((key) => keys.has(key)));
}
