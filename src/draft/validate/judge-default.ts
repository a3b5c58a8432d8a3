import type { FieldMetadata } from "../../contract/index.js";
import type { Path } from "../path.js";
import { judgeOptions } from "./judge-options.js";
import { quote, type Report } from "./validation.js";

/** The value of a default. */
export type DefaultValue = string | number | boolean;

/** What fields of a type take: in words, the values that are of that type, and the texts that some provider reads as one. */
interface Kind {
  readonly expected: string;
  readonly fits: (value: DefaultValue) => boolean;
  readonly readable: RegExp;
}

const text: Kind = { expected: "a text", fits: (value) => typeof value === "string", readable: /^/ };
// HubSpot also takes a time in milliseconds.
const milliseconds = /^-?\d{1,15}$/;

const kinds: Readonly<Partial<Record<string, Kind>>> = {
  string: text,
  singleSelect: text,
  multiSelect: text,
  reference: { expected: "the id of a record", fits: (value) => typeof value !== "boolean", readable: /$^/ },
  boolean: {
    expected: "true or false",
    fits: (value) => typeof value === "boolean",
    readable: /^(true|false)$/,
  },
  int: { expected: "a whole number", fits: (value) => typeof value === "number", readable: /^-?\d+$/ },
  float: {
    expected: "a number",
    // The contract's numbers are whole: any other must come as a text.
    fits: (value) => typeof value === "number" || /^-?\d+\.\d+$/.test(`${value}`),
    readable: /^-?\d+$/,
  },
  date: {
    expected: "a day such as 2026-02-28",
    fits: (value) => isMoment(value, ""),
    readable: milliseconds,
  },
  datetime: {
    expected: "a time such as 2026-02-28T12:00:00Z",
    fits: (value) => isMoment(value, String.raw`(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?`),
    readable: milliseconds,
  },
};

/**
 * Judges a default by the type and the options of its field. It is wrong for sure where no provider reads the value as one of
 * the type, and where it is written at all. An empty text empties any field.
 */
export function judgeDefault(
  report: Report,
  at: Path,
  field: FieldMetadata,
  value: DefaultValue,
  isWritten: boolean,
): void {
  const { valueType = "other" } = field;
  const kind = kinds[valueType];
  if (!kind || value === "") return;
  if (kind.fits(value)) return judgeOptions(report, at, field, `${value}`);
  report(
    at,
    isWritten && !kind.readable.test(`${value}`) ? "error" : "warning",
    "default-type",
    `The default ${quote(value)} does not fit ${quote(field.fieldName)}, which is of type ${valueType}.`,
    `Give ${kind.expected}.`,
  );
}

/** Whether a value is a day of the calendar, followed by what the pattern takes for a time of the day. */
function isMoment(value: DefaultValue, time: string): boolean {
  const [, day] = new RegExp(`^(\\d{4}-\\d\\d-\\d\\d)${time}$`).exec(`${value}`) ?? [];
  const timeMs = day === undefined ? NaN : Date.parse(day);
  return !Number.isNaN(timeMs) && new Date(timeMs).toISOString().slice(0, 10) === day;
}
