import type { Scenario } from "./scenario.js";
import { install } from "./stage.js";

/** Every request is refused with 401, whichever key or token it has. */
export const badCredentials: Scenario = {
  description: "Every request is refused with 401.",
  setUp(stage) {
    install(stage);
    return { faults: [{ effect: { kind: "status", status: 401 } }] };
  },
};
