import type { DomainContext } from "../context.js";
import type { ProviderCatalogue } from "../integrations/provider-catalogue.js";
import type { Connections } from "./connections.js";
import type { GroupConnector } from "./group-connector.js";
import type { Logins } from "./logins.js";
import type { ShowConnection } from "./show-connection.js";

/** The parts of a backend that logins use. */
export interface LoginNeeds {
  context: DomainContext;
  catalogue: ProviderCatalogue;
  connections: Connections;
  connector: GroupConnector;
  showConnection: ShowConnection;
  logins: Logins;
}
