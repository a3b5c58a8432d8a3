import { useMemo } from "react";
import { useManifest } from "../../../src/index.js";
import { findPlace, sayValue, type Place } from "./place-names.js";

/** Reads what the places of the config are called; a place without a name is called by its path, a JSON Pointer. */
export function usePlaces(): (path: string) => Place {
  const { data, getReadObject, getCustomerFieldsForObject } = useManifest();
  return useMemo(() => {
    const objects = [...(data?.content.read?.objects ?? []), ...(data?.content.write?.objects ?? [])];
    const names = {
      object: (name: string) => objects.find(({ objectName }) => objectName === name)?.displayName ?? name,
      field: (objectName: string, fieldName: string) =>
        getCustomerFieldsForObject(objectName).getField(fieldName) ?? undefined,
      mapping: (objectName: string, name: string) => {
        const { getRequiredMapFields, getOptionalMapFields } = getReadObject(objectName);
        const mappings = [...(getRequiredMapFields() ?? []), ...(getOptionalMapFields() ?? [])];
        return mappings.find(({ mapToName }) => mapToName === name)?.mapToDisplayName ?? name;
      },
    };
    return (path) => findPlace(path, names) ?? { name: path, say: sayValue };
  }, [data, getReadObject, getCustomerFieldsForObject]);
}
