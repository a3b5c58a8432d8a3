/** The ids of the operations that have ended, in the order in which they did. */
export interface EndedOperations {
  add(id: string): void;
  /** Takes the one that ended longest ago; `undefined` where there is none. */
  takeOldest(): string | undefined;
  list(): string[];
}

/** Creates the list, with those that had ended before. */
export function createEndedOperations(saved: readonly string[]): EndedOperations {
  let ids = [...saved];
  let taken = 0;
  return {
    add(id) {
      ids.push(id);
    },
    takeOldest() {
      const oldest = ids[taken];
      if (oldest === undefined) return undefined;
      taken += 1;
      // Cut at every one, a long list would be copied each time; cut by a fixed number, a short one would drag as many old ids along.
      if (taken * 2 >= ids.length) {
        ids = ids.slice(taken);
        taken = 0;
      }
      return oldest;
    },
    list: () => ids.slice(taken),
  };
}
