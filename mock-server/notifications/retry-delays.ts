import { hourMs, minuteMs } from "../../src/facts/time-units.js";

/** How long is waited after each attempt, as Standard Webhooks proposes; after the last one it is given up. */
export const retryDelaysMs = [
  5_000,
  5 * minuteMs,
  30 * minuteMs,
  2 * hourMs,
  5 * hourMs,
  10 * hourMs,
  14 * hourMs,
];
