/** Reads how long a `Retry-After` header (RFC 9110, section 10.2.3) asks to wait, in ms: seconds, or a date; `undefined` for anything else. */
export function readRetryAfter(header: string | null, nowMs: number): number | undefined {
  if (header === null) return undefined;
  const text = header.trim();
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  // HTTP has three forms of a date, all in UTC; the third is brought into the order of the others.
  const ordered = text.replace(/^(\w+) (\w+) +(\d+) ([\d:]+) (\d{4})$/, "$1, $3 $2 $5 $4 GMT");
  const [, day, month, year, time] =
    /^[A-Z][a-z]+, (\d+)[ -]([A-Z][a-z]+)[ -](\d+) ([\d:]+) GMT$/.exec(ordered) ?? [];
  const dateMs = Date.parse(`${day} ${month} ${fullYear(Number(year), nowMs)} ${time} GMT`);
  return Number.isNaN(dateMs) ? undefined : Math.max(0, dateMs - nowMs);
}

/** A year of two digits is none that lies more than 50 years ahead. */
function fullYear(year: number, nowMs: number): number {
  const lastYear = new Date(nowMs).getUTCFullYear() + 50;
  return year > 99 ? year : lastYear - ((lastYear - year) % 100);
}
