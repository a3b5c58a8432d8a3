import { useQuery } from "@tanstack/react-query";
import { useContext, useMemo } from "react";
import { useAmpersandScope } from "../providers/ampersand-context.js";
import { InstallationContext } from "../providers/installation-context.js";
import { createTenantQueries } from "../internal/queries.js";

/**
 * Says whether an integration is installed for a group; works outside an `InstallationProvider` too. `consumerRef` is what
 * `getToken` is asked with, by default that of the nearest provider; with an API key it is not needed.
 *
 * @example
 * function Badge() {
 *   const { isIntegrationInstalled } = useIsIntegrationInstalled("write-to-salesforce", "acme");
 *   return <span>{isIntegrationInstalled ? "Installed" : "Available"}</span>;
 * }
 */
export function useIsIntegrationInstalled(integration: string, groupRef: string, consumerRef?: string) {
  const { client, queryClient, server } = useAmpersandScope();
  const scope = useContext(InstallationContext);
  const consumer = consumerRef ?? scope?.consumerRef;

  const queries = useMemo(
    () =>
      createTenantQueries({
        client: consumer === undefined ? client : client.as({ consumerRef: consumer, groupRef }),
        queryClient,
        server,
        integration,
        groupRef,
      }),
    [client, consumer, queryClient, server, integration, groupRef],
  );
  const { data, isLoading, isSuccess, isError, error } = useQuery(queries.installations, queryClient);
  return {
    isLoading,
    isLoaded: isSuccess,
    isIntegrationInstalled: data ? data.length > 0 : null,
    config: data?.[0]?.config,
    isError,
    error,
  };
}
