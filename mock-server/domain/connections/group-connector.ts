import type { ProviderCatalogue } from "../integrations/provider-catalogue.js";
import type { Connections, NewConnection, StoredConnection } from "./connections.js";
import { addTokenMetadata } from "./token-metadata.js";

/** The ways in which a group gets a working connection. */
export interface GroupConnector {
  /** Connects with credentials that were handed in. */
  connect(given: NewConnection): StoredConnection;
  /** Connects by a login at the provider, whose token tells more than the customer did. */
  signIn(given: NewConnection): StoredConnection;
  /** Gives a connection the tokens of another login. */
  signInAgain(stored: StoredConnection): StoredConnection;
}

/** Makes the ways; `onConnected` is told of each connection that is new. */
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
