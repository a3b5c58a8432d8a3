/** Decides which of the tabs that share a draft autosaves it. */
export interface TabTurn {
  /** Says under which key the draft is shared; returns the function that ends that. It may be shared several times at once. */
  share(key: string): () => void;
  /** Says whether the newest edit was made in this tab. */
  edited(here: boolean): void;
  /**
   * Runs a save, unless another tab is saving (Web Locks) or, without locks, made the newest edit; then gives `undefined`. With
   * Web Locks, the saves of this tab run one after another.
   */
  run<TResult>(save: () => Promise<TResult>): Promise<TResult | undefined>;
}

/** Makes the turn of a draft. Until `share` is called, every save runs. */
export function createTabTurn(): TabTurn {
  const shares = new Set<{ readonly key: string }>();
  let wasEditedHere = true;
  let last: Promise<unknown> = Promise.resolve();

  /** Without locks, the tab that was edited last saves. */
  const saveHere = <TResult>(save: () => Promise<TResult>) => (wasEditedHere ? save() : undefined);

  async function saveUnderLock<TResult>(locks: LockManager, key: string, save: () => Promise<TResult>) {
    let isAnswered = false;
    try {
      return await locks.request(`${key}:autosave`, { ifAvailable: true }, async (lock) => {
        isAnswered = true;
        return lock ? save() : undefined;
      });
    } catch (error) {
      // The lock was refused, as on pages that may not use storage: go on as without locks.
      if (isAnswered) throw error;
      return saveHere(save);
    }
  }

  return {
    share: (key) => {
      const share = { key };
      shares.add(share);
      return () => {
        shares.delete(share);
        if (shares.size === 0) wasEditedHere = true;
      };
    },
    edited: (here) => {
      wasEditedHere = here;
    },
    run: async (save) => {
      const key = [...shares].at(-1)?.key;
      if (key === undefined) return save();
      const locks = typeof navigator === "undefined" ? undefined : (navigator as Partial<Navigator>).locks;
      if (!locks) return saveHere(save);
      // A lock that this tab holds itself would be refused, too, and nobody would save what was edited meanwhile.
      const run = last.then(() => saveUnderLock(locks, key, save));
      last = run.catch(() => undefined);
      return run;
    },
  };
}
