import type { Scenario } from "./scenario.js";
import { install, instanceOf } from "./stage.js";

/** The provider refuses every write until the scenario ends, because its quota is used up. */
export const quotaExhausted: Scenario = {
  description: "The provider refuses every write, because its quota is used up.",
  setUp(stage) {
    install(stage);
    instanceOf(stage).failNext({ kind: "rate-limited", times: Number.MAX_SAFE_INTEGER });
    return {};
  },
};
