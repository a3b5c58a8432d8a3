/** Who has set the backend up last, so that whoever did before asks no state that is not their own. */
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
