import type { FieldMetadata } from "../../contract/index.js";
import type { Path } from "../../json/path.js";
import { quote } from "../../json/quote.js";
import { judgeOptions } from "./picklist-options.js";
import type { Validation } from "../validation.js";

/** The value of a default. */
export type DefaultValue = string | number | boolean;

const text = /^"/;
/** What is of a type, as JSON. */
const typed: Readonly<Partial<Record<string, RegExp>>> = {
  string: text,
  singleSelect: text,
  multiSelect: text,
  reference: /^[^tf]/,
  boolean: /^[tf]/,
  int: /^-?\d+$/,
  // The contract's numbers are whole: any other must come as a text.
  float: /^-?\d+$|^"-?\d+\.\d+"$/,
  date: /^"\d{4}-\d\d-\d\d"$/,
  datetime: /^"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?"$/,
};

/**
 * Judges a default by the type and the options of its field. It is wrong for sure where it is written at all and no provider
 * reads it as one of the type: text fields take anything, flags and numbers also texts that spell them out, times also
 * milliseconds. An empty text empties any field.
 */
export function judgeDefault(
  value: DefaultValue,
  path: Path,
  field: FieldMetadata,
  isWritten: boolean,
  validation: Validation,
): void {
  const { valueType = "other", fieldName } = field;
  const isTyped = typed[valueType];
  if (!isTyped || value === "") return;
  const spelled = `${value}`;
  if (isTyped.test(quote(value)) && (!valueType.startsWith("date") || isDay(spelled.slice(0, 10)))) {
    return judgeOptions(spelled, path, field, validation);
  }
  const isReadable =
    isTyped === text || (valueType === "boolean" ? /^(true|false)$/ : /^-?\d+(\.\d+)?$/).test(spelled);
  validation.report(
    path,
    isReadable || !isWritten ? "warning" : "error",
    "default-type",
    `${quote(value)} does not fit ${quote(fieldName)}, which is of type ${valueType}.`,
  );
}

function isDay(day: string): boolean {
  const timeMs = Date.parse(day);
  return !Number.isNaN(timeMs) && new Date(timeMs).toISOString().startsWith(day);
}
