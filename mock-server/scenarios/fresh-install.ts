import type { Scenario } from "./scenario.js";
import { connect } from "./stage.js";

/** The customer is connected, and nothing is installed. */
export const freshInstall: Scenario = {
  description: "The customer is connected; nothing is installed yet.",
  setUp(stage) {
    connect(stage);
    return {};
  },
};
