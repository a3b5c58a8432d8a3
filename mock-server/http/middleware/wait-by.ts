import type { Clock } from "../../../src/engine/index.js";

/** A longer time-out would fire at once. */
const MAX_TIMEOUT_MS = 2 ** 31 - 1;

/**
 * Waits by a clock. A virtual clock that nobody moves would let the answer wait for ever, so that as much real time stands in for
 * it; once somebody moves the clock, the clock alone decides.
 */
export function waitBy(clock: Clock, ms: number): Promise<void> {
  const startMs = clock.now();
  const mayStandStill = "advance" in clock && ms <= MAX_TIMEOUT_MS;
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
