import type { FindUnavailability } from "../../../src/engine/index.js";
import type { Connections } from "../connections/connections.js";
import type { Installations } from "../installations/installations.js";

/**
 * Tells why nothing can be written for an installation: it is gone, or its connection does not work. A connection can be healed,
 * and an installation moved to another one, so that only what was uninstalled is never tried again.
 */
export function createFindUnavailability(
  installations: Pick<Installations, "get">,
  connections: Pick<Connections, "get">,
): FindUnavailability {
  return ({ installationId }) => {
    const installation = installations.get(installationId);
    if (!installation) {
      return { message: "The integration is no longer installed for this group", isRetryable: false };
    }
    const connection = connections.get(installation.connectionId);
    if (!connection) {
      return { message: "The connection of the installation was deleted; connect again", isRetryable: true };
    }
    return connection.status === "bad_credentials"
      ? { message: "The credentials of the connection no longer work; connect again", isRetryable: true }
      : undefined;
  };
}
