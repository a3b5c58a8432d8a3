/**
 * Reads how many ms to wait before the next request where the rate limit is used up. That is
 * `RateLimit-Remaining: 0` with `RateLimit-Reset` in seconds, both with or without `X-`. Some services send
 * the reset as a time in seconds since the epoch.
 */
export function readRateLimit(headers: Headers, nowMs: number): number | undefined {
  for (const prefix of ["ratelimit", "x-ratelimit"]) {
    const reset = Number(headers.get(`${prefix}-reset`) ?? NaN);
    if (headers.get(`${prefix}-remaining`)?.trim() !== "0" || !(reset >= 0)) continue;
    const isTime = reset > 1_000_000_000;
    return isTime ? Math.max(0, reset * 1000 - nowMs) : reset * 1000;
  }
  return undefined;
}
