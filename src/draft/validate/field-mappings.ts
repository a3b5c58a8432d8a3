import type { IntegrationObject } from "../../contract/index.js";
import { isRecord, own } from "../equal.js";
import { entriesOf } from "./validation.js";

/**
 * The mappings of one read object: mapped name → provider's field, `undefined` while nobody has named one. The customer's
 * choice goes first, then what `dynamicMappingsInput` names, then the manifest's own, as in the write engine (P4).
 */
export function collectMappings(
  object: unknown,
  declared: IntegrationObject | undefined,
): ReadonlyMap<string, string | undefined> {
  const mappings = new Map<string, string | undefined>();
  const add = (name: unknown, field: unknown) => {
    if (typeof name !== "string") return;
    mappings.set(name, mappings.get(name) ?? (typeof field === "string" ? field : undefined));
  };
  for (const [name, field] of entriesOf(own(object, "selectedFieldMappings"))) add(name, field);
  for (const entry of dynamicEntries(object)) add(own(entry, "mapToName"), own(entry, "fieldName"));
  for (const field of [...(declared?.requiredFields ?? []), ...(declared?.optionalFields ?? [])]) {
    add(field.mapToName, own(field, "fieldName"));
  }
  return mappings;
}

/** The entries of a read object's `dynamicMappingsInput`. */
export function dynamicEntries(object: unknown): unknown[] {
  const entries = own(object, "dynamicMappingsInput");
  return Array.isArray(entries) ? entries : [];
}

/** The map from the app's values to the provider's of one field, and the name that it stands under; either name will do (P4). */
export function valueMapOf(object: unknown, fieldName: string, name: string): { key: string; map: unknown } {
  const maps = own(object, "selectedValueMappings");
  const key =
    isRecord(maps) && !Object.hasOwn(maps, fieldName) && Object.hasOwn(maps, name) ? name : fieldName;
  return { key, map: own(maps, key) };
}
