import type { Clock } from "../ports.js";

/** Timers stand still while a machine sleeps: a long wait is made of pieces, so that what fell due meanwhile is late by one at most. */
const longestPieceMs = 60_000;

/**
 * Creates the clock of the real time, for waits of any length, also past the sleep of a machine. Tasks that lie in the future do not keep a Node process
 * alive; those that are due now do, so that accepted work is not lost when a script ends. Never throws; what a task throws is
 * uncaught, as in any timer.
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
