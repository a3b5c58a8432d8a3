import type { FindUnavailability } from "../../../src/engine/index.js";
import type { Connections } from "../connections/connections.js";
import type { Installations } from "../installations/installations.js";

/**
 * Creates the function that tells why writes of an installation cannot be delivered: it is gone, or its
 * connection does not work. Only the first is final, because a connection can be renewed or replaced.
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
