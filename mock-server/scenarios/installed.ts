import type { Scenario } from "./scenario.js";
import { install } from "./stage.js";

/** All read and write objects of the manifest are installed, with settings that the service accepts. */
export const installed: Scenario = {
  description: "The customer is connected, and all read and write objects of the manifest are installed.",
  setUp(stage) {
    install(stage);
    return {};
  },
};
