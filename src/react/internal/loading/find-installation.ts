import { UsageError, type Installation } from "../../../client/index.js";
import type { SaveTarget } from "../../../save/plan/save-plan.js";
import type { InstallationScope } from "../../providers/installation-context.js";
import { loadData } from "./load-data.js";
import { saveTarget } from "../saving/save-target.js";

/** The target of a save, and the installation that was fetched for it. */
export interface FoundInstallation {
  readonly target: SaveTarget;
  readonly installation: Installation | undefined;
}

/** Finds it; loads what is not known yet. */
export async function findInstallation(scope: InstallationScope): Promise<FoundInstallation> {
  const { queries, ampersand } = scope;
  const { queryClient } = ampersand;
  const integration = await loadData(queryClient, queries.integration);
  const [installation] = await loadData(queryClient, queries.installations);
  // A new installation needs the connection, even where no component shows it.
  const connections = installation ? [] : await loadData(queryClient, queries.connections);
  const target = saveTarget(scope, { integration, installation, connection: connections[0] });
  return { target, installation };
}

/** Finds it; throws a `UsageError` where nothing is installed. */
export async function requireInstallation(scope: InstallationScope) {
  const { target, installation } = await findInstallation(scope);
  if (installation) return { target, installation };
  throw new UsageError(
    `"${scope.integrationNameOrId}" is not installed for group "${scope.groupRef}"; create the installation first`,
  );
}
