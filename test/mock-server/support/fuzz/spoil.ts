import fc from "fast-check";

/** How a JSON document is spoilt: at the place that `where` picks, a value is replaced, dropped, or put under another name. */
export interface Spoiling {
  readonly where: number;
  readonly kind: "replace" | "drop" | "rename";
  readonly value: unknown;
  readonly name: string;
}

/** Any spoiling, with values and names that are out of place almost everywhere. */
export const spoiling: fc.Arbitrary<Spoiling> = fc.record({
  where: fc.nat(),
  kind: fc.constantFrom("replace", "drop", "rename"),
  value: fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom<unknown>(
      "contact",
      "salesforce",
      "test",
      "/selectedFieldSettings",
      "config.content.read.objects.contact",
      1e308,
      -0,
      Number.MAX_SAFE_INTEGER + 1,
      "\ud800",
      JSON.parse('{"__proto__": {"polluted": true}}'),
    ),
  ),
  name: fc.constantFrom("__proto__", "constructor", "toString", "", "a.b", "objects", "0", "length"),
});

/** Spoils a copy of a JSON value; a value without a place in it stays as it is. */
export function spoil(value: unknown, change: Spoiling): unknown {
  const paths = listPaths(value);
  return spoilAt(value, paths[change.where % Math.max(paths.length, 1)] ?? [], change);
}

/** Lists the paths to every value of a JSON document but the document itself. */
function listPaths(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [
    [...path, name],
    ...listPaths(inner, [...path, name]),
  ]);
}

function spoilAt(value: unknown, path: readonly string[], change: Spoiling): unknown {
  const [name, ...rest] = path;
  if (name === undefined || typeof value !== "object" || value === null) return value;
  if (rest.length === 0) {
    const entries = Object.entries(value).flatMap(([key, inner]): [string, unknown][] => {
      if (key !== name) return [[key, inner]];
      if (change.kind === "drop") return [];
      return change.kind === "rename" ? [[change.name, inner]] : [[key, change.value]];
    });
    return Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
  }
  const step = (key: string, inner: unknown) => (key === name ? spoilAt(inner, rest, change) : inner);
  return Array.isArray(value)
    ? value.map((inner: unknown, index) => step(String(index), inner))
    : Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, step(key, inner)]));
}
