interface Made<TParts, TValue> {
  readonly parts: TParts;
  readonly value: TValue;
}

/**
 * Makes a function that calls `make` once for a thing and gives its result again while the other arguments are the same; the
 * last result alone is kept for each thing. Things must not be mutated: an object or a function is forgotten with its last
 * reference, any other thing with the memory.
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
