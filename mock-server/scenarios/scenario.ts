import type { Integration } from "../../src/contract/index.js";
import type { Answer } from "../http/answer.js";
import type { FaultRule } from "../http/middleware/fault-rules.js";
import type { Domains } from "../domain/domains.js";

/** What a scenario is set up on: the domains of a backend without customers, and the scenario's customer. */
export interface Stage {
  readonly domains: Domains;
  readonly integration: Integration;
  readonly groupRef: string;
  readonly consumerRef: string;
}

/** What a scenario does after it was set up. */
export interface ScenarioEffects {
  readonly faults?: readonly FaultRule[];
  /** Called with each answer to a GET request, before it is sent. */
  readonly onRead?: (operation: string | undefined, answer: Answer) => void;
}

/** A situation that a screen has to handle. */
export interface Scenario {
  /** One sentence for people who choose a scenario. */
  readonly description: string;
  /** Throws an `Error` where the integration lacks what the scenario needs. */
  setUp(stage: Stage): ScenarioEffects;
}
