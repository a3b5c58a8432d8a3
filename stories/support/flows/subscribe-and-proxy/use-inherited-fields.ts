import { useConfigSelector, useManifest } from "../../../../src/index.js";

/** What an event brings along, as the draft has it read. */
export interface InheritedFields {
  /** Whether the object is read at all. */
  isRead: boolean;
  /** The provider's names of fields: the required ones and those that the customer chose. */
  fieldNames: readonly string[];
  /** The app's names of fields that the customer mapped. */
  mappedNames: readonly string[];
  /** What the customer or the app calls one of these. */
  labelOf: (name: string) => string;
}

/** Reads which fields and mappings of reading an object its events inherit. */
export function useInheritedFields(objectName: string): InheritedFields {
  const manifest = useManifest();
  const { getRequiredFields, getRequiredMapFields, getOptionalMapFields } =
    manifest.getReadObject(objectName);
  const { getField } = manifest.getCustomerFieldsForObject(objectName);
  const mappings = [...(getRequiredMapFields() ?? []), ...(getOptionalMapFields() ?? [])];
  const required = (getRequiredFields("no-mappings") ?? []).flatMap((field) =>
    "fieldName" in field ? [field.fieldName] : [],
  );
  const object = useConfigSelector((config) => config.readObject(objectName).object);
  const selected = Object.entries(object?.selectedFields ?? {}).flatMap(([name, isSelected]) =>
    isSelected ? [name] : [],
  );
  return {
    isRead: object !== undefined && object.disabled !== true,
    fieldNames: [...new Set([...required, ...selected])],
    mappedNames: Object.keys(object?.selectedFieldMappings ?? {}),
    labelOf: (name) =>
      getField(name)?.displayName ??
      mappings.find(({ mapToName }) => mapToName === name)?.mapToDisplayName ??
      name,
  };
}
