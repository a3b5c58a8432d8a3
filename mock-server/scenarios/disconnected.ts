import { deleteConnection, listConnections } from "../domain/connections/connections.js";
import type { Scenario } from "./scenario.js";
import { install } from "./stage.js";

/** The customer had the integration installed and took the connection away, and the installation with it. */
export const disconnected: Scenario = {
  description:
    "The customer has disconnected: group and consumer are known, connection and installation are gone.",
  setUp(stage) {
    install(stage);
    for (const { id } of listConnections(stage.state, {})) deleteConnection(stage.state, id);
    return {};
  },
};
