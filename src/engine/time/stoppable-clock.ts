import type { Clock } from "../ports.js";

/** A clock whose waiting tasks can be called off together. */
export interface StoppableClock extends Clock {
  /** Calls off all tasks that wait, and those that will be asked for. */
  stop(): void;
}

/** Wraps a clock for one owner; tasks that others gave the clock are left alone. */
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
