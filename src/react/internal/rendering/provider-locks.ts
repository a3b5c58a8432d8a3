import type { DraftStore } from "../../../draft/store/draft-store.js";

/** What the providers that show one draft lock. Of several, the one that began to lock last counts. */
export interface ProviderLocks {
  /** Returns the number of a provider that begins to lock: later ones have greater numbers. */
  begin(): number;
  /** Locks places for a rendering, unless a provider that began later counts. */
  preview(provider: number, places: readonly string[]): void;
  /** Locks places while a provider is there, and returns the function that ends that. */
  lock(provider: number, places: readonly string[]): () => void;
  /** Calls `listener` when other places may be locked; returns the function that stops it. */
  subscribe(listener: () => void): () => void;
}

/** Makes the locks of a draft that no provider locks. */
export function createProviderLocks(store: DraftStore): ProviderLocks {
  const lists = new Map<number, readonly string[]>();
  const listeners = new Set<() => void>();
  const last = () => Math.max(0, ...lists.keys());
  let count = 0;

  function change() {
    store.setLocked(lists.get(last()) ?? []);
    for (const listener of listeners) listener();
  }

  return {
    begin: () => (count += 1),
    preview: (provider, places) => {
      if (provider >= last()) store.setLocked(places);
    },
    lock: (provider, places) => {
      lists.set(provider, places);
      change();
      return () => {
        lists.delete(provider);
        change();
      };
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
