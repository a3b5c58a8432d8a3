/** Reads a customer's name from a map; a name such as `constructor` finds nothing that the map inherits. */
export function own<TValue>(map: Record<string, TValue> | undefined, name: string): TValue | undefined {
  return map && Object.hasOwn(map, name) ? map[name] : undefined;
}
