import type { FieldMetadata } from "../../src/contract/index.js";

type ValueType = NonNullable<FieldMetadata["valueType"]>;
type FieldTraits = Pick<FieldMetadata, "readOnly" | "isRequired" | "referenceTo"> & {
  /** Picklist values; one whose display value differs is a pair. */
  values?: readonly (string | readonly [value: string, displayValue: string])[];
};

/**
 * Creates a function that makes a provider's fields; `providerTypes` gives the provider's type of a field
 * that names none.
 */
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
