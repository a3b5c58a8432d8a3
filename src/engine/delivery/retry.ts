import { minuteMs } from "../../facts/time-units.js";
import type { Random } from "../ports.js";

/** The shortest wait between two attempts. */
const shortestMs = 1000;
/** The longest wait that the backoff itself sets. */
const longestMs = 15 * minuteMs;

/** Where a write stands after an attempt that failed in a retryable way. Times in milliseconds since the epoch. */
export interface FailedAttempt {
  nowMs: number;
  /** How many attempts were made, this one included. */
  attempts: number;
  deadlineMs: number;
  /** How long the provider asks to wait. */
  retryAfterMs?: number | undefined;
}

/**
 * Says when to try again: exponential backoff with full jitter, that is after attempt n a time drawn from 1 second to
 * 2^n seconds, at most 15 minutes, and never sooner than the provider asks. The last attempt is at the deadline at the
 * latest; `undefined` where none is left, because it has passed or the provider asks to wait beyond it.
 */
export function nextAttemptAt(failed: FailedAttempt, random: Random): number | undefined {
  const { nowMs, attempts, deadlineMs, retryAfterMs = 0 } = failed;
  if (nowMs >= deadlineMs || nowMs + retryAfterMs > deadlineMs) return undefined;
  const ceilingMs = Math.min(longestMs, shortestMs * 2 ** attempts);
  // A random source that gives anything else must not make a wait endless or too short.
  const share = Math.min(Math.max(random.next(), 0), 1) || 0;
  const backoffMs = shortestMs + share * (ceilingMs - shortestMs);
  // The comparison also ignores a `retryAfterMs` of NaN.
  const waitMs = Math.ceil(retryAfterMs > backoffMs ? retryAfterMs : backoffMs);
  return Math.min(nowMs + waitMs, deadlineMs);
}
