import type { Scenario } from "./scenario.js";
import { install } from "./stage.js";

/** Every answer takes one to three seconds of the backend's clock. */
export const slow: Scenario = {
  description: "Every answer takes one to three seconds.",
  setUp(stage) {
    install(stage);
    return { faults: [{ effect: { kind: "latency", ms: [1_000, 3_000] } }] };
  },
};
