/** Maps values by their keys and keeps their order. */
export function keyed<TValue>(
  values: readonly TValue[],
  keyOf: (value: TValue) => string,
): Map<string, TValue> {
  return new Map(values.map((value) => [keyOf(value), value]));
}

/** Sets an entry and keeps its position; removes it where there is no value. */
export function put<TValue>(
  entries: Map<string, TValue>,
  key: string,
  value: TValue | null | undefined,
): void {
  if (value === undefined || value === null) entries.delete(key);
  else entries.set(key, value);
}
