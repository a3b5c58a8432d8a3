import { isVirtualClock } from "../../../src/engine/time/virtual-clock.js";
import type { Clock } from "../../../src/engine/index.js";

/** The longest delay of `setTimeout`: a longer one would fire at once. */
const MAX_TIMEOUT_MS = 2 ** 31 - 1;

/**
 * Waits by a clock. Nobody may ever move a virtual clock, and then the answer would never come. So the wait
 * also ends after the same span of real time. Once somebody moves the clock, only the clock decides.
 */
export function waitBy(clock: Clock, ms: number): Promise<void> {
  const startMs = clock.now();
  const mayStandStill = isVirtualClock(clock) && ms <= MAX_TIMEOUT_MS;
  return new Promise((resolve) => {
    const passRealTime = () => {
      if (clock.now() !== startMs) return;
      callOff();
      resolve();
    };
    const timer = mayStandStill ? setTimeout(passRealTime, ms) : undefined;
    const callOff = clock.at(startMs + ms, () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
