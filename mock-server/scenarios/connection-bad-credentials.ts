import type { Scenario } from "./scenario.js";
import { install } from "./stage.js";

/** The integration is installed, and the provider no longer accepts the customer's credentials, until the customer signs in again. */
export const connectionBadCredentials: Scenario = {
  description:
    "The provider refuses the customer's credentials until the customer signs in again: no fields, no writes.",
  setUp(stage) {
    install(stage);
    const { connections } = stage.domains;
    for (const stored of connections.list()) connections.update(stored, { status: "bad_credentials" });
    return {};
  },
};
