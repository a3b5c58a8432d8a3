import type { Connection, Installation, Integration } from "../../../client/index.js";
import type { SaveTarget } from "../../../save/plan/save-plan.js";
import type { InstallationScope } from "../../providers/installation-context.js";

/** The server's state that the plan of a save needs. */
export interface SaveTargetInput {
  readonly integration: Integration;
  readonly installation: Installation | undefined;
  readonly connection: Connection | undefined;
}

/** Returns the target of saves of a scope's draft. */
export function saveTarget(
  { ampersand, groupRef }: Pick<InstallationScope, "ampersand" | "groupRef">,
  { integration, installation, connection }: SaveTargetInput,
): SaveTarget {
  return {
    project: ampersand.projectIdOrName,
    integrationId: integration.id,
    groupRef,
    provider: integration.provider,
    installationId: installation?.id,
    connectionId: connection?.id,
    revisionId: integration.latestRevision.id,
  };
}
