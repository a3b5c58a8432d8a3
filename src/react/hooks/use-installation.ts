"use client";

import { useQuery } from "@tanstack/react-query";
import type { Installation } from "../../client/index.js";
import { useInstallationScope } from "../providers/installation-context.js";
import { type QueryState, withQueryState } from "../internal/loading/query-state.js";

/** What `useInstallation` gives. */
export interface UseInstallationResult extends QueryState {
  /** The group's installation, with the saved config; `undefined` while it is loading and where there is none. */
  readonly installation: Installation | undefined;
}

/**
 * Returns the group's installation of the integration; `undefined` while there is none, or while it is not known yet. Where
 * `isSuccess` is true, `undefined` means that nothing is installed.
 *
 * @example
 * function Installed() {
 *   const { installation, isPending } = useInstallation();
 *   return <p>{isPending ? "…" : installation ? "Installed" : "Not installed"}</p>;
 * }
 */
export function useInstallation(): UseInstallationResult {
  const { ampersand, queries } = useInstallationScope();
  const query = useQuery(queries.installations, ampersand.queryClient);
  return withQueryState(
    {
      get installation(): Installation | undefined {
        return query.data?.[0];
      },
    },
    [query],
    query.refetch,
  );
}
