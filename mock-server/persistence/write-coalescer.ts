import type { Clock } from "../../src/engine/index.js";

/** Sees to it that changes are kept: at once for whoever waits, and soon for those that nobody asked for. */
export interface Keeper {
  /** Resolves when everything up to this call is kept; rejects where it cannot be. */
  keep(): Promise<void>;
  /** Keeps what a task of the clock has changed, unless a call of `keep` does before. */
  keepSoon(): void;
}

const SOON_MS = 50;

/** Creates a keeper. At most one `write` runs at a time, and all that are asked for meanwhile share the next one. */
export function createKeeper(write: () => Promise<void>): Keeper {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  let soon: ReturnType<typeof setTimeout> | undefined;

  function start(): Promise<void> {
    clearTimeout(soon);
    soon = undefined;
    const started = write().finally(() => {
      running = undefined;
    });
    running = started;
    return started;
  }

  function keep(): Promise<void> {
    if (!running) return start();
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = undefined;
        return start();
      });
    return next;
  }

  return {
    keep,
    keepSoon() {
      soon ??= setTimeout(() => {
        // Whoever asks next is told of the fault.
        keep().catch(() => undefined);
      }, SOON_MS).unref();
    },
  };
}

/** Makes a clock that is the same, and tells of each task that it has run. */
export function watchTasks(clock: Clock, onTask: () => void): Clock {
  const watched = Object.create(clock) as Clock;
  watched.at = (timeMs, task) =>
    clock.at(timeMs, () => {
      task();
      onTask();
    });
  return watched;
}
