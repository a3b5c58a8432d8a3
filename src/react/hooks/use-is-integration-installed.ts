"use client";

import { useQuery } from "@tanstack/react-query";
import { useContext } from "react";
import { useAmpersandScope } from "../providers/ampersand-context.js";
import { InstallationContext } from "../providers/installation-context.js";
import type { Config } from "../../client/index.js";
import { askNothing, hasLoaded, isKnown, type QueryState } from "../internal/loading/query-state.js";
import { useTenantQueries } from "../internal/loading/use-tenant-queries.js";

/** Whether an integration is installed, and how that is known. */
export interface UseIsIntegrationInstalledResult extends Omit<QueryState, "isFetching"> {
  readonly isLoading: boolean;
  readonly isLoaded: boolean;
  /** `null` while it is not known. */
  readonly isIntegrationInstalled: boolean | null;
  /** The config of the installation, where there is one. */
  readonly config: Config | undefined;
}

/**
 * Says whether an integration is installed for a group; works outside an `InstallationProvider` too. `consumerRef` is passed
 * to `getToken`, by default that of the nearest provider; with an API key it is not needed. While the integration or group is
 * not known yet, no request is sent and `isIntegrationInstalled` is `null`.
 *
 * @example
 * function Badge() {
 *   const { isIntegrationInstalled } = useIsIntegrationInstalled("write-to-salesforce", "acme");
 *   return <span>{isIntegrationInstalled ? "Installed" : "Available"}</span>;
 * }
 */
export function useIsIntegrationInstalled(
  integration: string | undefined,
  groupRef: string | undefined,
  consumerRef?: string,
): UseIsIntegrationInstalledResult {
  const ampersand = useAmpersandScope();
  const scope = useContext(InstallationContext);
  const areKnown = isKnown(integration) && isKnown(groupRef);
  const { queries } = useTenantQueries(ampersand, {
    integration: integration ?? "",
    groupRef: groupRef ?? "",
    consumerRef: consumerRef ?? scope?.consumerRef,
  });
  const query = useQuery({ ...queries.installations, enabled: areKnown }, ampersand.queryClient);
  const { data, isLoading, isError, error, refetch } = query;
  return {
    isLoading,
    isLoaded: hasLoaded(query),
    isIntegrationInstalled: data ? data.length > 0 : null,
    config: data?.[0]?.config,
    isPending: query.isPending,
    isSuccess: hasLoaded(query),
    isError,
    error,
    refetch: areKnown ? refetch : askNothing,
  };
}
