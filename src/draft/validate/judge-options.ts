import type { FieldMetadata } from "../../contract/index.js";
import type { Path } from "../path.js";
import { didYouMean } from "./customer-fields.js";
import { quote, type Report } from "./validation.js";

/**
 * Judges a value by the options of its field, where they are known. No option is an error: some picklists take any value, and
 * the metadata does not say which. Several choices of a `multiSelect` are separated by semicolons.
 */
export function judgeOptions(report: Report, at: Path, field: FieldMetadata, value: string): void {
  const options = (field.values ?? []).map((option) => option.value);
  const chosen = field.valueType === "multiSelect" ? value.replace(/^;/, "").split(";") : [value];
  const wrong = chosen.find((choice) => !options.includes(choice));
  if (options.length === 0 || wrong === undefined) return;
  report(
    at,
    "warning",
    "unknown-option",
    `${quote(wrong)} is no option of ${quote(field.fieldName)}.`,
    didYouMean(wrong, options) ?? "Choose one of its options.",
  );
}
