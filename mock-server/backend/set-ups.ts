/**
 * Tells apart the set-ups of a backend, one after the other: the owner of an earlier one must not read a
 * later one's state.
 */
export interface SetUps {
  /** Identifies the last set-up. */
  readonly last: object;
  /**
   * Runs `setUp` and returns its identity, which becomes `last`. Where `setUp` throws, the previous one
   * stays.
   */
  begin(setUp: () => void): object;
}

/** Creates the set-ups of a backend. */
export function createSetUps(): SetUps {
  let last: object = {};
  return {
    get last() {
      return last;
    },
    begin(setUp) {
      const before = last;
      last = {};
      try {
        setUp();
      } catch (error) {
        last = before;
        throw error;
      }
      return last;
    },
  };
}
