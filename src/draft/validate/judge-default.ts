import type { FieldMetadata } from "../../contract/index.js";
import type { Path } from "../path.js";
import { didYouMean } from "./customer-fields.js";
import { quote, type Report } from "./validation.js";

/** The value of a default. */
export type DefaultValue = string | number | boolean;

type ValueType = NonNullable<FieldMetadata["valueType"]>;

/** What a field of a type takes: in words, as a type of JSON, and the texts that some provider reads as one. */
const kinds: Partial<Record<ValueType, readonly [expected: string, type: string, texts: RegExp]>> = {
  string: ["a text", "string", /^/],
  singleSelect: ["a text", "string", /^/],
  multiSelect: ["a text", "string", /^/],
  reference: ["the id of a record", "string", /^(?!(true|false)$)/],
  boolean: ["true or false", "boolean", /^(true|false)$/],
  int: ["a whole number", "number", /^-?\d+$/],
  float: ["a number", "number", /^-?\d+(\.\d+)?$/],
  // HubSpot also takes the milliseconds of a moment.
  date: ["a day such as 2026-02-28", "string", /^(\d{4}-\d\d-\d\d|-?\d{1,15})$/],
  datetime: ["a moment such as 2026-02-28T12:00:00Z", "string", /^(\d{4}-\d\d-\d\d(T\d\d:\d\d.*)?|-?\d{1,15})$/],
};

/**
 * Judges a default by the type and the options of its field. It is wrong for sure where no provider reads the value as one of
 * that type; options are sure nowhere, since some picklists take other values too. An empty text leaves any field empty.
 */
export function judgeDefault(
  report: Report,
  at: Path,
  field: FieldMetadata,
  value: DefaultValue,
  isWritten: boolean,
): void {
  const { valueType = "other", values, fieldName } = field;
  const [expected, type, texts] = kinds[valueType] ?? [];
  if (value === "" || !texts) return;
  const text = String(value);
  const fits = texts.test(text) && (!/^\d{4}-/.test(text) || !valueType.startsWith("date") || isDay(text));
  if (!fits || !isNative(valueType, type, value, text)) {
    const severity = fits || !isWritten ? "warning" : "error";
    report(
      at,
      severity,
      "default-type",
      `The default ${quote(value)} does not fit ${quote(fieldName)}, a field of type ${valueType}.`,
      `Give ${expected}.`,
    );
    return;
  }
  judgeOption(report, at, field, valueType === "multiSelect" ? text.replace(/^;/, "").split(";") : [text], values);
}
