import type { Clock } from "../../src/engine/index.js";

/** Writes changes down: at once for whoever waits, and soon for those that nobody asked for. */
export interface WriteCoalescer {
  /** Resolves when everything up to this call is written; rejects where it cannot be. */
  flush(): Promise<void>;
  /** Has what a task of the clock has changed written, unless a call of `flush` does before. */
  flushSoon(): void;
}

const SOON_MS = 50;

/** Creates a coalescer: at most one `write` runs at a time, and all that are asked for meanwhile share the next one. */
export function createWriteCoalescer(write: () => Promise<void>): WriteCoalescer {
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

  function flush(): Promise<void> {
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
    flush,
    flushSoon() {
      soon ??= setTimeout(() => {
        // Whoever asks next is told of the fault.
        flush().catch(() => undefined);
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
