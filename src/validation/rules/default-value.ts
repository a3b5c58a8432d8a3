import type { FieldMetadata } from "../../contract/index.js";
import type { Path } from "../../json/path.js";
import { checkOptions } from "./picklist-options.js";
import type { Validation } from "../validation.js";

/** The value of a default. */
export type DefaultValue = string | number | boolean;

const text = /^"/;
/** The pattern that the JSON of a value must match, by field type. A type that is not listed takes any value. */
const typed: Readonly<Partial<Record<string, RegExp>>> = {
  string: text,
  singleSelect: text,
  multiSelect: text,
  reference: /^[^tf]/,
  boolean: /^[tf]/,
  int: /^-?\d+$/,
  // Defaults have no fractions (contract: `integerValue`): such a number comes as a text.
  float: /^-?\d+$|^"-?\d+\.\d+"$/,
  date: /^"\d{4}-\d\d-\d\d"$/,
  datetime: /^"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?"$/,
};

/**
 * Checks a default against the type and the options of its field. It is an error where the default is written and no provider
 * can read it as that type; otherwise it is a warning. Providers read anything as a text, `"true"` as a boolean, `"5"` as a
 * number and milliseconds as a time. An empty text is always fine: it empties the field.
 */
export function checkDefault(
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
  if (isTyped.test(JSON.stringify(value)) && (!valueType.startsWith("date") || isDay(spelled.slice(0, 10)))) {
    return checkOptions(spelled, path, field, validation);
  }
  const isReadable =
    isTyped === text || (valueType === "boolean" ? /^(true|false)$/ : /^-?\d+(\.\d+)?$/).test(spelled);
  validation.report(path, isReadable || !isWritten ? "warning" : "error", "default-type", {
    value,
    field: fieldName,
    type: valueType,
  });
}

function isDay(day: string): boolean {
  const timeMs = Date.parse(day);
  return !Number.isNaN(timeMs) && new Date(timeMs).toISOString().startsWith(day);
}
