/**
 * Makes a function that makes a value once for a thing and its parts, and gives the same one again while the thing has the same
 * parts; only for things that are replaced and never mutated. What it made is forgotten with the thing, though not at once:
 * what is made anew with every request is better not remembered.
 */
export function remember<TThing extends object, TParts extends readonly unknown[], TValue>(
  make: (thing: TThing, ...parts: TParts) => TValue,
): (thing: TThing, ...parts: TParts) => TValue {
  const made = new WeakMap<TThing, { parts: TParts; value: TValue }>();
  return (thing, ...parts) => {
    const last = made.get(thing);
    if (last?.parts.every((part, index) => part === parts[index])) return last.value;
    const value = make(thing, ...parts);
    made.set(thing, { parts, value });
    return value;
  };
}
