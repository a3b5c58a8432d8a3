import { quote } from "../../json/quote.js";

/** The times that a five-part cron schedule names. */
export interface Cron {
  /** The minute part is `*`. */
  everyMinute: boolean;
  /** 0 to 59, ascending. */
  minutes: number[];
  /** 0 to 23, ascending. */
  hours: number[];
  /** The days and months that it names never come together: 30 February. */
  neverRuns: boolean;
  /** Whether the schedule runs on a day of the month (from 1) in a month (from 1) that is this weekday (Sunday is 0). */
  isDay(day: number, month: number, weekday: number): boolean;
}

/** A read schedule, or why the text is none. */
export type ParsedCron = { ok: true; cron: Cron } | { ok: false; reason: string; hint: string };

interface Part {
  name: string;
  min: number;
  max: number;
  /** One more way to write `min`: the last day of the week is the first one. */
  alsoMin?: number;
  /** Names that stand for numbers, the first one for `min`. */
  names: readonly string[];
}

const parts: readonly [Part, Part, Part, Part, Part] = [
  { name: "minute", min: 0, max: 59, names: [] },
  { name: "hour", min: 0, max: 23, names: [] },
  { name: "day of the month", min: 1, max: 31, names: [] },
  { name: "month", min: 1, max: 12, names: "jan feb mar apr may jun jul aug sep oct nov dec".split(" ") },
  { name: "day of the week", min: 0, max: 6, alsoMin: 7, names: "sun mon tue wed thu fri sat".split(" ") },
];

const longestMonths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Reads standard cron (the manifest reference, "Schedule"): minute, hour, day of the month, month, day of the week, Sunday being
 * 0 or 7; each `*`, a number, a range `a-b`, one of these with a step `/n`, or a list of these; months and days of the week also
 * by name. Where both days are restricted, one of them is enough.
 */
export function parseCron(text: string): ParsedCron {
  const texts = text.trim().split(/\s+/);
  if (texts.length !== parts.length) {
    const reason =
      text.trim() === "" ? "it is empty" : `it has ${texts.length} part${texts.length === 1 ? "" : "s"}`;
    return {
      ok: false,
      reason,
      hint: "write minute, hour, day of the month, month, day of the week: `0 * * * *`",
    };
  }
  const sets: number[][] = [];
  for (const [index, part] of parts.entries()) {
    const set = parsePart(texts[index] ?? "", part);
    if (!set) {
      const reason = `${quote(texts[index] ?? "")} is no ${part.name}`;
      return {
        ok: false,
        reason,
        hint: describePart(part),
      };
    }
    sets.push(set);
  }
  const [minutes = [], hours = [], days = [], months = [], weekdays = []] = sets;
  const anyDay = texts[2] === "*";
  const anyWeekday = texts[4] === "*";
  const isDay: Cron["isDay"] = (day, month, weekday) => {
    if (!months.includes(month)) return false;
    const dayFits = days.includes(day);
    const weekdayFits = weekdays.includes(weekday);
    return anyDay || anyWeekday ? dayFits && weekdayFits : dayFits || weekdayFits;
  };
  const hasDate = months.some((month) => days.some((day) => day <= (longestMonths[month - 1] ?? 0)));
  const neverRuns = anyWeekday && !hasDate;
  return { ok: true, cron: { everyMinute: texts[0] === "*", minutes, hours, neverRuns, isDay } };
}

/** The numbers that one part names, ascending; `undefined` where it is malformed or out of bounds. */
function parsePart(text: string, part: Part): number[] | undefined {
  const named = new Set<number>();
  // A step that is longer than its part is a mistake: it would run once and look as if it ran more often or more seldom.
  const maxStep = part.max - part.min + 1;
  for (const item of text.split(",")) {
    const [, range = "", stepText = "1"] = /^([^/]+)(?:\/(\d{1,2}))?$/.exec(item) ?? [];
    const step = Number(stepText);
    const bounds = parseBounds(range, part, range !== item);
    if (!bounds || step < 1 || step > maxStep) return undefined;
    for (let number = bounds.from; number <= bounds.to; number += step) {
      named.add(number === part.alsoMin ? part.min : number);
    }
  }
  return [...named].sort((a, b) => a - b);
}

function parseBounds(range: string, part: Part, stepped: boolean): { from: number; to: number } | undefined {
  if (range === "*") return { from: part.min, to: part.max };
  const ends = range.split("-").map((end) => parseNumber(end, part));
  const [from, to = from] = ends;
  if (from === undefined || to === undefined || ends.includes(undefined) || ends.length > 2 || from > to) {
    return undefined;
  }
  // `5/15` means from 5 on, as most implementations of cron have it.
  return ends.length === 1 && stepped ? { from, to: Math.max(from, part.max) } : { from, to };
}

function parseNumber(text: string, { min, max, alsoMin, names }: Part): number | undefined {
  const index = names.indexOf(text.toLowerCase());
  if (index >= 0) return min + index;
  const number = /^\d{1,2}$/.test(text) ? Number(text) : Number.NaN;
  return (number >= min && number <= max) || number === alsoMin ? number : undefined;
}

function describePart({ min, max }: Part): string {
  return `write ${min} to ${max}, \`*\`, \`*/n\`, \`a-b\` or a list \`a,b\``;
}
