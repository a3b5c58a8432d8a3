/** Reads how long a `Retry-After` header (RFC 9110, section 10.2.3) asks to wait, in ms: seconds, or a date; `undefined` for anything else. */
export function readRetryAfter(header: string | null, nowMs: number): number | undefined {
  if (header === null) return undefined;
  const text = header.trim();
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  // A date of HTTP has letters; `Date.parse` would take numbers such as "-5", too.
  const dateMs = /^[A-Z][a-z]{2}/.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(dateMs) ? undefined : Math.max(0, dateMs - nowMs);
}
