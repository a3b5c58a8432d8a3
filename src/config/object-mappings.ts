import type { IntegrationContent } from "../contract/index.js";
import { isJsonObject, own } from "../json/object.js";
import { getIn, type Path } from "../json/path.js";

/** Where a name that an object offers to be mapped leads. */
export interface ObjectMapping {
  /** The provider's name, perhaps nested; `undefined` while nobody has named a field. */
  readonly fieldName: string | undefined;
  /** Where the choice stands in the object's read config; `undefined` where the manifest itself maps the name. */
  readonly setting: Path | undefined;
}

/**
 * Lists the mappings of one read object by mapped name. Where several name a field for it the first wins: the customer's
 * choice, then the fields of `dynamicMappingsInput`, then the manifest's own. A mapping's `default` is none of them: it is
 * suggested once, when the object is enabled, so that a mapping which the customer removed stays removed.
 *
 * The config may be a draft of any shape: what is no mapping is passed over.
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
    // A name that was only offered so far stands where its field is named, behind what the customer chose.
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
