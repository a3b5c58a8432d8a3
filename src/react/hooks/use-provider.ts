"use client";

import { useQuery } from "@tanstack/react-query";
import type { ProviderInfo } from "../../contract/index.js";
import { useInstallationScope } from "../providers/installation-context.js";
import { type QueryState, withQueryState } from "../internal/loading/query-state.js";

/** What `useProvider` gives. */
export interface UseProviderResult extends QueryState {
  /** What the catalogue holds of the provider; `undefined` while it is loading. */
  readonly provider: ProviderInfo | undefined;
}

/**
 * Returns what the catalogue holds of the integration's provider: how a customer connects to it (`authType`) and what they
 * have to be asked for (`metadata.input`, of which only what the integration's module needs is there).
 *
 * @example
 * function ConnectForm() {
 *   const { provider } = useProvider();
 *   return <p>{provider?.authType === "oauth2" ? `Sign in at ${provider.displayName}` : "Enter your API key"}</p>;
 * }
 */
export function useProvider(): UseProviderResult {
  const { ampersand, queries } = useInstallationScope();
  const query = useQuery(queries.provider, ampersand.queryClient);
  return withQueryState(
    {
      get provider(): ProviderInfo | undefined {
        return query.data;
      },
    },
    [query],
    query.refetch,
  );
}
