const rfc3339 = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/;
const inText = /\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:?\d\d)/g;

/** Clocks are read in whole seconds by some, and two things that happen at once may be told in either order. */
export const TOLERANCE_MS = 1000;

/** Reads a time as RFC 3339 writes it, in ms since the epoch; `undefined` for anything else. */
export function readTime(value: unknown): number | undefined {
  if (typeof value !== "string" || !rfc3339.test(value)) return undefined;
  const timeMs = Date.parse(value);
  return Number.isNaN(timeMs) ? undefined : timeMs;
}

/** Whether a text is a time as providers write it: ISO 8601, where the offset may lack its colon. */
export function isProviderTime(value: unknown): boolean {
  return typeof value === "string" && value.length <= 40 && withoutTimes(value) === "<time>";
}

/** Leaves out of a text when it was. */
export function withoutTimes(text: string): string {
  return text.replace(inText, "<time>");
}

/** The same moment as two clocks tell it, and where it stands. */
export interface TimePair {
  readonly path: string;
  readonly expectedMs: number;
  readonly receivedMs: number;
}

/** Finds two moments of one answer that came in one order by one clock, and in the other by the other; `undefined` where there are none. */
export function findDisorder(pairs: readonly TimePair[]): { earlier: TimePair; later: TimePair } | undefined {
  const sorted = pairs.toSorted((a, b) => a.expectedMs - b.expectedMs);
  let last = 0;
  /** The latest by the received clock of those that are surely earlier by the expected one. */
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
