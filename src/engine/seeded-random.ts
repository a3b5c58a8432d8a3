import type { Random } from "./ports.js";

/** A source of random numbers that a new source can continue. */
export interface SeededRandom extends Random {
  /** The seed for a new source that continues with this one's next numbers. */
  readonly seed: number;
}

/**
 * Creates a source of random numbers (mulberry32) that gives the same ones for the same seed; for tests and jitter, not for
 * secrets. Never throws: only the lower 32 bits of the seed count.
 *
 * @example
 * const random = createSeededRandom(1);
 * const share = random.next(); // the same number in every run
 */
export function createSeededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  return {
    get seed() {
      return state;
    },
    next() {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    },
  };
}
