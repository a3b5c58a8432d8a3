import type { PlaceSource } from "./place-sources.js";

/**
 * Watches one value for many listeners and tells them when it is another one: most edits leave it as it is, and asking for it
 * once costs less than asking for every place. `get` returns the same value until it changes; `watch` says when to look.
 */
export function createNews<TValue>(
  get: () => TValue,
  watch: (look: () => void) => () => void,
): PlaceSource<TValue> {
  const listeners = new Set<() => void>();
  let told: TValue;
  let stop: (() => void) | undefined;

  function look() {
    const now = get();
    if (now === told) return;
    told = now;
    for (const each of [...listeners]) each();
  }

  return {
    get,
    subscribe: (listener) => {
      // Each subscription counts, also of one function.
      const entry = () => {
        listener();
      };
      if (!stop) {
        stop = watch(look);
        told = get();
      }
      listeners.add(entry);
      return () => {
        listeners.delete(entry);
        if (listeners.size > 0) return;
        stop?.();
        stop = undefined;
      };
    },
  };
}
