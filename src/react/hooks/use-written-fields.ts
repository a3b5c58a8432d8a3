import { useCallback, useState } from "react";
import type { FieldMetadata } from "../../contract/index.js";
import { useInstallationScope } from "../providers/installation-context.js";
import type { FindWrittenFields } from "../internal/manifest-lookups.js";

type FieldsByKey = ReadonlyMap<string, Record<string, FieldMetadata>>;

const none: FieldsByKey = new Map();

/**
 * Finds the customer's fields of objects that the hydrated revision says nothing of. What is asked for is fetched, once,
 * after the render that asks; the function that is returned changes when something new has come.
 */
export function useWrittenFields(): FindWrittenFields {
  const { ampersand, queries } = useInstallationScope();
  const { queryClient } = ampersand;
  const [known, setKnown] = useState(none);
  return useCallback(
    (objectName) => {
      const query = queries.objectMetadata(objectName);
      // The key names the tenant, too.
      const key = JSON.stringify(query.queryKey);
      const { data, status } = queryClient.getQueryState(query.queryKey) ?? {};
      const fields = data?.fields ?? known.get(key);
      if (fields || status === "error" || typeof window === "undefined") return fields;
      // Look-ups are asked while rendering, where nothing may be started.
      queueMicrotask(() => {
        void queryClient.fetchQuery(query).then(
          (metadata) => {
            setKnown((earlier) => new Map([...earlier, [key, metadata.fields]]));
          },
          () => undefined,
        );
      });
      return undefined;
    },
    [queryClient, queries, known],
  );
}
