import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useInstallationScope } from "../providers/installation-context.js";
import { createManifestLookups } from "../internal/manifest-lookups.js";
import { withQueryState } from "../internal/query-state.js";
import { useConnection } from "./use-connection.js";
import { useIntegration } from "./use-integration.js";
import { useWrittenFields } from "./use-written-fields.js";

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
  const { data: integration } = useIntegration();
  const { connection } = useConnection();
  const query = useQuery(
    queries.hydratedRevision(integration && connection && { integration, connection }),
    ampersand.queryClient,
  );
  const { data } = query;
  const findWrittenFields = useWrittenFields();
  const lookups = useMemo(() => createManifestLookups(data, findWrittenFields), [data, findWrittenFields]);
  return withQueryState(query, {
    ...lookups,
    data,
    get isLoading() {
      return query.isLoading;
    },
  });
}
