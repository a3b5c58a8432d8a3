import { afterEach, expect, it, vi } from "vitest";
import { readRetryAfter } from "../../src/facts/retry-after.js";

afterEach(() => {
  vi.unstubAllEnvs();
});

it.each(["UTC", "America/New_York", "Asia/Tokyo"])(
  "each form of HTTP's dates is UTC, also where the clock stands at %s (RFC 9110, 5.6.7)",
  (zone) => {
    vi.stubEnv("TZ", zone);
    const nowMs = Date.UTC(1994, 10, 6, 8, 49, 0);
    expect(readRetryAfter("Sun, 06 Nov 1994 08:49:37 GMT", nowMs)).toBe(37_000);
    expect(readRetryAfter("Sunday, 06-Nov-94 08:49:37 GMT", nowMs)).toBe(37_000);
    expect(readRetryAfter("Sun Nov  6 08:49:37 1994", nowMs)).toBe(37_000);
    expect(readRetryAfter("Wed Nov 16 08:49:00 1994", nowMs)).toBe(10 * 86_400_000);
  },
);

it.each([
  ["Thursday, 01-Jan-26 00:00:30 GMT", 30_000],
  ["Friday, 01-Jan-27 00:00:00 GMT", 365 * 86_400_000],
  ["Sunday, 06-Nov-94 08:49:37 GMT", 0],
  ["Wednesday, 01-Jan-76 00:00:00 GMT", Date.UTC(2076, 0, 1) - Date.UTC(2026, 0, 1)],
  ["Saturday, 01-Jan-77 00:00:00 GMT", 0],
])("a year of two digits lies at most 50 years ahead: %s (RFC 9110, 5.6.7)", (header, waitMs) => {
  expect(readRetryAfter(header, Date.UTC(2026, 0, 1))).toBe(waitMs);
});

it.each([" 0 ", "120"])("seconds are told as milliseconds: %j (RFC 9110, 10.2.3)", (header) => {
  expect(readRetryAfter(header, 0)).toBe(Number(header) * 1000);
});

it.each([
  ...["Retry 10", "Later 1", "Jan 5", "Sun, 99 Nov 1994 08:49:37 GMT", "Sun, 06 Foo 1994 08:49:37 GMT"],
  ...["Sun, 06 Nov 1994", "Nov 6 1994", "1994-11-06T08:49:37Z", "-5", "1.5", "", "soon"],
])("%j is neither seconds nor a date, so it asks for nothing (RFC 9110, 10.2.3)", (header) => {
  expect(readRetryAfter(header, Date.UTC(2026, 0, 1))).toBeUndefined();
});
