import { describe, expect, it } from "vitest";
import { createSeededRandom } from "../../../src/engine/index.js";
import { nextAttemptAt } from "../../../src/engine/delivery/retry.js";

const half = { next: () => 0.5 };
const minuteMs = 60_000;

describe("when to try again", () => {
  it.each([
    // Half way from 1 second to 2^n seconds; from the tenth attempt on, to 15 minutes.
    [1, 1500],
    [2, 2500],
    [3, 4500],
    [9, 256_500],
    [10, 450_500],
    [400, 450_500],
  ])("after attempt %i with a random number of a half the pause is %i ms (W17)", (attempts, expected) => {
    expect(nextAttemptAt({ nowMs: 0, attempts, deadlineMs: 60 * minuteMs }, half)).toBe(expected);
  });

  it("the next attempt is at the deadline at the latest, and never behind it (W17)", () => {
    expect(nextAttemptAt({ nowMs: 1000, attempts: 5, deadlineMs: 1001 }, half)).toBe(1001);
    expect(nextAttemptAt({ nowMs: 1001, attempts: 5, deadlineMs: 1001 }, half)).toBeUndefined();
    expect(nextAttemptAt({ nowMs: 2000, attempts: 5, deadlineMs: 1001 }, half)).toBeUndefined();
  });

  it("the next attempt is not before the provider's time, and never where that lies behind the deadline (W17)", () => {
    const failed = { nowMs: 0, attempts: 1, deadlineMs: 60_000 };
    expect(nextAttemptAt({ ...failed, retryAfterMs: 30_000 }, half)).toBe(30_000);
    expect(nextAttemptAt({ ...failed, retryAfterMs: 60_000 }, half)).toBe(60_000);
    expect(nextAttemptAt({ ...failed, retryAfterMs: 60_001 }, half)).toBeUndefined();
    expect(nextAttemptAt({ ...failed, retryAfterMs: Infinity }, half)).toBeUndefined();
    expect(nextAttemptAt({ ...failed, retryAfterMs: 10 }, half)).toBe(1500);
    expect(nextAttemptAt({ ...failed, retryAfterMs: NaN }, half)).toBe(1500);
    expect(nextAttemptAt({ ...failed, retryAfterMs: -5 }, half)).toBe(1500);
  });

  it.each([
    [NaN, 1000],
    [-7, 1000],
    [7, 8000],
    [Infinity, 8000],
    [1, 8000],
  ])(
    "a source of random numbers that gives %d keeps the waits within their limits (W17)",
    (number, waitMs) => {
      const failed = { nowMs: 0, attempts: 3, deadlineMs: 60 * minuteMs };
      expect(nextAttemptAt(failed, { next: () => number })).toBe(waitMs);
    },
  );
});

describe("the seeded source of random numbers", () => {
  it("the seeded source of random numbers gives the same numbers for the same seed, from 0 up to 1, evenly", () => {
    const take = (seed: number) => {
      const random = createSeededRandom(seed);
      return Array.from({ length: 10_000 }, () => random.next());
    };
    const numbers = take(42);
    expect(take(42)).toEqual(numbers);
    expect(take(43)).not.toEqual(numbers);
    expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
    for (let tenth = 0; tenth < 10; tenth += 1) {
      const share = numbers.filter((number) => Math.floor(number * 10) === tenth).length;
      expect(share).toBeGreaterThan(850);
      expect(share).toBeLessThan(1150);
    }
  });
});
