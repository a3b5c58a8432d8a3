/** Those who want to be told. */
export interface Listeners {
  /** Adds a listener; gives the function that takes it away. */
  add(listener: () => void): () => void;
  /** Calls all of them; what one throws is an uncaught error of its own. */
  notify(): void;
}

/** Creates a list of listeners. */
export function createListeners(): Listeners {
  const listeners = new Set<() => void>();
  return {
    add(listener) {
      // Its own, so that one function that listens twice is called and let go twice.
      const call = () => {
        listener();
      };
      listeners.add(call);
      return () => {
        listeners.delete(call);
      };
    },
    notify() {
      for (const listener of [...listeners]) {
        try {
          listener();
        } catch (error) {
          // The fault is the listener's, and neither the request's nor that of the listeners behind it.
          queueMicrotask(() => {
            throw error;
          });
        }
      }
    },
  };
}
