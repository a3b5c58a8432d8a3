/** Decides which of the tabs that share a draft autosaves it. */
export interface TabTurn {
  /** Says under which key the draft is shared; returns the function that ends that. */
  share(key: string): () => void;
  /** Says whether the newest edit was made in this tab. */
  edited(here: boolean): void;
  /** Runs a save, unless another tab is saving (Web Locks) or, without locks, made the newest edit; then gives `undefined`. */
  run<TResult>(save: () => Promise<TResult>): Promise<TResult | undefined>;
}

/** Makes the turn of a draft. Until `share` is called, every save runs. */
export function createTabTurn(): TabTurn {
  let key: string | undefined;
  let wasEditedHere = true;
  return {
    share: (shared) => {
      key = shared;
      return () => {
        key = undefined;
        wasEditedHere = true;
      };
    },
    edited: (here) => {
      wasEditedHere = here;
    },
    run: async (save) => {
      if (key === undefined) return save();
      const locks = typeof navigator === "undefined" ? undefined : (navigator as Partial<Navigator>).locks;
      const saveHere = () => (wasEditedHere ? save() : undefined);
      if (!locks) return saveHere();
      let isAnswered = false;
      try {
        return await locks.request(`${key}:autosave`, { ifAvailable: true }, async (lock) => {
          isAnswered = true;
          return lock ? save() : undefined;
        });
      } catch (error) {
        // The lock was refused, as on pages that may not use storage: go on as without locks.
        if (isAnswered) throw error;
        return saveHere();
      }
    },
  };
}
