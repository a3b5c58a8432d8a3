import type { Connection } from "../../../client/index.js";

/**
 * Returns the connection that an installation uses, `undefined` where that was deleted; without an installation the newest,
 * which a new one will use.
 */
export function usedConnection(
  connections: readonly Connection[] | undefined,
  installation: { readonly connection: Pick<Connection, "id"> } | null | undefined,
): Connection | undefined {
  if (!installation) return connections?.[0];
  return connections?.find(({ id }) => id === installation.connection.id);
}
