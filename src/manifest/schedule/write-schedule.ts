import { dayMs, hourMs, minuteMs } from "../../facts/time-units.js";
import { quote } from "../../json/quote.js";
import { parseCron, type Cron } from "./cron.js";

/** When the gathered writes of an object go out: at the times of a cron, or once in every interval. */
type WriteSchedule =
  { readonly kind: "cron"; readonly cron: Cron } | { readonly kind: "interval"; readonly intervalMs: number };

/** A write schedule, or why the text is none and how to write it. */
export type ParsedWriteSchedule =
  | { readonly ok: true; readonly schedule: WriteSchedule }
  | { readonly ok: false; readonly message: string; readonly hint: string };

const unitsMs: ReadonlyMap<string, number> = new Map([
  ["minutes", minuteMs],
  ["hours", hourMs],
  ["days", dayMs],
]);

/**
 * Reads the schedule of a write object: five-part cron, or `every <n> minutes|hours|days` with an integer from 1 and the last
 * word in the plural always. Unlike those of a read, its runs may be any time apart.
 */
export function parseWriteSchedule(text: string): ParsedWriteSchedule {
  const [first = "", ...rest] = text.trim().split(/\s+/);
  if (first.toLowerCase() === "every") return parseInterval(text, first, rest);
  const parsed = parseCron(text);
  if (parsed.ok) return { ok: true, schedule: { kind: "cron", cron: parsed.cron } };
  const message = `The schedule ${quote(text)} is neither five-part cron nor \`every <n> hours\`: ${parsed.reason}.`;
  return { ok: false, message, hint: parsed.hint };
}

function parseInterval(text: string, first: string, rest: readonly string[]): ParsedWriteSchedule {
  const [count = "", unit = ""] = rest;
  const unitMs = unitsMs.get(unit);
  const intervalMs = /^[1-9]\d*$/.test(count) && unitMs !== undefined ? Number(count) * unitMs : NaN;
  if (first === "every" && rest.length === 2 && Number.isSafeInteger(intervalMs)) {
    return { ok: true, schedule: { kind: "interval", intervalMs } };
  }
  const plural = [unit.toLowerCase(), `${unit.toLowerCase()}s`].find((word) => unitsMs.has(word)) ?? "hours";
  const example = `every ${/^[1-9]\d{0,5}$/.test(count) ? count : "1"} ${plural}`;
  return {
    ok: false,
    message: `The schedule ${quote(text)} is not \`every <integer> minutes|hours|days\`.`,
    hint: `write \`${example}\`: an integer from 1, and the last word in the plural`,
  };
}
