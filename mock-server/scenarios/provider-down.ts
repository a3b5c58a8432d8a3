import type { Scenario } from "./scenario.js";
import { install, instanceOf } from "./stage.js";

/** The provider is down until the scenario ends: every write fails as unavailable. */
export const providerDown: Scenario = {
  description: "The provider is down: every write comes back as unavailable.",
  setUp(stage) {
    install(stage);
    instanceOf(stage).failNext({ kind: "unavailable", times: Number.MAX_SAFE_INTEGER });
    return {};
  },
};
