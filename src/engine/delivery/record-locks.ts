/** Keeps writes of the same record one after the other. */
export interface RecordLocks {
  /** Runs a task when all earlier ones with a key of its own have ended; at once where there is none. Tasks must not reject. */
  run(keys: readonly string[], task: () => Promise<void>): Promise<void>;
}

/** Creates locks that nobody holds. Who comes first goes first, so that two never wait for each other. */
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
