import type { Connection } from "../../../src/contract/index.js";

/**
 * A connection as the backend stores it: with references to its group and consumer, and without credentials.
 */
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
