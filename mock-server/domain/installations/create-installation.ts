import type { Integration } from "../../../src/contract/index.js";
import { quote } from "../../../src/json/quote.js";
import { chooseConnection, type ChoiceNeeds } from "../connections/choose-connection.js";
import type { DomainContext } from "../context.js";
import { createSchema, type SchemaNeeds } from "../instances/create-schema.js";
import { accept, type Outcome, refuse } from "../outcome.js";
import type { ConfigChecker } from "./check-config-content.js";
import type { Installations, StoredInstallation } from "./installations.js";
import { urlPath } from "../url-path.js";

/** The parts of a backend that installing uses. */
export interface InstallNeeds extends ChoiceNeeds, SchemaNeeds {
  context: DomainContext;
  configs: ConfigChecker;
  installations: Installations;
}

/** A request to install an integration; `id` and `configId` are for seeds. */
export interface InstallRequest {
  id?: string | undefined;
  configId?: string | undefined;
  groupRef: string;
  connectionId?: string | undefined;
  createdBy?: string | undefined;
  /** The config content as the caller sent it, not checked yet. */
  content: unknown;
  skipSampling: boolean;
}

/**
 * Installs an integration for a group. For a manifest of the 2023 form, also creates the declared objects and
 * fields in the group's instance.
 */
export function createInstallation(
  needs: InstallNeeds,
  integration: Integration,
  request: InstallRequest,
): Outcome<StoredInstallation> {
  const { id, configId, groupRef, createdBy = "api:create-installation", content, skipSampling } = request;
  const existing = needs.installations.findByGroup(integration.id, groupRef);
  if (existing) return refuseSecond(needs.context, integration, existing);
  const connection = chooseConnection(needs, {
    groupRef,
    provider: integration.provider,
    connectionId: request.connectionId,
    name: "connectionId",
  });
  if (!connection.ok) return connection;
  const checked = needs.configs.check({ content, integration, groupRef, skipSampling });
  if (!checked.ok) return checked;
  const connectionId = connection.value.id;
  const added = { id, configId, groupRef, connectionId, createdBy, content: checked.value };
  const stored = needs.installations.add(integration, added);
  createSchema(needs, integration, groupRef);
  return accept(stored);
}

function refuseSecond({ project }: DomainContext, integration: Integration, existing: StoredInstallation) {
  const { id, groupRef } = existing;
  return refuse({
    status: 409,
    detail: `integration ${quote(integration.name)} is installed for group ${quote(groupRef)} already`,
    remedy: `update it instead: PATCH ${urlPath`/projects/${project.id}/integrations/${integration.id}/installations/${id}`}`,
    where: { in: "body", name: "groupRef", value: groupRef },
    rules: ["I4"],
  });
}
