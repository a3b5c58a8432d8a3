import type { Connection } from "../../../src/contract/index.js";

/** A connection as it is kept: group and consumer stand once for all, credentials nowhere. */
export type StoredConnection = Pick<
  Connection,
  | "id"
  | "provider"
  | "providerWorkspaceRef"
  | "providerConsumerRef"
  | "providerMetadata"
  | "createTime"
  | "updateTime"
  | "authScheme"
  | "status"
> & { groupRef: string; consumerRef: string };
