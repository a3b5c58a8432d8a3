import type { Integration } from "../../src/contract/index.js";
import type { WriteAnswer } from "../../src/engine/index.js";
import type { BackendState } from "./backend-state.js";
import { findByGroup } from "./installations.js";
import { findInstance } from "./instances.js";

/** Hands a write to the engine, with the backend's installations and instances to look up. */
export function writeRecords(
  state: BackendState,
  integration: Integration,
  objectName: string,
  body: unknown,
): Promise<WriteAnswer> {
  const { id: integrationId, projectId, provider, latestRevision } = integration;
  return state.engine.write({
    projectId,
    integrationId,
    integration: latestRevision.content,
    objectName,
    body,
    removeUnmappedFields: state.removeUnmappedFields,
    findInstallation(groupRef) {
      const stored = findByGroup(state, integrationId, groupRef);
      return (
        stored && {
          id: stored.id,
          configId: stored.config.id,
          content: stored.config.content,
          provider: findInstance(state, { provider, groupRef }),
        }
      );
    },
  });
}
