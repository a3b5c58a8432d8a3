import type { Integration } from "../../src/contract/index.js";
import type { Answer } from "../http/answer.js";
import type { FaultRule } from "../http/middleware/fault-rules.js";
import type { Domains } from "../domain/domains.js";

/** What a scenario is set up on: a backend that was just reset, and the customer that it is about. */
export interface Stage {
  readonly domains: Domains;
  readonly integration: Integration;
  readonly groupRef: string;
  readonly consumerRef: string;
}

/** What a scenario does once it is set up. */
export interface ScenarioEffects {
  readonly faults?: readonly FaultRule[];
  /** Is told of the answers to GET requests, before they leave. */
  readonly onRead?: (operation: string | undefined, answer: Answer) => void;
}

/** A state of affairs that a screen has to cope with. */
export interface Scenario {
  /** One sentence for people who choose among them. */
  readonly description: string;
  /** Throws an `Error` where the integration has nothing to show it by. */
  setUp(stage: Stage): ScenarioEffects;
}
