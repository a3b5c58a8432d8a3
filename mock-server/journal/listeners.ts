/** A list of functions to call after a change. */
export interface Listeners {
  /** Adds a listener; returns the function that removes it. */
  add(listener: () => void): () => void;
  /** Calls all listeners; an error that one throws is reported as uncaught. */
  notify(): void;
}

/** Creates a list of listeners. */
export function createListeners(): Listeners {
  const listeners = new Set<() => void>();
  return {
    add(listener) {
      // A function of its own for each call: the same listener may be added twice and is removed once at a
      // time.
      const call = () => {
        listener();
      };
      listeners.add(call);
      return () => {
        listeners.delete(call);
      };
    },
    notify() {
      // Each request comes here twice, and mostly nobody listens (bench figure: http).
      if (listeners.size === 0) return;
      for (const listener of [...listeners]) {
        try {
          listener();
        } catch (error) {
          // A listener's error must not fail the request, nor stop the other listeners.
          queueMicrotask(() => {
            throw error;
          });
        }
      }
    },
  };
}
