import { isVirtualClock } from "../../../src/engine/time/virtual-clock.js";
import type { Clock } from "../../../src/engine/index.js";

/**
 * Waits by a clock. Nobody may ever move a virtual clock, and then the answer would never come. So the wait
 * also ends after the same span of real time. Once somebody moves the clock, only the clock decides.
 */
export function waitBy(clock: Clock, ms: number): Promise<void> {
  const startMs = clock.now();
  return new Promise((resolve) => {
    const passRealTime = () => {
      if (clock.now() !== startMs) return;
      callOff();
      resolve();
    };
    const timer = isVirtualClock(clock) ? setTimeout(passRealTime, ms) : undefined;
    const callOff = clock.at(startMs + ms, () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
