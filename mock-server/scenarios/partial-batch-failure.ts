import type { Scenario } from "./scenario.js";
import { install, instanceOf } from "./stage.js";

/** The provider refuses the second record of every batch, the fourth and so on; single records are written. */
export const partialBatchFailure: Scenario = {
  description: "Of every batch the provider refuses each second record.",
  setUp(stage) {
    install(stage);
    instanceOf(stage).failNext({ kind: "refused", every: 2, times: Number.MAX_SAFE_INTEGER });
    return {};
  },
};
