import { dayMs } from "../../../src/facts/time-units.js";
import type { FieldMetadata } from "../../../src/contract/index.js";
import { isDate, isDateTime, isEmailAddress, isScalar, readNumber, shorten } from "../read-value.js";

/** The value that HubSpot stores, always text, or why it refuses the value. */
export type CheckedProperty = { ok: true; value: string } | { ok: false; code: string; message: string };

/** Checks a property's value by its type and options; null and an empty text both clear the property. */
export function checkProperty(field: FieldMetadata | undefined, value: unknown): CheckedProperty {
  if (value === null || value === "") return { ok: true, value: "" };
  if (!isScalar(value)) {
    const kind = Array.isArray(value) ? "Array" : "Object";
    const message = `Cannot deserialize value of type \`java.lang.String\` from ${kind} value`;
    return { ok: false, code: "VALIDATION_ERROR", message };
  }
  const text = String(value);
  const fault = field && findFault(field, value, text);
  return fault ? { ok: false, ...fault } : { ok: true, value: text };
}

function findFault(
  field: FieldMetadata,
  value: string | number | boolean,
  text: string,
): { code: string; message: string } | undefined {
  switch (field.valueType) {
    case "int":
    case "float":
      if (readNumber(value) !== undefined && readNumber(text) !== undefined) return undefined;
      return { code: "INVALID_INTEGER", message: `${shorten(text)} was not a valid number.` };
    case "boolean":
      return findWrongOption(["true", "false"], [text]);
    case "singleSelect":
      return field.values && findWrongOption(listOptions(field), [text]);
    case "multiSelect":
      // A leading semicolon adds to the present choices.
      return field.values && findWrongOption(listOptions(field), text.replace(/^;/, "").split(";"));
    case "date":
      return isDate(text) ? undefined : findWrongDay(text);
    case "datetime":
      return isDateTime(text) || isMoment(text) ? undefined : invalidLong(text);
    default:
      if (field.values) return findWrongOption(listOptions(field), [text]);
      if (field.fieldName !== "email" || isEmailAddress(text)) return undefined;
      return { code: "INVALID_EMAIL", message: `Email address ${shorten(text)} is invalid` };
  }
}

function listOptions({ values = [] }: FieldMetadata): string[] {
  return values.map((option) => option.value);
}

function findWrongOption(options: readonly string[], chosen: readonly string[]) {
  const wrong = chosen.find((choice) => !options.includes(choice));
  if (wrong === undefined) return undefined;
  return {
    code: "INVALID_OPTION",
    message: `${shorten(wrong)} was not one of the allowed options: [${options.join(", ")}]`,
  };
}

/**
 * Finds the fault of a text that is not a date. It may be a number of milliseconds, which must be midnight in
 * UTC.
 */
function findWrongDay(text: string) {
  if (!isMoment(text)) return invalidLong(text);
  if (Number(text) % dayMs === 0) return undefined;
  const message = `${text} is at ${new Date(Number(text)).toISOString().slice(11, 23)} UTC, not midnight!`;
  return { code: "INVALID_DATE", message };
}

function isMoment(text: string): boolean {
  return /^-?\d{1,15}$/.test(text);
}

function invalidLong(text: string) {
  return { code: "INVALID_LONG", message: `${shorten(text)} was not a valid long.` };
}
