import type { Connection, Group, Installation } from "../../../src/contract/index.js";
import { memoize } from "../../../src/json/memoize.js";
import type { Connections } from "../connections/connections.js";
import type { Customers } from "../connections/customers.js";
import type { ShowConnection } from "../connections/show-connection.js";
import type { DomainContext } from "../context.js";
import type { StoredInstallation } from "./installations.js";

/** Puts installations together as the contract answers them. */
export interface InstallationView {
  /** Gives the same value while nothing of it changes. */
  show(stored: StoredInstallation): Installation;
  /** As `show`, for one that was just changed: it may change again before anybody asks for it, so the value is not kept. */
  showNew(stored: StoredInstallation): Installation;
}

/** What showing an installation needs. */
export interface ViewNeeds {
  context: Pick<DomainContext, "project">;
  connections: Pick<Connections, "get">;
  customers: Pick<Customers, "group">;
  showConnection: ShowConnection;
}

/** Makes what shows the installations of a backend. */
export function createInstallationView(needs: ViewNeeds): InstallationView {
  const { project } = needs.context;
  const join = (stored: StoredInstallation, group: Group, connection: Connection): Installation => ({
    // Written out: taking the other members off a copy costs more than the rest of the answer (bench figure: http).
    id: stored.id,
    integrationId: stored.integrationId,
    createTime: stored.createTime,
    createdBy: stored.createdBy,
    ...(stored.updateTime !== undefined && { updateTime: stored.updateTime }),
    projectId: project.id,
    group,
    healthStatus: stored.lostConnection || connection.status === "bad_credentials" ? "unhealthy" : "healthy",
    connection,
    config: stored.config,
  });
  const joinOnce = memoize(join);
  const partsOf = ({
    id,
    groupRef,
    connectionId,
    lostConnection,
  }: StoredInstallation): [Group, Connection] => {
    const connection = lostConnection ?? needs.connections.get(connectionId);
    if (!connection) throw new Error(`installation ${id} has lost its connection ${connectionId}`);
    return [needs.customers.group(groupRef), needs.showConnection(connection)];
  };
  return {
    show: (stored) => joinOnce(stored, ...partsOf(stored)),
    showNew: (stored) => join(stored, ...partsOf(stored)),
  };
}
