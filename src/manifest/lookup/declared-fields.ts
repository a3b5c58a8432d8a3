import type { IntegrationField, IntegrationFieldMapping, IntegrationObject } from "../../contract/index.js";

/** A field that a read object declares. */
export interface DeclaredField {
  /** Its name in the app's records: the mapped one where there is one. */
  readonly name: string;
  /** The provider's field; `undefined` where the customer maps it. */
  readonly fieldName: string | undefined;
  readonly isRequired: boolean;
  readonly field: IntegrationField;
}

/**
 * Whether a field is one that the customer maps, and not one of the provider's.
 *
 * @example
 * const { manifest } = parseManifest(ampYaml);
 * const fields = manifest?.integrations[0]?.read?.objects?.[0]?.optionalFields ?? [];
 * const toAskFor = fields.filter(isUserMapping).map(({ prompt, mapToName }) => prompt ?? mapToName);
 */
export function isUserMapping(field: IntegrationField): field is IntegrationFieldMapping {
  return !("fieldName" in field);
}

/**
 * Lists the fields of a read object in the order of the manifest, the required ones first. Never throws: an object without
 * fields gives an empty list.
 *
 * @example
 * const object = parseManifest(ampYaml).manifest?.integrations[0]?.read?.objects?.[0];
 * const names = object && listFields(object).map(({ field }) => ("fieldName" in field ? field.fieldName : field.mapToName));
 */
export function listFields({ requiredFields = [], optionalFields = [] }: IntegrationObject): DeclaredField[] {
  const declare = (isRequired: boolean) => (field: IntegrationField) => {
    const fieldName = isUserMapping(field) ? undefined : field.fieldName;
    return { name: field.mapToName ?? fieldName ?? "", fieldName, isRequired, field };
  };
  return [...requiredFields.map(declare(true)), ...optionalFields.map(declare(false))];
}

/**
 * Lists the fields that have a mapped name, whether the manifest or the customer names the provider's field. Never throws: an
 * object without any gives an empty list.
 *
 * @example
 * const object = parseManifest(ampYaml).manifest?.integrations[0]?.read?.objects?.[0];
 * const mapped = object && listMappings(object).map(({ field }) => field.mapToName);
 */
export function listMappings(object: IntegrationObject): DeclaredField[] {
  return listFields(object).filter(({ field }) => field.mapToName !== undefined);
}
