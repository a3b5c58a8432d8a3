import type { InputValidationIssue } from "../../../../src/contract/index.js";
import { quote } from "../../../../src/json/quote.js";
import type { ObjectFields } from "../../../providers/object-fields.js";
import { configIssue, type ConfigRule, entriesOf } from "./rule.js";

/**
 * The sample read: every selected or mapped field is visible to the connected user. Disabled objects are not
 * read. Of an object that nobody described, the mock knows only the fields that a seed hides.
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
  // A nested name such as $['address']['city'] is visible when the field that it starts from is.
  const root = /^\$\['([^']*)'\]/.exec(field)?.[1] ?? field;
  if (hidden.has(field) || hidden.has(root)) return false;
  return !complete || fields.has(field) || fields.has(root);
}
