import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useInstallationScope } from "./installation-context.js";
import { createManifestLookups } from "./manifest-lookups.js";
import { useConnection } from "./use-connection.js";

/**
 * Returns what the manifest declares together with the fields of the customer's SaaS instance; pending until the group has
 * a connection.
 *
 * @example
 * function FieldNames() {
 *   const { allFields } = useManifest().getCustomerFieldsForObject("contact");
 *   return <ul>{Object.values(allFields ?? {}).map((field) => <li key={field.fieldName}>{field.displayName}</li>)}</ul>;
 * }
 */
export function useManifest() {
  const { ampersand, queries } = useInstallationScope();
  const { connection } = useConnection();
  const { data, isLoading, isPending, isFetching, isError, isSuccess, error } = useQuery(
    queries.hydratedRevision(connection?.id),
    ampersand.queryClient,
  );
  const lookups = useMemo(() => createManifestLookups(data), [data]);
  return { ...lookups, data, isLoading, isPending, isFetching, isError, isSuccess, error };
}
