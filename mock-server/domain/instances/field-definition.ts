import type { FieldDefinition, FieldMetadata } from "../../../src/contract/index.js";
import { copyJson } from "../../../src/json/copy.js";
import { quote } from "../../../src/json/quote.js";
import type { FieldLimits } from "../../providers/object-fields.js";
import type { SimulatedProvider } from "../../providers/simulated-provider.js";

/** A custom field as the instance has it after an upsert. */
export interface UpsertedField {
  /** The field's name in the request. */
  requestName: string;
  metadata: FieldMetadata;
  limits: FieldLimits;
  /** The differences from the request, and what the mock does not enforce. */
  warnings: string[];
}

/**
 * Lists the faults of a definition that the contract's schema does not find: places inside the definition,
 * and reasons.
 */
export function checkDefinition(definition: FieldDefinition): [place: string, detail: string][] {
  const { valueType, stringOptions, association } = definition;
  const faults: [string, string][] = [];
  const isSelect = valueType === "singleSelect" || valueType === "multiSelect";
  if (isSelect && !stringOptions?.values?.length) {
    faults.push(["stringOptions.values", `a ${valueType} field needs its values`]);
  }
  if (valueType === "reference" && !association) {
    faults.push(["association", "a reference field needs the object that it refers to"]);
  }
  return faults;
}

/** Converts a definition to a field of the provider, with the name that the field gets there. */
export function readDefinition(provider: SimulatedProvider, definition: FieldDefinition): UpsertedField {
  const { displayName, valueType, required = false, stringOptions, numericOptions } = definition;
  const fieldName = provider.fieldKey(
    provider.customFieldName?.(definition.fieldName) ?? definition.fieldName,
  );
  const { values, valuesRestricted = false, length } = stringOptions ?? {};
  const isSelect = valueType === "singleSelect" || valueType === "multiSelect";
  const defaultValue = stringOptions?.defaultValue ?? numericOptions?.defaultValue;
  const target = definition.association?.targetObject;
  return {
    requestName: definition.fieldName,
    metadata: {
      fieldName,
      displayName,
      valueType,
      providerType: provider.typeName(valueType),
      readOnly: false,
      isCustom: true,
      isRequired: required,
      ...(target !== undefined && { referenceTo: [target] }),
      ...(values &&
        (isSelect || valuesRestricted) && {
          values: values.map((value) => ({ value, displayValue: value })),
        }),
    },
    limits: copyJson({
      fieldName,
      maxLength: length,
      isUnique: definition.unique === true ? true : undefined,
      defaultValue,
      allowsOtherValues: isSelect && !valuesRestricted ? true : undefined,
    }) as FieldLimits,
    warnings: listWarnings(definition, fieldName),
  };
}

function listWarnings({ fieldName, ...definition }: FieldDefinition, keptName: string): string[] {
  const { stringOptions, numericOptions, association } = definition;
  const unenforced = [
    stringOptions?.pattern !== undefined && "stringOptions.pattern",
    numericOptions?.precision !== undefined && "numericOptions.precision",
    numericOptions?.scale !== undefined && "numericOptions.scale",
    numericOptions?.min !== undefined && "numericOptions.min",
    numericOptions?.max !== undefined && "numericOptions.max",
    association?.targetField !== undefined && "association.targetField",
  ].filter((name) => typeof name === "string");
  return [
    ...(keptName.toLowerCase() === fieldName.toLowerCase()
      ? []
      : [`the provider calls the field ${quote(keptName)}`]),
    ...unenforced.map((name) => `${name} is accepted, but the mock backend does not hold records to it`),
  ];
}
