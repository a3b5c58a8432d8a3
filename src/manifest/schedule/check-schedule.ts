import { manifestLimits } from "../../facts/manifest-limits.js";
import { quote } from "../../json/quote.js";
import { parseCron, type Cron } from "./cron.js";
import type { Place, Reading } from "../yaml/reading.js";

/**
 * Reports what is wrong with a schedule, whose runs have to be so many minutes apart, at most 60. The distance is decided from the
 * sets of minutes, hours and days that the parts name, not from sample runs. Two runs are too close when two minutes of the set
 * are (within one hour); or when its last minute and the first one of the next hour are, and an hour and the next hour are both
 * in the set; or the same for hours 23 and 0 where a day and the next day both are. Times are UTC. A day that never comes (30
 * February) is no excuse for the first two.
 */
export function checkSchedule(
  reading: Reading,
  place: Place,
  schedule: string,
  minutesApart: number = manifestLimits.readScheduleMinutes,
): void {
  const parsed = parseCron(schedule);
  if (!parsed.ok) {
    const message = `The schedule ${quote(schedule)} is not five-part cron: ${parsed.reason}.`;
    return reading.report("invalid-schedule", place, message, parsed.hint);
  }
  const { cron } = parsed;
  if (cron.everyMinute) {
    const message = `The schedule ${quote(schedule)} runs every minute; runs are at least ${minutesApart} minutes apart.`;
    const hint =
      minutesApart < 60 ? `\`*/${minutesApart} * * * *\` runs every ${minutesApart} minutes` : undefined;
    reading.report("frequent-schedule", place, message, hint ?? "`0 * * * *` runs every hour");
  } else {
    const close = findCloseRuns(cron, minutesApart);
    const message = `The schedule ${quote(schedule)} has runs less than ${minutesApart} minutes apart: ${close ?? ""}.`;
    if (close !== undefined) reading.report("frequent-schedule", place, message);
  }
  warnOfNoRun(reading, place, schedule, cron);
}

/** Warns of a schedule whose day never comes. */
export function warnOfNoRun(reading: Reading, place: Place, schedule: string, { neverRuns }: Cron): void {
  if (!neverRuns) return;
  const message = `The schedule ${quote(schedule)} never runs: its months do not have such a day.`;
  reading.report("schedule-never-runs", place, message);
}

function findCloseRuns({ minutes, hours, isDay }: Cron, minutesApart: number): string | undefined {
  for (const [index, minute] of minutes.entries()) {
    const next = minutes[index + 1];
    if (next !== undefined && next - minute < minutesApart) return `at minutes ${minute} and ${next}`;
  }
  const first = minutes[0] ?? 0;
  const last = minutes.at(-1) ?? 0;
  if (first + 60 - last >= minutesApart) return undefined;
  const hour = hours.find((each) => hours.includes(each + 1));
  if (hour !== undefined) return `at ${clock(hour, last)} and ${clock(hour + 1, first)}`;
  if (hours.includes(23) && hours.includes(0) && hasConsecutiveDays(isDay)) {
    return `at ${clock(23, last)} and ${clock(0, first)} on the next day`;
  }
  return undefined;
}

function clock(hour: number, minute: number): string {
  return `${hour}:${String(minute).padStart(2, "0")}`;
}

/** In the 400 years of the calendar each date, also 29 February, falls on each weekday: so all of them are looked at. */
function hasConsecutiveDays(isDay: Cron["isDay"]): boolean {
  for (const february of [28, 29]) {
    const dates = datesOfYear(february);
    for (let weekday = 0; weekday < 7; weekday += 1) {
      let previous = false;
      for (const [index, { day, month }] of dates.entries()) {
        const present = isDay(day, month, (weekday + index) % 7);
        if (present && previous) return true;
        previous = present;
      }
    }
  }
  return false;
}

/** The dates of a year and the first day of the next. */
function datesOfYear(february: number): { day: number; month: number }[] {
  const lengths = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  const dates = lengths.flatMap((length, index) =>
    Array.from({ length }, (_, day) => ({ day: day + 1, month: index + 1 })),
  );
  return [...dates, { day: 1, month: 1 }];
}
