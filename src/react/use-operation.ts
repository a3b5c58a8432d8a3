import { useQuery } from "@tanstack/react-query";
import { useInstallationScope } from "./installation-context.js";
import { withQueryState } from "./query-state.js";

/**
 * Returns an operation and asks for it again, first after a second, then less and less often, until it has ended. Without an
 * id nothing is asked.
 *
 * @example
 * function Progress({ operationId }: { operationId: string }) {
 *   const { operation } = useOperation(operationId);
 *   return <p>{operation?.result ?? operation?.status ?? "…"}</p>;
 * }
 */
export function useOperation(operationId: string | undefined) {
  const { ampersand, queries } = useInstallationScope();
  const query = useQuery(queries.operation(operationId), ampersand.queryClient);
  return withQueryState(query, {
    get operation() {
      return query.data;
    },
    refetch: query.refetch,
  });
}
