import { useQuery } from "@tanstack/react-query";
import { useInstallationScope } from "../providers/installation-context.js";
import { withQueryState } from "../internal/query-state.js";

/**
 * Returns the group's connection to the integration's provider, the newest where it has several; `undefined` while there is
 * none.
 *
 * @example
 * function ConnectionStatus() {
 *   const { connection, isPending } = useConnection();
 *   return <p>{isPending ? "…" : (connection?.status ?? "not connected")}</p>;
 * }
 */
export function useConnection() {
  const { ampersand, queries } = useInstallationScope();
  const query = useQuery(queries.connections, ampersand.queryClient);
  return withQueryState(query, {
    get connection() {
      return query.data?.[0];
    },
  });
}
