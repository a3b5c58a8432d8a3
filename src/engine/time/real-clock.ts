import type { Clock } from "../ports.js";

/** Timers stop while a machine sleeps. A long wait is split into pieces, so that a task is at most one piece late. */
const longestPieceMs = 60_000;

/**
 * Creates a real-time clock, for waits of any length, even if the machine sleeps meanwhile. Tasks in the future do not keep a
 * Node process alive. Tasks that are due now do, so that accepted work is not lost when a script ends. Never throws; what a task
 * throws is uncaught, as in any timer.
 *
 * @example
 * const clock = createRealClock();
 * console.log(new Date(clock.now()).toISOString());
 */
export function createRealClock(): Clock {
  return {
    now: () => Date.now(),
    at(timeMs, task) {
      let timer: ReturnType<typeof setTimeout>;
      const wait = (): void => {
        const leftMs = Math.max(0, timeMs - Date.now());
        timer = setTimeout(fire, Math.min(leftMs, longestPieceMs));
        // In browsers a timer is a number.
        if (leftMs > 0 && typeof timer === "object") timer.unref();
      };
      const fire = (): void => {
        // Timers may fire a millisecond early, and long waits come in several pieces.
        if (Date.now() < timeMs) wait();
        else task();
      };
      wait();
      return () => {
        clearTimeout(timer);
      };
    },
  };
}
