import type { Config, Installation } from "../../../src/contract/index.js";
import type { StoredConnection } from "../connections/stored-connection.js";

/** An installation as the backend stores it; the answer adds its group and connection. */
export type StoredInstallation = Pick<
  Installation,
  "id" | "integrationId" | "createTime" | "createdBy" | "updateTime"
> & {
  groupRef: string;
  connectionId: string;
  /**
   * The last state of a connection that was deleted: the contract requires a connection in every
   * installation.
   */
  lostConnection?: StoredConnection;
  config: Config;
};
