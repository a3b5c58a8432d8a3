import type { ProviderCatalogue } from "../integrations/provider-catalogue.js";
import type { Connections, NewConnection, StoredConnection } from "./connections.js";
import { addTokenMetadata } from "./token-metadata.js";

/** The ways in which a group gets a working connection. */
export interface GroupConnector {
  /** Adds a connection whose credentials were part of the request. */
  connect(given: NewConnection): StoredConnection;
  /** Adds a connection by a login at the provider; the token of the login adds metadata. */
  signIn(given: NewConnection): StoredConnection;
  /** Renews a connection by another login. */
  signInAgain(stored: StoredConnection): StoredConnection;
}

/** Creates the connector; `onConnected` is called for each new connection. */
export function createGroupConnector(
  { catalogue, connections }: { catalogue: ProviderCatalogue; connections: Connections },
  onConnected: (connection: StoredConnection) => void,
): GroupConnector {
  function connect(given: NewConnection): StoredConnection {
    const connection = connections.add(given);
    onConnected(connection);
    return connection;
  }

  return {
    connect,
    signIn: (given) => connect({ ...given, ...addTokenMetadata(catalogue.describe(given.provider), given) }),
    signInAgain(stored) {
      const told = addTokenMetadata(catalogue.describe(stored.provider), stored);
      return connections.update(stored, { ...told, status: "created" }, "connection.refreshed");
    },
  };
}
