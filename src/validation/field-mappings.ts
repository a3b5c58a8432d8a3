import type { IntegrationContent } from "../contract/index.js";
import { isJsonObject, own } from "../json/object.js";
import { getIn } from "../json/path.js";

/** Mapped name → provider's field; `undefined` while nobody has named one. */
export type FieldMappings = ReadonlyMap<string, string | undefined>;

/**
 * The mappings of one read object. The customer's choice goes first, then what `dynamicMappingsInput` names, then the
 * manifest's own, as in the write engine (P4). The draft may be of any shape.
 */
export function collectMappings(
  draft: unknown,
  { read }: IntegrationContent,
  objectName: string,
): FieldMappings {
  const object = getIn(draft, ["read", "objects", objectName]);
  const { requiredFields = [], optionalFields = [] } =
    read?.objects?.find((each) => each.objectName === objectName) ?? {};
  const chosen = own(object, "selectedFieldMappings");
  const dynamic = own(object, "dynamicMappingsInput");
  const mappings = new Map<string, string | undefined>();
  const add = (name: unknown, field: unknown) => {
    if (typeof name !== "string") return;
    mappings.set(name, mappings.get(name) ?? (typeof field === "string" ? field : undefined));
  };
  if (isJsonObject(chosen)) for (const name of Object.keys(chosen)) add(name, chosen[name]);
  for (const entry of [...(Array.isArray(dynamic) ? dynamic : []), ...requiredFields, ...optionalFields]) {
    add(own(entry, "mapToName"), own(entry, "fieldName"));
  }
  return mappings;
}

/** The map from the app's values to the provider's of one field, and the name that it stands under; either name will do (P4). */
export function valueMapOf(
  maps: unknown,
  fieldName: string,
  name: string,
): readonly [key: string, map: unknown] {
  const key = [fieldName, name].find((each) => own(maps, each) !== undefined) ?? fieldName;
  return [key, own(maps, key)];
}
