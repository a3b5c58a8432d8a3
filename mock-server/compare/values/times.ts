const rfc3339 = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/;
const inText = /\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:?\d\d)/g;

/** Some services tell whole seconds, and events at the same time may be told in either order. */
export const TOLERANCE_MS = 1000;

/** Reads a time in the form of RFC 3339, in ms since the epoch; `undefined` for anything else. */
export function readTime(value: unknown): number | undefined {
  if (typeof value !== "string" || !rfc3339.test(value)) return undefined;
  const timeMs = Date.parse(value);
  return Number.isNaN(timeMs) ? undefined : timeMs;
}

/** Whether a value is a time as providers write it: ISO 8601, also with an offset without a colon. */
export function isProviderTime(value: unknown): boolean {
  return typeof value === "string" && value.length <= 40 && withoutTimes(value) === "<time>";
}

/** Replaces the times in a text. */
export function withoutTimes(text: string): string {
  return text.replace(inText, "<time>");
}

/** One event by two clocks, and its place in the answer. */
export interface TimePair {
  readonly path: string;
  readonly expectedMs: number;
  readonly receivedMs: number;
}

/** Finds two events of one answer whose order differs between the two clocks; `undefined` where there are none. */
export function findDisorder(pairs: readonly TimePair[]): { earlier: TimePair; later: TimePair } | undefined {
  const sorted = pairs.toSorted((a, b) => a.expectedMs - b.expectedMs);
  let last = 0;
  /** Of the events that are earlier by the expected clock, beyond the tolerance: the latest by the received clock. */
  let latest: TimePair | undefined;
  for (const later of sorted) {
    for (; last < sorted.length; last += 1) {
      const earlier = sorted[last];
      if (!earlier || earlier.expectedMs >= later.expectedMs - TOLERANCE_MS) break;
      if (!latest || earlier.receivedMs > latest.receivedMs) latest = earlier;
    }
    if (latest && latest.receivedMs > later.receivedMs + TOLERANCE_MS) return { earlier: latest, later };
  }
  return undefined;
}
