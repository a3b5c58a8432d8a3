/** Counts the operations that are in progress, and tells when none is. */
export interface RunningOperations {
  add(): void;
  remove(): void;
  /** Resolves when no operation is in progress, or after `release`. */
  idle(): Promise<void>;
  /** Resolves all present and later `idle` promises. */
  release(): void;
}

/** Creates a counter that starts at `count`. */
export function createRunningOperations(count: number): RunningOperations {
  let running = count;
  let isReleased = false;
  let waiters: (() => void)[] = [];

  function resolveWaiters(): void {
    const resolved = waiters;
    waiters = [];
    for (const resolve of resolved) resolve();
  }

  return {
    add() {
      running += 1;
    },
    remove() {
      running -= 1;
      if (running === 0) resolveWaiters();
    },
    idle: () =>
      running === 0 || isReleased
        ? Promise.resolve()
        : new Promise((resolve) => {
            waiters.push(resolve);
          }),
    release() {
      isReleased = true;
      resolveWaiters();
    },
  };
}
