import { useManifest } from "../../../../src/index.js";

/** A field that the customer may have read or not. */
export interface OptionalField {
  fieldName: string;
  displayName: string;
}

/** Lists the fields that may be read beside the required ones: those that the manifest names, or all that the CRM has. */
export function useOptionalFields(objectName: string): readonly OptionalField[] {
  const manifest = useManifest();
  const { object, getRequiredFields, getOptionalFields } = manifest.getReadObject(objectName);
  const onlyNamed = (fields: ReturnType<typeof getOptionalFields>) =>
    (fields ?? []).flatMap((field) => ("fieldName" in field ? [field] : []));
  if (object?.optionalFieldsAuto !== "all") return onlyNamed(getOptionalFields());
  const required = new Set(onlyNamed(getRequiredFields()).map(({ fieldName }) => fieldName));
  const { allFields } = manifest.getCustomerFieldsForObject(objectName);
  return Object.values(allFields ?? {}).filter(({ fieldName }) => !required.has(fieldName));
}
