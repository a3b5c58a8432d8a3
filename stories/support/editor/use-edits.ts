import { useMemo } from "react";
import { useChanges, useManifest } from "../../../src/index.js";
import { groupChanges, type Edit } from "./count-edits.js";

/** Lists the unsaved edits, as a person counts them. */
export function useEdits(): readonly Edit[] {
  const changes = useChanges();
  const { getReadObject } = useManifest();
  return useMemo(
    () =>
      groupChanges(changes, (objectName, mapToName, fieldName) => {
        const { getRequiredMapFields, getOptionalMapFields } = getReadObject(objectName);
        const mappings = [...(getRequiredMapFields() ?? []), ...(getOptionalMapFields() ?? [])];
        return mappings.some((each) => each.mapToName === mapToName && each.default === fieldName);
      }),
    [changes, getReadObject],
  );
}
