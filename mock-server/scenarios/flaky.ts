import type { Scenario } from "./scenario.js";
import { install } from "./stage.js";

/** About a third of the requests fail in ways that are worth a retry. The same seed always fails the same ones. */
export const flaky: Scenario = {
  description: "About one request in three fails: 503, 429 with Retry-After, or a connection that breaks.",
  setUp(stage) {
    install(stage);
    return {
      faults: [
        { probability: 0.15, effect: { kind: "status", status: 503 } },
        { probability: 0.1, effect: { kind: "status", status: 429, retryAfterSeconds: 1 } },
        { probability: 0.1, effect: { kind: "drop", when: "request" } },
        { probability: 0.05, effect: { kind: "drop", when: "response" } },
      ],
    };
  },
};
