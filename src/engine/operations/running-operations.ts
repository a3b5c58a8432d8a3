/** Counts the operations that are in progress, and tells when none is. */
export interface RunningOperations {
  add(): void;
  remove(): void;
  /** Resolves when no operation is in progress, or nobody goes on with those that are. */
  idle(): Promise<void>;
  /** Lets everybody go who waits in `idle`, or will. */
  release(): void;
}

/** Creates a count that starts with so many operations. */
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
