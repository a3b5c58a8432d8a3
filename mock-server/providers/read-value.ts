import { cutText } from "../../src/json/quote.js";
/** Tells whether a JSON value is a string, a number or a boolean. */
export function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "boolean" || Number.isFinite(value);
}

/** Reads a number, or a string in decimal notation; `undefined` for any other value. */
export function readNumber(value: unknown): number | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? value : undefined;
  return typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : undefined;
}

/** Tells whether a value is a date that exists, such as `2026-02-28`. */
export function isDate(value: unknown): value is string {
  if (typeof value !== "string" || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

/** Tells whether a value is a date or a time of ISO 8601, such as `2026-02-28T12:00:00Z`. */
export function isDateTime(value: unknown): value is string {
  if (typeof value !== "string") return false;
  const [, day, time] =
    /^(\d{4}-\d\d-\d\d)(T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?$/.exec(value) ?? [];
  if (!isDate(day)) return false;
  return time === undefined || !Number.isNaN(Date.parse(value.replace(/([+-]\d\d)(\d\d)$/, "$1:$2")));
}

const emailPattern = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;

/**
 * The longest address that mail can be sent to (RFC 5321, 4.5.3.1). The pattern would be slow on a long text.
 */
const maxEmailLength = 320;

/** Tells whether a text has the form of an email address, as strictly as a CRM checks it. */
export function isEmailAddress(text: string): boolean {
  return text.length <= maxEmailLength && emailPattern.test(text);
}

const maxShown = 100;

/** Shortens a value for use in a message. */
export function shorten(text: string): string {
  return cutText(text, maxShown);
}
