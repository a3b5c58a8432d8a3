import type { ReadConfigObject } from "../../contract/index.js";
import { own } from "../../json/object.js";
import { quote } from "../../json/quote.js";
import { valueMapOf } from "../field-mappings.js";
import { judgeOptions } from "./picklist-options.js";
import { nameAt, type Rule } from "../validation.js";

/**
 * Each value of the app's stands for one option of the provider's and the other way round, and none that
 * `dynamicMappingsInput` lists is left out. Writes can do with less, hence the warnings.
 */
export const judgeValueMappings: Rule<ReadConfigObject> = (object, path, validation) => {
  const { fieldsOf, mappingsOf, report } = validation;
  const objectName = nameAt(path, 2);
  const mappings = mappingsOf(objectName);
  const { selectedValueMappings: maps = {}, dynamicMappingsInput: dynamic = [] } = object;

  for (const [key, map] of Object.entries(maps)) {
    const field = fieldsOf(objectName)?.find(mappings.get(key) ?? key);
    const takenBy = new Map<string, string>();
    for (const [appValue, value] of Object.entries(map)) {
      if (value === "") continue;
      const place = [...path, "selectedValueMappings", key, appValue];
      const other = takenBy.get(value);
      takenBy.set(value, appValue);
      if (other !== undefined) {
        const message = `${quote(other)} stands for ${quote(value)} too.`;
        report(place, "warning", "duplicate-value-mapping", message, "Choose another value for one of them.");
      }
      if (field && !field.isPart) judgeOptions(value, place, field.metadata, validation);
    }
  }

  for (const { mapToName, mappedValues = [] } of dynamic) {
    const field = mappings.get(mapToName);
    if (!field) continue;
    const [key, map] = valueMapOf(maps, field, mapToName);
    for (const appValue of new Set(mappedValues.map(({ mappedValue }) => mappedValue))) {
      if (own(map, appValue)) continue;
      const place = [...path, "selectedValueMappings", key, appValue];
      report(
        place,
        "warning",
        "missing-value-mapping",
        `${quote(appValue)} stands for no value.`,
        "Choose one.",
      );
    }
  }
};
