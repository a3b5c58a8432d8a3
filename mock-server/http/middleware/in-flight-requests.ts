import { BrokenConnectionError } from "../broken-connection-error.js";

/** The requests that have come and have not reached the backend's state yet. */
export interface InFlightRequests {
  /**
   * Notes a request before it waits for anything, and gives a function to call before it changes anything: that throws a
   * `BrokenConnectionError` where `breakAll` was called in between.
   */
  enter(request: { method: string; url: URL }): () => void;
  /** Breaks the connections of all that have entered: none of them reaches the state that comes after. */
  breakAll(): void;
}

/** Creates the requests in flight of a backend. */
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
