/** Keeps apart those who set a backend up one after the other: whoever did it earlier must not read the later one's state. */
export interface SetUps {
  /** Stands for the last set-up. */
  readonly last: object;
  /** Makes a set-up the last one; where `setUp` throws, the one before stays. */
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
