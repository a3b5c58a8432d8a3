import type { CustomField } from "../../contract/index.js";
import { quote } from "../../json/quote.js";
import { checkLimitedName } from "./limited-name.js";
import { openList, openMapping, type Value } from "../yaml/mapping.js";
import { readString, requireString } from "../yaml/read-value.js";
import type { Reading } from "../yaml/reading.js";
import { withoutAbsent } from "../yaml/without-absent.js";

const fieldKeys = ["fieldName", "displayName", "prompt"] as const;

/** Reads the `customFields` of an object: each name is created once, and so it stands once. */
export function readCustomFields(reading: Reading, list: Value): CustomField[] | undefined {
  const names = new Set<string>();
  return openList(reading, list)?.flatMap((item) => readCustomField(reading, item, names) ?? []);
}

function readCustomField(reading: Reading, item: Value, names: Set<string>): CustomField | undefined {
  const mapping = openMapping(reading, item, fieldKeys, "write `- fieldName: <name>`");
  if (!mapping) return undefined;
  const fieldName = requireString(reading, mapping, "fieldName", "missing-field-name");
  const value = mapping.entries.get("fieldName");
  if (fieldName !== undefined && value) {
    checkLimitedName(reading, value, fieldName, "custom field");
    if (names.has(fieldName)) {
      const message = `The custom field ${quote(fieldName)} stands more than once in this object.`;
      reading.report("duplicate-custom-field", value, message);
    }
    names.add(fieldName);
  }
  return withoutAbsent<CustomField>({
    fieldName: fieldName ?? "",
    displayName: requireString(reading, mapping, "displayName", "missing-display-name") ?? "",
    prompt: readString(reading, mapping, "prompt"),
  });
}
