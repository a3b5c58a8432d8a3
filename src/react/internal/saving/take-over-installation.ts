import type { InstallationScope } from "../../providers/installation-context.js";

/** Gives the draft the installation that the cache holds, once it is known. */
export function takeOverInstallation({
  store,
  queries,
  ampersand,
}: Pick<InstallationScope, "store" | "queries" | "ampersand">): void {
  const installations = ampersand.queryClient.getQueryData(queries.installations.queryKey);
  if (installations) store.takeSaved(installations[0]?.config.content);
}
