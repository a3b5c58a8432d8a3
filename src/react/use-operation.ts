import { useQuery } from "@tanstack/react-query";
import { useInstallationScope } from "./installation-context.js";

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
  const { data, error, isPending, isFetching, isError, isSuccess, refetch } = useQuery(
    queries.operation(operationId),
    ampersand.queryClient,
  );
  return { operation: data, error, isPending, isFetching, isError, isSuccess, refetch };
}
