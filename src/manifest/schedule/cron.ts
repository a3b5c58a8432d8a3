import { quote } from "../../json/quote.js";

/** The times that a five-part cron schedule names. */
export interface Cron {
  /** The minute part is `*`. */
  everyMinute: boolean;
  /** 0 to 59, ascending. */
  minutes: number[];
  /** 0 to 23, ascending. */
  hours: number[];
  /** Whether the schedule runs on a day of the month (from 1) in a month (from 1) that is this weekday (Sunday is 0). */
  isDay(day: number, month: number, weekday: number): boolean;
}

/** A read schedule, or why the text is none. */
export type ParsedCron = { ok: true; cron: Cron } | { ok: false; reason: string; hint: string };

interface Part {
  name: string;
  min: number;
  max: number;
  /** Names that stand for numbers, the first one for `min`. */
  names: readonly string[];
}

const parts: readonly [Part, Part, Part, Part, Part] = [
  { name: "minute", min: 0, max: 59, names: [] },
  { name: "hour", min: 0, max: 23, names: [] },
  { name: "day of the month", min: 1, max: 31, names: [] },
  { name: "month", min: 1, max: 12, names: "jan feb mar apr may jun jul aug sep oct nov dec".split(" ") },
  { name: "day of the week", min: 0, max: 6, names: "sun mon tue wed thu fri sat".split(" ") },
];

/**
 * Reads standard cron (seed 004, "Schedule"): minute, hour, day of the month, month, day of the week, Sunday being 0; each `*`,
 * a number, a range `a-b`, either of the last two with a step `/n`, or a list of these; months and days of the week also by name. Where both days are
 * restricted, one of them is enough.
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
        hint: `write ${part.min} to ${part.max}, \`*\`, \`*/n\`, \`a-b\` or a list \`a,b\``,
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
  return { ok: true, cron: { everyMinute: texts[0] === "*", minutes, hours, isDay } };
}

/** The numbers that one part names, ascending; `undefined` where it is malformed or out of bounds. */
function parsePart(text: string, part: Part): number[] | undefined {
  const named = new Set<number>();
  for (const item of text.split(",")) {
    const [, range = "", step = "1"] = /^([^/]+)(?:\/(\d{1,4}))?$/.exec(item) ?? [];
    const bounds = parseBounds(range, part, range !== item);
    if (!bounds || Number(step) < 1) return undefined;
    for (let number = bounds.from; number <= bounds.to; number += Number(step)) named.add(number);
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
  return ends.length === 1 && stepped ? { from, to: part.max } : { from, to };
}

function parseNumber(text: string, { min, max, names }: Part): number | undefined {
  const index = names.indexOf(text.toLowerCase());
  if (index >= 0) return min + index;
  const number = /^\d{1,2}$/.test(text) ? Number(text) : Number.NaN;
  return number >= min && number <= max ? number : undefined;
}
