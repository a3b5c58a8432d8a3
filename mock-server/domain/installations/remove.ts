import type { Integration } from "../../../src/contract/index.js";
import type { Connections } from "../connections/connections.js";
import { accept, type Outcome } from "../outcome.js";
import type { Installations } from "./installations.js";

/** The parts of a backend that removing uses. */
export interface RemovalNeeds {
  connections: Pick<Connections, "find" | "remove">;
  installations: Installations;
}

/**
 * Removes an installation, and its connection where no other installation uses it (contract:
 * deleteInstallation).
 */
export function uninstall(
  { connections, installations }: RemovalNeeds,
  integration: Integration,
  id: string,
): Outcome<null> {
  const found = installations.find(integration, id);
  if (!found.ok) return found;
  const { connectionId } = found.value;
  installations.remove(id);
  const isUsed = installations.list().some((other) => other.connectionId === connectionId);
  if (!isUsed) connections.remove(connectionId);
  return accept(null);
}

/**
 * Removes a connection. Its installations stay, unhealthy, until they get another connection or are removed.
 */
export function disconnect({ connections, installations }: RemovalNeeds, id: string): Outcome<null> {
  const found = connections.find(id);
  if (!found.ok) return found;
  connections.remove(id);
  installations.loseConnection(found.value);
  return accept(null);
}
