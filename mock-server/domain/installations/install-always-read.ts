import type { ConfigContent, Integration, IntegrationObject } from "../../../src/contract/index.js";
import { isUserMapping, listFields } from "../../../src/manifest/index.js";
import type { StoredConnection } from "../connections/connections.js";
import type { Instances } from "../instances/instances.js";
import type { Integrations } from "../integrations/integrations.js";
import { createInstallation, type InstallNeeds } from "./create-installation.js";

/** What installing without being asked needs. */
export interface AlwaysReadNeeds extends InstallNeeds {
  integrations: Pick<Integrations, "list" | "object2023">;
}

/**
 * Installs what the manifest reads for every customer (`enabled: always`, manifest reference), as soon as a group is connected to the
 * provider: without asking, with the mappings that the manifest proposes. An integration that is installed stays as it is.
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
      // Only fields that the instance has are chosen.
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
