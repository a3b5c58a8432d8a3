import type { Connection, Group, Installation } from "../../../src/contract/index.js";
import { memoize } from "../../../src/json/memoize.js";
import type { Connections } from "../connections/connections.js";
import type { Customers } from "../connections/customers.js";
import type { ShowConnection } from "../connections/show-connection.js";
import type { DomainContext } from "../context.js";
import type { StoredInstallation } from "./installations.js";

/** Builds the contract's form of installations. */
export interface InstallationView {
  /** Shows an installation; returns the same value until one of its parts changes. */
  show(stored: StoredInstallation): Installation;
  /**
   * Shows an installation that was just changed. The value is not memoised, because the installation may
   * change again before anybody reads it.
   */
  showNew(stored: StoredInstallation): Installation;
}

/** The parts of a backend that the view reads. */
export interface ViewNeeds {
  context: Pick<DomainContext, "project">;
  connections: Pick<Connections, "get">;
  customers: Pick<Customers, "group">;
  showConnection: ShowConnection;
}

/** Creates the view of a backend's installations. */
export function createInstallationView(needs: ViewNeeds): InstallationView {
  const { project } = needs.context;
  const join = (stored: StoredInstallation, group: Group, connection: Connection): Installation => ({
    // The members are listed, because a rest pattern would cost more than the rest of the answer (bench
    // figure: http).
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
