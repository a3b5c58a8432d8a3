/** Keeps writes of the same record one after the other. */
export interface RecordLocks {
  /** Runs a task when all earlier tasks that share a key with it have ended; at once if there are none. Tasks must not reject. */
  run(keys: readonly string[], task: () => Promise<void>): Promise<void>;
}

/** Creates locks, all free. Tasks that share a key run in the order in which they came, so there is no deadlock. */
export function createRecordLocks(): RecordLocks {
  const last = new Map<string, Promise<void>>();

  async function runAfter(earlier: readonly Promise<void>[], task: () => Promise<void>): Promise<void> {
    await Promise.all(earlier);
    await task();
  }

  return {
    run(keys, task) {
      const earlier = keys.flatMap((key) => last.get(key) ?? []);
      const run = earlier.length > 0 ? runAfter(earlier, task) : task();
      for (const key of keys) last.set(key, run);
      return run.then(() => {
        for (const key of keys) if (last.get(key) === run) last.delete(key);
      });
    },
  };
}
