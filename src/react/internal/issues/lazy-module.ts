/** A part of the kit that only some screens need, as a source for `useSyncExternalStore`. */
export interface LazyModule<TModule> {
  /** Loads the module on first use, then calls `listener`. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Returns the module once it is loaded. */
  readonly get: () => TModule | undefined;
  /** Returns the module; `undefined` where it cannot be loaded now. */
  readonly load: () => Promise<TModule | undefined>;
}

/** Makes a source of a module that `importModule` loads when it is first needed. */
export function createLazyModule<TModule>(importModule: () => Promise<TModule>): LazyModule<TModule> {
  let loaded: TModule | undefined;
  let loading: Promise<TModule | undefined> | undefined;
  const listeners = new Set<() => void>();

  async function loadOnce() {
    try {
      loaded = await importModule();
    } catch {
      // The network is down, or a new deployment has removed the file. The next caller tries again.
    }
    loading = undefined;
    if (loaded) for (const listener of listeners) listener();
    return loaded;
  }

  async function load() {
    return loaded ?? (loading ??= loadOnce());
  }

  return {
    subscribe: (listener) => {
      listeners.add(listener);
      if (!loaded) void load();
      return () => {
        listeners.delete(listener);
      };
    },
    get: () => loaded,
    load,
  };
}
