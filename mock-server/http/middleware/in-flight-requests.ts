import { BrokenConnectionError } from "../broken-connection-error.js";

/** The requests that have arrived but have not reached the backend's state yet. */
export interface InFlightRequests {
  /**
   * Registers a request when it arrives. Call the function that it returns before the request reads or
   * changes the state. That function throws a `BrokenConnectionError` where `breakAll` was called since.
   */
  enter(request: { method: string; url: URL }): () => void;
  /**
   * Breaks the connections of all registered requests: none of them reaches the state that replaces the old
   * one.
   */
  breakAll(): void;
}

/** Creates the register of a backend's requests in flight. */
export function createInFlightRequests(): InFlightRequests {
  let breaks = 0;
  return {
    enter(request) {
      const before = breaks;
      return () => {
        if (before === breaks) return;
        throw new BrokenConnectionError(request, "what the backend held was replaced meanwhile");
      };
    },
    breakAll: () => {
      breaks += 1;
    },
  };
}
