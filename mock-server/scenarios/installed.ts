import type { Scenario } from "./scenario.js";
import { install } from "./stage.js";

/** Everything that the manifest has to read and to write is installed, with legal settings. */
export const installed: Scenario = {
  description: "The customer is connected, and all read and write objects of the manifest are installed.",
  setUp(stage) {
    install(stage);
    return {};
  },
};
