import { own } from "../equal.js";
import type { Path } from "../path.js";
import type { CustomerFields } from "./customer-fields.js";
import { dynamicEntries, valueMapOf } from "./field-mappings.js";
import { judgeOptions } from "./judge-options.js";
import { entriesOf, quote, type Validation } from "./validation.js";

/** One read object of the draft and what is known of its fields. */
interface ReadObject {
  readonly object: unknown;
  readonly at: Path;
  readonly fields: CustomerFields | undefined;
  readonly mappings: ReadonlyMap<string, string | undefined>;
}

/**
 * Each value of the app's stands for one option of the provider's and the other way round, and none that
 * `dynamicMappingsInput` lists is left out. Writes can do with less, hence the warnings.
 */
export function judgeValueMappings(
  { report }: Validation,
  { object, at, fields, mappings }: ReadObject,
): void {
  for (const [key, map] of entriesOf(own(object, "selectedValueMappings"))) {
    const field = fields?.find(mappings.get(key) ?? key);
    const takenBy = new Map<string, string>();
    for (const [appValue, providerValue] of entriesOf(map)) {
      if (typeof providerValue !== "string" || providerValue === "") continue;
      const place = [...at, "selectedValueMappings", key, appValue];
      const other = takenBy.get(providerValue);
      takenBy.set(providerValue, appValue);
      if (field && !field.isPart) judgeOptions(report, place, field.metadata, providerValue);
      if (other === undefined) continue;
      const message = `${quote(other)} and ${quote(appValue)} of ${quote(key)} both stand for ${quote(providerValue)}.`;
      report(place, "warning", "duplicate-value-mapping", message, "Give one of them another value.");
    }
  }

  for (const entry of dynamicEntries(object)) {
    const name = own(entry, "mapToName");
    const values = own(entry, "mappedValues");
    const field = typeof name === "string" ? mappings.get(name) : undefined;
    if (typeof name !== "string" || !field || !Array.isArray(values)) continue;
    const { key, map } = valueMapOf(object, field, name);
    for (const value of new Set(values.map((each) => own(each, "mappedValue")))) {
      if (typeof value !== "string" || (own(map, value) ?? "") !== "") continue;
      const message = `${quote(value)} of ${quote(name)} stands for no value of ${quote(field)}.`;
      const place = [...at, "selectedValueMappings", key, value];
      report(place, "warning", "missing-value-mapping", message, "Choose the provider's value.");
    }
  }
}
