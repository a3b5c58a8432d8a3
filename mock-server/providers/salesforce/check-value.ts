import type { FieldMetadata } from "../../../src/contract/index.js";
import { isDate, isDateTime, isEmailAddress, isScalar, readNumber, shorten } from "../read-value.js";
import type { RecordWrite } from "../simulated-provider.js";
import type { SalesforceError } from "./failure.js";
import { completeId, isRecordId } from "./record-id.js";

/** The value that Salesforce stores, or why it refuses the value. */
export type CheckedValue = { ok: true; value: unknown } | { ok: false; error: SalesforceError };

/** The maximum lengths of texts: by the field's name, by its type, and for all other fields. */
const lengthsByName = new Map([
  ["firstname", 40],
  ["lastname", 80],
  ["title", 128],
  ["department", 80],
  ["accountnumber", 40],
  ["billingcity", 40],
  ["mailingcity", 40],
  ["billingpostalcode", 20],
  ["billingcountry", 80],
  ["mailingcountry", 80],
  ["description", 32_000],
]);
const lengthsByType = new Map([
  ["phone", 40],
  ["email", 80],
]);
const anyLength = 255;

/** Checks a field's value by its type, length and choices; null and an empty text both clear the field. */
export function checkValue(field: FieldMetadata, value: unknown, write: RecordWrite): CheckedValue {
  if (value === null || value === "") return keep(field.valueType === "boolean" ? false : null);
  switch (field.valueType) {
    case "boolean":
      if (typeof value === "boolean") return keep(value);
      return value === "true" || value === "false" ? keep(value === "true") : wrongType(field, value);
    case "int":
    case "float": {
      const number = readNumber(value);
      const isFit = number !== undefined && (field.valueType === "float" || Number.isInteger(number));
      return isFit ? keep(number) : wrongType(field, value);
    }
    case "date":
      return isDate(value) ? keep(value) : wrongType(field, value);
    case "datetime":
      return isDateTime(value) ? keep(value) : wrongType(field, value);
    case "singleSelect":
      return checkChoices(field, value, write, (text) => [text]);
    case "multiSelect":
      return checkChoices(field, value, write, (text) => text.split(";"));
    case "reference":
      return checkReference(field, value, write);
    case "string":
      return field.values
        ? checkChoices(field, value, write, (text) => [text])
        : checkText(field, value, write);
    default:
      return isScalar(value) ? keep(value) : wrongType(field, value);
  }
}

/** Makes the error of a value that does not have the field's type. */
export function wrongType(field: FieldMetadata, value: unknown): { ok: false; error: SalesforceError } {
  const shown = isScalar(value) ? String(value) : Array.isArray(value) ? "a list" : "an object";
  return refuse(field, "INVALID_TYPE_ON_FIELD_IN_RECORD", `value not of required type: ${shorten(shown)}`);
}

function checkText(field: FieldMetadata, value: unknown, { object }: RecordWrite): CheckedValue {
  if (typeof value !== "string") return wrongType(field, value);
  const { fieldName, providerType = "" } = field;
  if (providerType === "email" && !isEmailAddress(value)) {
    return refuse(field, "INVALID_EMAIL_ADDRESS", `invalid email address: ${shorten(value)}`);
  }
  const maxLength =
    object.limits.get(fieldName)?.maxLength ??
    lengthsByName.get(fieldName) ??
    lengthsByType.get(providerType) ??
    anyLength;
  if (value.length <= maxLength) return keep(value);
  return refuse(
    field,
    "STRING_TOO_LONG",
    `data value too large: ${shorten(value)} (max length=${String(maxLength)})`,
  );
}

function checkChoices(
  field: FieldMetadata,
  value: unknown,
  { object }: RecordWrite,
  split: (text: string) => string[],
): CheckedValue {
  if (typeof value !== "string") return wrongType(field, value);
  const isOpen = object.limits.get(field.fieldName)?.allowsOtherValues;
  const known = isOpen ? undefined : field.values?.map((choice) => choice.value);
  const wrong = known && split(value).find((choice) => !known.includes(choice));
  if (wrong === undefined) return keep(value);
  const message = `bad value for restricted picklist field: ${shorten(wrong)}`;
  return refuse(field, "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", message);
}

function checkReference(field: FieldMetadata, value: unknown, write: RecordWrite): CheckedValue {
  if (typeof value !== "string") return wrongType(field, value);
  const targets = (field.referenceTo ?? []).map((name) => name.toLowerCase());
  if (targets.some((target) => write.has(value, target))) return keep(completeId(value));
  if (!isRecordId(value))
    return refuse(field, "MALFORMED_ID", `id value of incorrect type: ${shorten(value)}`);
  // The mock does not simulate users and some other objects, so that it cannot tell that such a record is
  // missing.
  if (targets.length === 0 || targets.some((target) => !simulated.has(target)))
    return keep(completeId(value));
  return {
    ok: false,
    error: {
      code: "INVALID_CROSS_REFERENCE_KEY",
      message: "invalid cross reference id",
      fields: [field.fieldName],
    },
  };
}

/** The objects whose records the mock simulates. */
const simulated = new Set(["account", "contact", "lead", "opportunity"]);

function keep(value: unknown): CheckedValue {
  return { ok: true, value };
}

function refuse(field: FieldMetadata, code: string, reason: string): { ok: false; error: SalesforceError } {
  const { displayName, fieldName } = field;
  return { ok: false, error: { code, message: `${displayName}: ${reason}`, fields: [fieldName] } };
}
