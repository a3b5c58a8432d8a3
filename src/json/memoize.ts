interface Made<TParts, TValue> {
  readonly parts: TParts;
  readonly value: TValue;
}

/**
 * Memoises `make` by its first argument, the thing. Only the last result of each thing is kept, and it is reused while the
 * other arguments are the same. Things must not be mutated. Objects and functions are held weakly; the result of any other
 * thing lives as long as the memoised function.
 */
export function memoize<TThing, TParts extends readonly unknown[], TValue>(
  make: (thing: TThing, ...parts: TParts) => TValue,
): (thing: TThing, ...parts: TParts) => TValue {
  const byObject = new WeakMap<object, Made<TParts, TValue>>();
  const byPrimitive = new Map<unknown, Made<TParts, TValue>>();
  return (thing, ...parts) => {
    const isObject = (typeof thing === "object" && thing !== null) || typeof thing === "function";
    const last = isObject ? byObject.get(thing) : byPrimitive.get(thing);
    if (last?.parts.every((part, index) => part === parts[index])) return last.value;
    const made = { parts, value: make(thing, ...parts) };
    if (isObject) byObject.set(thing, made);
    else byPrimitive.set(thing, made);
    return made.value;
  };
}
