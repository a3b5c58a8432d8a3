import { dayMs, hourMs, minuteMs } from "../../facts/time-units.js";
import type { Cron } from "./cron.js";
import { parseWriteSchedule } from "./write-schedule.js";

/** The greatest time of a Date, in ms. */
const MAX_TIME_MS = 8.64e15;

// The longest wait is for 29 February where a century has none, 1896 to 1904. A day that has not come by then never does:
// only one of the two day parts narrows the days, since where both are restricted either is enough.
const MAX_DAYS_AHEAD = 8 * 366;

/**
 * Finds the first run of a write schedule after `afterMs`, and never at it; both are ms since 1970, UTC. An interval counts
 * from 1970 on, so that `every 2 hours` runs at 0:00, 2:00 and so on, whenever the first write came. `undefined` where no run
 * ever comes (30 February, or later than any Date). Throws a RangeError where `schedule` is none.
 *
 * @example
 * nextRun("every 2 hours", Date.UTC(2026, 0, 1, 1)); // Date.UTC(2026, 0, 1, 2)
 */
export function nextRun(schedule: string, afterMs: number): number | undefined {
  const parsed = parseWriteSchedule(schedule);
  if (!parsed.ok) throw new RangeError(`${parsed.message} Check it by parseManifest.`);
  if (parsed.schedule.kind === "cron") return nextCronRun(parsed.schedule.cron, afterMs);
  const { intervalMs } = parsed.schedule;
  return inTime((Math.floor(afterMs / intervalMs) + 1) * intervalMs);
}

function nextCronRun({ minutes, hours, isDay }: Cron, afterMs: number): number | undefined {
  const today = Math.floor(afterMs / dayMs) * dayMs;
  for (let ahead = 0; ahead <= MAX_DAYS_AHEAD; ahead += 1) {
    const day = today + ahead * dayMs;
    const date = new Date(day);
    if (!isDay(date.getUTCDate(), date.getUTCMonth() + 1, date.getUTCDay())) continue;
    for (const hour of hours) {
      for (const minute of minutes) {
        const run = day + hour * hourMs + minute * minuteMs;
        if (run > afterMs) return inTime(run);
      }
    }
  }
  return undefined;
}

function inTime(run: number): number | undefined {
  return run <= MAX_TIME_MS ? run : undefined;
}
