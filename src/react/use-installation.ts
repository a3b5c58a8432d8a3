import { useQuery } from "@tanstack/react-query";
import { useInstallationScope } from "./installation-context.js";

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
  const { data, error, isPending, isFetching, isError, isSuccess } = useQuery(
    queries.installations,
    ampersand.queryClient,
  );
  return { installation: data?.[0], isPending, isFetching, isError, isSuccess, error };
}
