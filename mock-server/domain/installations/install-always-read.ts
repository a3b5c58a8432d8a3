import type { ConfigContent, Integration, IntegrationObject } from "../../../src/contract/index.js";
import { isUserMapping, listFields } from "../../../src/manifest/index.js";
import type { StoredConnection } from "../connections/connections.js";
import type { Instances } from "../instances/instances.js";
import type { Integrations } from "../integrations/integrations.js";
import { createInstallation, type InstallNeeds } from "./create-installation.js";

/** The parts of a backend that `installAlwaysRead` uses. */
export interface AlwaysReadNeeds extends InstallNeeds {
  integrations: Pick<Integrations, "list" | "object2023">;
}

/**
 * Installs the integrations with objects that are read for every customer (`enabled: always`, manifest
 * reference) when a group connects to their provider. The customer is not asked: the mappings are the
 * manifest's defaults. An installed integration stays as it is.
 */
export function installAlwaysRead(needs: AlwaysReadNeeds, connection: StoredConnection): void {
  const { groupRef, consumerRef } = connection;
  for (const integration of needs.integrations.list()) {
    const objects = listAlwaysRead(integration);
    if (integration.provider !== connection.provider || objects.length === 0) continue;
    if (needs.installations.findByGroup(integration.id, groupRef)) continue;
    createInstallation(needs, integration, {
      groupRef,
      connectionId: connection.id,
      createdBy: `consumer:${consumerRef}`,
      content: createContent(needs.instances, integration, { objects, groupRef }),
      // The sample read is not needed: only fields that the instance has are mapped.
      skipSampling: true,
    });
  }
}

function listAlwaysRead({ latestRevision }: Integration): IntegrationObject[] {
  const { objects = [] } = latestRevision.content.read ?? {};
  return objects.filter(({ enabled }) => enabled === "always");
}

function createContent(
  instances: Pick<Instances, "describe">,
  { provider, latestRevision }: Integration,
  { objects, groupRef }: { objects: readonly IntegrationObject[]; groupRef: string },
): ConfigContent {
  const { proxy } = latestRevision.content;
  const read = objects.map((object) => {
    const { objectName } = object;
    const { fields, fieldKey } = instances.describe({ provider, objectName, groupRef });
    const proposed = listFields(object).flatMap(({ name, field }) => {
      if (!isUserMapping(field) || field.default === undefined) return [];
      return fields.has(fieldKey(field.default)) ? [[name, field.default] as const] : [];
    });
    return [
      objectName,
      { objectName, selectedFields: {}, selectedFieldMappings: Object.fromEntries(proposed) },
    ] as const;
  });
  return {
    provider,
    read: { objects: Object.fromEntries(read) },
    ...(proxy?.enabled && { proxy: { enabled: true } }),
  };
}
