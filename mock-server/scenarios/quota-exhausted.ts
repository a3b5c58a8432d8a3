import type { Scenario } from "./scenario.js";
import { install, instanceOf } from "./stage.js";

/** The provider takes no write: its quota is used up until the scenario ends. */
export const quotaExhausted: Scenario = {
  description: "The provider refuses every write, because its quota is used up.",
  setUp(stage) {
    install(stage);
    instanceOf(stage).failNext({ kind: "rate-limited", times: Number.MAX_SAFE_INTEGER });
    return {};
  },
};
