import type { ReadConfigObject } from "../../contract/index.js";
import { own } from "../../json/object.js";
import { quote } from "../../json/quote.js";
import { isUserMapping } from "../../manifest/lookup/declared-fields.js";
import { getIn } from "../../json/path.js";
import { judgeField } from "./field.js";
import { judgeValueMappings } from "./value-mappings.js";
import { nameAt, type Rule } from "../validation.js";

/** Selected fields are the customer's (I3, the sample read). */
export const judgeSelectedField: Rule<boolean> = (selected, path, validation) => {
  const disabled = getIn(validation.draft, [...path.slice(0, 3), "disabled"]);
  if (selected) judgeField(nameAt(path, 4), path, disabled === true ? "warning" : "error", validation);
};

/** Mapped fields are the customer's, no two mappings lead to one, and what the manifest requires to be mapped is. */
export const judgeReadObject: Rule<ReadConfigObject> = (object, path, validation) => {
  const { manifest, provider, mappingsOf, report } = validation;
  const objectName = nameAt(path, 2);
  const mappings = mappingsOf(objectName);
  const declared = manifest.read?.objects?.find((each) => each.objectName === objectName);
  // What is switched off is not read: nobody refuses it, though writes may inherit its mappings.
  const severity = object.disabled ? "warning" : "error";
  // To Salesforce, names in any case are one name.
  const fold = (name: string) => (provider === "salesforce" ? name.toLowerCase() : name);

  const missing = (declared?.requiredFields ?? [])
    .filter(isUserMapping)
    .filter(({ mapToName }) => !mappings.get(mapToName));
  for (const { mapToName, default: suggested } of missing) {
    report(
      [...path, "selectedFieldMappings", mapToName],
      suggested === undefined ? severity : "warning",
      "missing-mapping",
      `The manifest requires ${quote(mapToName)} to be mapped.`,
      `Map it to ${suggested === undefined ? "a field" : quote(suggested)}.`,
    );
  }

  const chosen = object.selectedFieldMappings ?? {};
  const takenBy = new Map<string, string>();
  for (const [name, field] of mappings) {
    if (field && !Object.hasOwn(chosen, name)) takenBy.set(fold(field), name);
  }
  for (const [name, field] of Object.entries(chosen)) {
    if (missing.some(({ mapToName }) => mapToName === name)) continue;
    const place = [...path, "selectedFieldMappings", name];
    const other = takenBy.get(fold(field));
    if (other !== undefined) {
      report(
        place,
        // Beside a mapping of the manifest's own it only goes wrong where a record has both names (P6).
        own(chosen, other) === undefined ? "warning" : "error",
        "duplicate-mapping",
        `${quote(other)} is mapped to ${quote(field)} too.`,
        "Map one of them to another field.",
      );
    }
    takenBy.set(fold(field), name);
    judgeField(field, place, severity, validation);
  }
  judgeValueMappings(object, path, validation);
};
