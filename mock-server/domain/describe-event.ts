import type { Connections } from "./connections/connections.js";
import type { Customers } from "./connections/customers.js";
import type { DomainContext } from "./context.js";
import type { Installations } from "./installations/installations.js";
import type { Integrations } from "./integrations/integrations.js";
import type { DomainEvent } from "./events.js";
import type { StoredConnection } from "./connections/stored-connection.js";
import type { StoredInstallation } from "./installations/stored-installation.js";

/** The parts of a backend that `describeEvent` reads. */
interface Needs {
  context: Pick<DomainContext, "project">;
  connections: Pick<Connections, "get">;
  customers: Customers;
  installations: Pick<Installations, "get">;
  integrations: Pick<Integrations, "list">;
}

/**
 * Describes an event as the data of the contract's notification; `undefined` for the end of a write whose
 * installation was deleted.
 */
export function describeEvent(
  needs: Needs,
  event: DomainEvent,
): Readonly<Record<string, unknown>> | undefined {
  switch (event.kind) {
    case "connection.error":
      // The contract has both names of the list, the older and the newer one.
      return { ...describeConnection(needs, event.connection), errors: event.errors, error: event.errors };
    case "installation.created":
    case "installation.deleted":
      return {
        ...describeInstallation(needs, event.installation),
        config: event.installation.config.content,
      };
    case "installation.updated":
      return {
        ...describeInstallation(needs, event.installation),
        config: event.installation.config.content,
        lastConfig: event.lastConfig.content,
      };
    case "write.async.done": {
      const installation = needs.installations.get(event.installationId);
      if (!installation) return undefined;
      const { objectName, success, successfulRecordIds, errors } = event;
      return {
        ...describeInstallation(needs, installation),
        objectName,
        success,
        ...(successfulRecordIds.length > 0 && { successfulRecordIds }),
        ...(errors.length > 0 && { errors }),
      };
    }
    default:
      return describeConnection(needs, event.connection);
  }
}

function describeConnection({ context, customers }: Needs, connection: StoredConnection) {
  const { id, provider, groupRef, consumerRef } = connection;
  const { consumerName } = customers.consumer(consumerRef);
  return {
    projectId: context.project.id,
    connectionId: id,
    provider,
    groupRef,
    consumerRef,
    consumerName,
  };
}

function describeInstallation(needs: Needs, installation: StoredInstallation) {
  const { context, connections, customers, integrations } = needs;
  const { id, integrationId, groupRef, connectionId, lostConnection } = installation;
  const integration = integrations.list().find((each) => each.id === integrationId);
  const connection = lostConnection ?? connections.get(connectionId);
  const consumerRef = connection?.consumerRef ?? "";
  return {
    projectId: context.project.id,
    provider: integration?.provider ?? "",
    integrationId,
    integrationName: integration?.name ?? "",
    installationId: id,
    connectionId,
    groupRef,
    groupName: customers.group(groupRef).groupName,
    consumerRef,
    consumerName: connection ? customers.consumer(consumerRef).consumerName : "",
  };
}
