import { useQuery } from "@tanstack/react-query";
import { useInstallationScope } from "../providers/installation-context.js";
import { withQueryState } from "../internal/query-state.js";

/**
 * Returns the group's installation of the integration, `undefined` while there is none.
 *
 * @example
 * function Installed() {
 *   const { installation, isPending } = useInstallation();
 *   return <p>{isPending ? "…" : installation ? "Installed" : "Not installed"}</p>;
 * }
 */
export function useInstallation() {
  const { ampersand, queries } = useInstallationScope();
  const query = useQuery(queries.installations, ampersand.queryClient);
  return withQueryState(query, {
    get installation() {
      return query.data?.[0];
    },
  });
}
