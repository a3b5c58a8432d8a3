/** `TModel` while it is being read: an optional key may be there and hold `undefined`. */
type Loose<TModel> = {
  [TKey in keyof TModel]: undefined extends TModel[TKey] ? TModel[TKey] | undefined : TModel[TKey];
};

/** Copies a part of the model without the keys that hold `undefined`: an optional key is absent or has a value. */
export function withoutAbsent<TModel extends object>(part: Loose<TModel>): TModel {
  const present: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(part)) if (value !== undefined) present[key] = value;
  return present as TModel;
}
