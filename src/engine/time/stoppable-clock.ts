import type { Clock } from "../ports.js";

/** A clock whose pending tasks can be cancelled together. */
export interface StoppableClock extends Clock {
  /** Cancels all pending tasks; tasks that are added later never run. */
  stop(): void;
}

/** Wraps a clock for one owner; `stop` does not cancel tasks that others added to the inner clock. */
export function createStoppableClock(clock: Clock): StoppableClock {
  const waiting = new Set<() => void>();
  let isStopped = false;
  return {
    now: () => clock.now(),
    at(timeMs, task) {
      if (isStopped) return () => undefined;
      const callOff = clock.at(timeMs, () => {
        waiting.delete(callOff);
        task();
      });
      waiting.add(callOff);
      return () => {
        waiting.delete(callOff);
        callOff();
      };
    },
    stop() {
      isStopped = true;
      for (const callOff of waiting) callOff();
      waiting.clear();
    },
  };
}
