import type { InputValidationIssue } from "../../../../src/contract/index.js";
import { quote } from "../../../../src/json/quote.js";
import type { ObjectFields } from "../../../providers/object-fields.js";
import { configIssue, type ConfigRule, entriesOf } from "./rule.js";

/**
 * Checks what the sample read would find: the connected user sees every selected or mapped field. Disabled
 * objects are not read. Where nothing describes all fields of an object, only hidden fields are faults.
 */
export const sampleRead: ConfigRule = ({ content, fieldsOf, hint, provider }) =>
  entriesOf(content.read?.objects).flatMap(([name, object]) => {
    if (object.disabled) return [];
    const known = fieldsOf(name);
    const at = ["read", "objects", name];
    const selected = entriesOf(object.selectedFields)
      .filter(([, isSelected]) => isSelected)
      .map(([field]) => ({ field, path: [...at, "selectedFields", field] }));
    const mapped = entriesOf(object.selectedFieldMappings).map(([mapToName, field]) => ({
      field,
      path: [...at, "selectedFieldMappings", mapToName],
    }));
    return [...selected, ...mapped]
      .filter(({ field }) => !isVisible(known, field))
      .map(({ field, path }): InputValidationIssue =>
        configIssue(path, {
          value: field,
          detail: `the connected ${provider.name} instance has no field ${quote(field)} on ${quote(name)}${hint(field, known.fields.keys())}`,
          remedy: "select a field that the instance has, or skip this check with ?skipSampling=true",
        }),
      );
  });

function isVisible({ fieldKey, fields, hidden, complete }: ObjectFields, name: string): boolean {
  const field = fieldKey(name);
  // A nested name such as $['address']['city'] is visible where its first field is.
  const root = /^\$\['([^']*)'\]/.exec(field)?.[1] ?? field;
  if (hidden.has(field) || hidden.has(root)) return false;
  return !complete || fields.has(field) || fields.has(root);
}
