import type { IntegrationContent } from "../contract/index.js";
import { isJsonObject, own } from "../json/object.js";
import { getIn, type Path } from "../json/path.js";

/** The field that an offered name is mapped to. */
export interface ObjectMapping {
  /** The provider's name, perhaps nested; `undefined` while nobody has named a field. */
  readonly fieldName: string | undefined;
  /** Where the choice stands in the object's read config; `undefined` where the manifest itself maps the name. */
  readonly setting: Path | undefined;
}

/**
 * Lists the mappings of one read object by mapped name. Where several sources name a field, the first wins: the
 * customer's choice, then `dynamicMappingsInput`, then the manifest. A mapping's `default` is not used here: it is suggested
 * once, when the object is enabled. So a mapping that the customer removed stays removed.
 *
 * The config may be a draft of any shape: what is not a mapping is skipped.
 */
export function listObjectMappings(
  config: unknown,
  { read }: IntegrationContent,
  objectName: string,
): ReadonlyMap<string, ObjectMapping> {
  const object = getIn(config, ["read", "objects", objectName]);
  const declared = read?.objects?.find((each) => each.objectName === objectName);
  const mappings = new Map<string, ObjectMapping>();
  const add = (name: unknown, field: unknown, setting?: Path) => {
    // The prebuilt UI also hands in entries that only map values, without a name to map to.
    if (typeof name !== "string" || mappings.get(name)?.fieldName !== undefined) return;
    const isNamed = typeof field === "string";
    // A name that had no field so far moves to the end of the map, behind the customer's choices.
    if (isNamed) mappings.delete(name);
    mappings.set(name, { fieldName: isNamed ? field : undefined, setting: isNamed ? setting : undefined });
  };

  const chosen = own(object, "selectedFieldMappings");
  for (const [name, field] of Object.entries(isJsonObject(chosen) ? chosen : {})) {
    add(name, field, ["selectedFieldMappings", name]);
  }
  const dynamic = own(object, "dynamicMappingsInput");
  for (const [index, entry] of (Array.isArray(dynamic) ? dynamic : []).entries()) {
    add(own(entry, "mapToName"), own(entry, "fieldName"), ["dynamicMappingsInput", String(index)]);
  }
  for (const field of [...(declared?.requiredFields ?? []), ...(declared?.optionalFields ?? [])]) {
    add(own(field, "mapToName"), own(field, "fieldName"));
  }
  return mappings;
}
