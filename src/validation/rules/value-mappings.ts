import { readPath } from "../../config/record-names.js";
import type { ReadConfigObject } from "../../contract/index.js";
import { own } from "../../json/object.js";
import { checkOptions } from "./picklist-options.js";
import { nameAt, type Rule } from "../validation.js";

/**
 * Each of the app's values maps to an option of the provider, no two values map to the same option, and every value in
 * `dynamicMappingsInput` has an option. Warnings only: a write sends a value without an option as it is.
 */
export const checkValueMappings: Rule<ReadConfigObject> = (object, path, validation) => {
  const { fieldsOf, namesOf, valueMapsOf, report } = validation;
  const objectName = nameAt(path, 2);
  const { fieldNameOf, placeOf } = namesOf(objectName);
  const { selectedValueMappings: maps = {}, dynamicMappingsInput: dynamic = [] } = object;

  for (const [key, map] of Object.entries(maps)) {
    const field = fieldsOf(objectName)?.find(fieldNameOf(key) ?? key);
    const takenBy = new Map<string, string>();
    for (const [appValue, value] of Object.entries(map)) {
      if (value === "") continue;
      const place = [...path, "selectedValueMappings", key, appValue];
      const other = takenBy.get(value);
      takenBy.set(value, appValue);
      if (other !== undefined) {
        report(place, "warning", "duplicate-value-mapping", { other, value });
      }
      if (field && !field.isPart) checkOptions(value, place, field.metadata, validation);
    }
  }

  for (const { mapToName, mappedValues = [] } of dynamic) {
    const field = fieldNameOf(mapToName);
    if (!field) continue;
    // The provider's name is where a new map goes.
    const { name: key, map } = valueMapsOf(objectName).get(placeOf(readPath(field))) ?? { name: field };
    for (const appValue of new Set(mappedValues.map(({ mappedValue }) => mappedValue))) {
      if (own(map, appValue)) continue;
      const place = [...path, "selectedValueMappings", key, appValue];
      report(place, "warning", "missing-value-mapping", { value: appValue });
    }
  }
};
