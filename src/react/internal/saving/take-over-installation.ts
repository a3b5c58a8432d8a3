import { isChanging } from "../../../save/save-queue.js";
import type { InstallationScope } from "../../providers/installation-context.js";

/**
 * Gives the draft the installation that the cache holds, once it is known; not while a change is under way, whose answer
 * tells more than a refetch that may have come before it.
 */
export function takeOverInstallation({
  store,
  queries,
  ampersand,
}: Pick<InstallationScope, "store" | "queries" | "ampersand">): void {
  const installations = ampersand.queryClient.getQueryData(queries.installations.queryKey);
  if (installations && !isChanging(store)) store.takeSaved(installations[0]?.config.content);
}
