import type { Config, Installation } from "../../../src/contract/index.js";
import type { StoredConnection } from "../connections/stored-connection.js";

/** An installation as it is kept; the answer adds its group and connection. */
export type StoredInstallation = Pick<
  Installation,
  "id" | "integrationId" | "createTime" | "createdBy" | "updateTime"
> & {
  groupRef: string;
  connectionId: string;
  /** The connection as it was, where it has been deleted: the contract shows one of every installation. */
  lostConnection?: StoredConnection;
  config: Config;
};
