import { hourMs, minuteMs } from "../../src/facts/time-units.js";

/**
 * The delay after each failed attempt, as Standard Webhooks proposes. The attempt after the last delay is the
 * last.
 */
export const retryDelaysMs = [
  5_000,
  5 * minuteMs,
  30 * minuteMs,
  2 * hourMs,
  5 * hourMs,
  10 * hourMs,
  14 * hourMs,
];
