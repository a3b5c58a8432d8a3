/** A queue of the ids of ended operations, in the order in which they ended. */
export interface EndedOperations {
  add(id: string): void;
  /** Takes the one that ended longest ago; `undefined` where there is none. */
  takeOldest(): string | undefined;
  list(): string[];
}

/** Creates the queue, with the ids of operations that ended before. */
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
      // Cut the list only when half of it is taken: this copies rarely, and never keeps more old ids than live ones.
      if (taken * 2 >= ids.length) {
        ids = ids.slice(taken);
        taken = 0;
      }
      return oldest;
    },
    list: () => ids.slice(taken),
  };
}
