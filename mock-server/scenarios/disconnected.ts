import { disconnect } from "../domain/installations/remove.js";
import type { Scenario } from "./scenario.js";
import { install } from "./stage.js";

/** The customer had the integration installed and has removed the connection, and with it the installation. */
export const disconnected: Scenario = {
  description:
    "The customer has disconnected: group and consumer are known, connection and installation are gone.",
  setUp(stage) {
    const { installations, connections } = stage.domains;
    installations.remove(install(stage));
    for (const { id } of connections.list()) disconnect(stage.domains, id);
    return {};
  },
};
