import type { Random } from "./ports.js";

/** A source of random numbers that another one can go on with. */
export interface SeededRandom extends Random {
  /** What a new source is given to go on with the numbers that this one would give next. */
  readonly seed: number;
}

/**
 * Creates a source of random numbers (mulberry32) that gives the same ones for the same seed; for tests and jitter, not for
 * secrets. Never throws: of any number the lower 32 bits count.
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
