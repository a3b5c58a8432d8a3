import type { FieldMetadata } from "../../src/contract/index.js";

type ValueType = NonNullable<FieldMetadata["valueType"]>;
type FieldTraits = Pick<FieldMetadata, "readOnly" | "isRequired" | "referenceTo"> & {
  /** Picklist values; a display value is given only where it differs. */
  values?: readonly (string | readonly [value: string, displayValue: string])[];
};

/** Makes the constructor of a provider's fields; `providerTypes` names the provider's own type where a field gives none. */
export function createFieldMaker(providerTypes: Record<ValueType, string>) {
  return function field(
    fieldName: string,
    displayName: string,
    valueType: ValueType,
    traits: FieldTraits & { providerType?: string } = {},
  ): FieldMetadata {
    const { values, providerType = providerTypes[valueType], ...flags } = traits;
    return {
      fieldName,
      displayName,
      valueType,
      providerType,
      readOnly: false,
      isCustom: false,
      isRequired: false,
      ...flags,
      ...(values && { values: values.map(toFieldValue) }),
    };
  };
}

function toFieldValue(value: string | readonly [string, string]): { value: string; displayValue: string } {
  return typeof value === "string"
    ? { value, displayValue: value }
    : { value: value[0], displayValue: value[1] };
}
