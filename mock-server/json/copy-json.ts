/**
 * Copies a JSON value deeply. `JSON.parse` creates own properties, so that a key such as `__proto__` stays a key (rule D8);
 * keys whose value is `undefined` are left out, as on the wire.
 */
export function copyJson<TValue>(value: TValue): TValue {
  return JSON.parse(JSON.stringify(value)) as TValue;
}
