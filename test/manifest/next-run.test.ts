import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextRun } from "../../src/manifest/index.js";

const MINUTE_MS = 60_000;
const at = (text: string) => Date.parse(text);
const next = (schedule: string, after: string) => {
  const run = nextRun(schedule, at(after));
  return run === undefined ? undefined : new Date(run).toISOString();
};

describe("the next run of a schedule", () => {
  it.each([
    ["every 2 hours", "2023-05-11T16:30:21Z", "2023-05-11T18:00:00.000Z"],
    ["every 1 days", "2023-05-11T16:30:21Z", "2023-05-12T00:00:00.000Z"],
    ["every 90 minutes", "1970-01-01T01:30:00Z", "1970-01-01T03:00:00.000Z"],
    ["every 1 hours", "2023-05-11T15:59:59.999Z", "2023-05-11T16:00:00.000Z"],
    ["every 1 hours", "1969-12-31T22:30:00Z", "1969-12-31T23:00:00.000Z"],
    ["0 * * * *", "2023-05-11T16:00:00Z", "2023-05-11T17:00:00.000Z"],
    ["*/10 * * * *", "2023-05-11T23:50:00Z", "2023-05-12T00:00:00.000Z"],
    ["30 8 * * 1-5", "2023-05-12T08:30:00Z", "2023-05-15T08:30:00.000Z"],
    ["0 0 31 * *", "2023-01-31T00:00:00Z", "2023-03-31T00:00:00.000Z"],
    // Both days restricted: the 13th, or a Friday.
    ["0 0 13 * 5", "2023-05-06T00:00:00Z", "2023-05-12T00:00:00.000Z"],
    ["0 0 13 * 5", "2023-05-12T00:00:00Z", "2023-05-13T00:00:00.000Z"],
    ["0 0 1 jan *", "2023-05-11T16:30:21Z", "2024-01-01T00:00:00.000Z"],
    // 2100 is no leap year.
    ["0 0 29 2 *", "2096-02-29T00:00:00Z", "2104-02-29T00:00:00.000Z"],
    ["59 23 29 2 *", "1896-03-01T00:00:00Z", "1904-02-29T23:59:00.000Z"],
  ])("the next run of %s after %s is %s (L4)", (schedule, after, expected) => {
    expect(next(schedule, after)).toBe(expected);
  });

  it.each([
    ["a day that never comes", "0 0 30 2 *", 0],
    ["an interval beyond any Date", "every 104249991 days", 8.64e15 - 1],
    ["a time beyond any Date", "0 0 * * *", 8.64e15],
  ])("there is no next run of %s (L4)", (_title, schedule, afterMs) => {
    expect(nextRun(schedule, afterMs)).toBeUndefined();
  });

  it.each(["every 1 hour", "60 * * * *", ""])("a text that is no schedule throws: %j (L4)", (schedule) => {
    expect(() => nextRun(schedule, 0)).toThrow(RangeError);
  });

  it("the next run is what a clock finds that ticks minute by minute (L4)", () => {
    const orAny = (numbers: fc.Arbitrary<number[]>) => fc.oneof(numbers, fc.constant("*" as const));
    const few = (min: number, max: number) =>
      fc.uniqueArray(fc.integer({ min, max }), { minLength: 1, maxLength: 3 });
    const schedule: fc.Arbitrary<Schedule> = fc.oneof(
      fc
        .record({
          minute: orAny(few(0, 59)),
          hour: orAny(few(0, 23)),
          day: orAny(few(1, 31)),
          month: orAny(few(1, 12)),
          weekday: orAny(few(0, 6)),
        })
        .map((parts) => ({
          text: Object.values(parts).join(" "),
          runsAt: (time: number) => cronRunsAt(parts, time),
        })),
      fc
        .record({
          count: fc.integer({ min: 1, max: 400 }),
          unit: fc.constantFrom("minutes", "hours", "days"),
        })
        .map(({ count, unit }) => {
          const minutes = count * { minutes: 1, hours: 60, days: 24 * 60 }[unit as "minutes"];
          return {
            text: `every ${String(count)} ${unit}`,
            runsAt: (time: number) => (time / MINUTE_MS) % minutes === 0,
          };
        }),
    );
    const start = fc.integer({ min: at("1990-01-01T00:00:00Z"), max: at("2060-01-01T00:00:00Z") });
    fc.assert(
      fc.property(schedule, start, ({ text, runsAt }, afterMs) => {
        const until = afterMs + 40 * 24 * 60 * MINUTE_MS;
        let tick = (Math.floor(afterMs / MINUTE_MS) + 1) * MINUTE_MS;
        while (tick <= until && !runsAt(tick)) tick += MINUTE_MS;
        const run = nextRun(text, afterMs);
        if (tick <= until) expect(run).toBe(tick);
        // Beyond the walk: only that none is claimed within it, and that what is claimed is a run.
        else expect(run === undefined || (run > until && runsAt(run))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

interface Schedule {
  text: string;
  runsAt: (timeMs: number) => boolean;
}

type Part = number[] | "*";

function cronRunsAt(
  { minute, hour, day, month, weekday }: Record<"minute" | "hour" | "day" | "month" | "weekday", Part>,
  timeMs: number,
): boolean {
  const date = new Date(timeMs);
  const fits = (part: Part, value: number) => part === "*" || part.includes(value);
  const fitsDay = fits(day, date.getUTCDate());
  const fitsWeekday = fits(weekday, date.getUTCDay());
  return (
    fits(minute, date.getUTCMinutes()) &&
    fits(hour, date.getUTCHours()) &&
    fits(month, date.getUTCMonth() + 1) &&
    (day !== "*" && weekday !== "*" ? fitsDay || fitsWeekday : fitsDay && fitsWeekday)
  );
}
