import { readPath } from "../../config/record-names.js";
import type { IntegrationObject, ReadConfigObject } from "../../contract/index.js";
import { own } from "../../json/object.js";
import { isUserMapping } from "../../manifest/lookup/declared-fields.js";
import { getIn } from "../../json/path.js";
import { checkField } from "./field.js";
import { checkValueMappings } from "./value-mappings.js";
import { nameAt, type Rule } from "../validation.js";

/** A selected field is one of the customer's fields. Where all fields are read, `false` for one field has no effect. */
export const checkSelectedField: Rule<boolean> = (selected, path, validation) => {
  const object = path.slice(0, 3);
  const field = nameAt(path, 4);
  if (selected) {
    const disabled = getIn(validation.draft, [...object, "disabled"]);
    checkField(field, path, disabled === true ? "warning" : "error", validation);
  } else if (getIn(validation.draft, [...object, "selectedFieldsAuto"]) === "all") {
    validation.report(path, "warning", "deselected-field", { field });
  }
};

/** A mapped field is one of the customer's fields, no two names are mapped to one field, and required names are mapped. */
export const checkReadObject: Rule<ReadConfigObject> = (object, path, validation) => {
  const { manifest, mappingsOf, namesOf, report } = validation;
  const objectName = nameAt(path, 2);
  const { placeOf } = namesOf(objectName);
  const mappings = mappingsOf(objectName);
  const declared = manifest.read?.objects?.find((each) => each.objectName === objectName);
  // The service does not refuse an object that is disabled, but writes may still inherit its mappings.
  const severity = object.disabled ? "warning" : "error";

  const missing = (declared?.requiredFields ?? [])
    .filter(isUserMapping)
    .filter(({ mapToName }) => !mappings.get(mapToName)?.fieldName);
  for (const { mapToName, default: suggested } of missing) {
    report(
      [...path, "selectedFieldMappings", mapToName],
      suggested === undefined ? severity : "warning",
      "missing-mapping",
      { name: mapToName, suggested },
    );
  }

  const chosen = object.selectedFieldMappings ?? {};
  const offered = offeredNames(object, declared);
  const takenBy = new Map<string, string>();
  for (const [name, { fieldName: field, setting }] of mappings) {
    if (!field || Object.hasOwn(chosen, name)) continue;
    const target = placeOf(readPath(field));
    const other = takenBy.get(target);
    if (other !== undefined && setting) {
      report([...path, ...setting], "warning", "duplicate-mapping", { other, field });
    }
    takenBy.set(target, name);
  }
  for (const [name, field] of Object.entries(chosen)) {
    if (missing.some(({ mapToName }) => mapToName === name)) continue;
    const place = [...path, "selectedFieldMappings", name];
    const target = placeOf(readPath(field));
    const other = takenBy.get(target);
    if (other !== undefined) {
      report(
        place,
        // Where the manifest itself maps the other name, only a record that has both names is refused.
        own(chosen, other) === undefined ? "warning" : "error",
        "duplicate-mapping",
        { other, field },
      );
    }
    takenBy.set(target, name);
    // An object without any mapping in the manifest gets its names from the app alone.
    if (offered.size > 0 && !offered.has(name)) {
      report(place, "warning", "unknown-mapping", { name });
    }
    checkField(field, place, severity, validation);
  }
  checkValueMappings(object, path, validation);
};

/** The names that can be mapped: those of the manifest, and those that the app offers. */
function offeredNames(
  { dynamicMappingsInput = [] }: ReadConfigObject,
  declared: IntegrationObject | undefined,
): ReadonlySet<string> {
  const fields = [...(declared?.requiredFields ?? []), ...(declared?.optionalFields ?? [])];
  const names = [...fields, ...dynamicMappingsInput].map(({ mapToName }) => mapToName);
  return new Set(names.filter((name) => name !== undefined));
}
