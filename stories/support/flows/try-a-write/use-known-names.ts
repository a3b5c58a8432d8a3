import { useMemo } from "react";
import { useConfigSelector, useManifest } from "../../../../src/index.js";
import type { KnownNames } from "./write-form-state.js";

/** Reads what is known of an object's fields: those of the customer's CRM, and how the draft maps them. */
export function useKnownNames(objectName: string): KnownNames {
  const { allFields } = useManifest().getCustomerFieldsForObject(objectName);
  const mappings = useConfigSelector((config) => config.readObject(objectName).object?.selectedFieldMappings);
  return useMemo(() => ({ allFields, mappings }), [allFields, mappings]);
}
