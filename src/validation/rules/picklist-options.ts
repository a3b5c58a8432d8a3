import type { FieldMetadata } from "../../contract/index.js";
import type { Path } from "../../json/path.js";
import { suggestName } from "../suggest-name.js";
import type { Validation } from "../validation.js";

/**
 * Checks a value against the options of its field, where they are known. A warning only: some picklists take any value, and the
 * metadata does not say which. The choices of a `multiSelect` are separated by semicolons.
 */
export function checkOptions(
  value: string,
  path: Path,
  { fieldName, valueType, values = [] }: FieldMetadata,
  { report }: Validation,
): void {
  const options = values.map((option) => option.value);
  const chosen = valueType === "multiSelect" ? value.replace(/^;/, "").split(";") : [value];
  const wrong = chosen.find((choice) => !options.includes(choice));
  if (options.length === 0 || wrong === undefined) return;
  report(path, "warning", "unknown-option", {
    value: wrong,
    field: fieldName,
    suggestion: suggestName(wrong, options),
  });
}
