import { isUserMapping } from "../../manifest/declared-fields.js";
import { own } from "../equal.js";
import { collectMappings } from "./field-mappings.js";
import { judgeValueMappings } from "./judge-value-mappings.js";
import { entriesOf, objectsOf, quote, type Validation } from "./validation.js";

/**
 * Selected and mapped fields are the customer's (I3, the sample read), no two mappings lead to one field, and what the
 * manifest requires to be mapped is.
 */
export function judgeRead(validation: Validation): void {
  const { draft, manifest, provider, fieldsOf, report } = validation;
  // To Salesforce, names in any case are one name.
  const fold = (name: string) => (provider === "salesforce" ? name.toLowerCase() : name);

  for (const { name: objectName, object, at } of objectsOf(draft, "read")) {
    const fields = fieldsOf(objectName);
    const declared = manifest.read?.objects?.find((each) => each.objectName === objectName);
    const mappings = collectMappings(object, declared);
    // What is switched off is not read: nobody refuses it, though writes may inherit its mappings.
    const sure = own(object, "disabled") === true ? "warning" : "error";

    for (const [name, isSelected] of entriesOf(own(object, "selectedFields"))) {
      if (isSelected === true && fields && !fields.find(name)) {
        fields.reportUnknown(report, [...at, "selectedFields", name], sure, name);
      }
    }

    const missing = new Set<string>();
    for (const field of declared?.requiredFields ?? []) {
      const name = field.mapToName;
      if (name === undefined || !isUserMapping(field) || mappings.get(name)) continue;
      missing.add(name);
      const message = `${quote(name)} of ${quote(objectName)} is mapped to no field, though the manifest requires it.`;
      report(
        [...at, "selectedFieldMappings", name],
        field.default === undefined ? sure : "warning",
        "missing-mapping",
        message,
        `Map it to ${field.default === undefined ? "a field" : quote(field.default)}.`,
      );
    }

    const chosen = own(object, "selectedFieldMappings");
    const takenBy = new Map<string, string>();
    for (const [name, field] of mappings) {
      if (own(chosen, name) === undefined && field !== undefined) takenBy.set(fold(field), name);
    }
    for (const [name, field] of entriesOf(chosen)) {
      if (typeof field !== "string" || missing.has(name)) continue;
      const place = [...at, "selectedFieldMappings", name];
      const other = takenBy.get(fold(field));
      if (other === undefined) takenBy.set(fold(field), name);
      else {
        const message = `${quote(other)} and ${quote(name)} are both mapped to ${quote(field)}.`;
        // Beside a mapping of the manifest's own it only goes wrong where a record has both names (P6).
        const severity = own(chosen, other) === undefined ? "warning" : "error";
        report(place, severity, "duplicate-mapping", message, "Map one of them to another field.");
      }
      if (fields && !fields.find(field)) fields.reportUnknown(report, place, sure, field);
    }

    judgeValueMappings(validation, { object, at, fields, mappings });
  }
}
