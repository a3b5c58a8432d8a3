import { useQuery } from "@tanstack/react-query";
import { useInstallationScope } from "./installation-context.js";

/**
 * Returns the group's connection to the integration's provider, `undefined` while there is none.
 *
 * @example
 * function ConnectionStatus() {
 *   const { connection, isPending } = useConnection();
 *   return <p>{isPending ? "…" : (connection?.status ?? "not connected")}</p>;
 * }
 */
export function useConnection() {
  const { ampersand, queries } = useInstallationScope();
  const { data, error, isPending, isFetching, isError, isSuccess } = useQuery(
    queries.connections,
    ampersand.queryClient,
  );
  return { connection: data?.[0], error, isPending, isFetching, isError, isSuccess };
}
