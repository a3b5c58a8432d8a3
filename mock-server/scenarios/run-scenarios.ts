import { didYouMean } from "../../src/json/did-you-mean.js";
import { quote } from "../../src/json/quote.js";
import type { Faults } from "../http/middleware/faults.js";
import type { Answer } from "../http/answer.js";
import type { RoutedRequest } from "../http/request.js";
import { type Domains, forgetCustomers } from "../domain/domains.js";
import { changeState } from "../persistence/saved-state.js";
import { type ScenarioName, scenarios } from "./index.js";
import type { Scenario, ScenarioEffects } from "./scenario.js";

/** The customer that a scenario is about. */
export interface ScenarioOptions {
  /** @default "demo-group-id" */
  groupRef?: string;
  /** @default "demo-consumer-id" */
  consumerRef?: string;
  /** Name or id. @default the first of the manifest */
  integration?: string;
  /** Of the faults, where the scenario has any. @default 1 */
  seed?: number;
}

/** Runs one scenario at a time. */
export interface ScenarioRunner {
  readonly name: ScenarioName | undefined;
  start(name: ScenarioName, options?: ScenarioOptions): void;
  end(): void;
  /** Tells the scenario of an answer. */
  observe(request: RoutedRequest, answer: Answer): void;
}

/** Creates the runner of a backend; `clear` ends what goes on beside its state: requests, faults, journal, and the scenario that runs. */
export function createScenarioRunner(backend: {
  domains: Domains;
  faults: Faults;
  clear: () => void;
}): ScenarioRunner {
  const { domains, faults, clear } = backend;
  let running: { name: ScenarioName; effects: ScenarioEffects } | undefined;

  return {
    get name() {
      return running?.name;
    },
    start(name, options = {}) {
      const { groupRef = "demo-group-id", consumerRef = "demo-consumer-id", seed = 1 } = options;
      const scenario = findScenario(name);
      const integration = chooseIntegration(domains, options.integration);
      const effects = changeState(domains, () => {
        forgetCustomers(domains);
        return domains.context.events.quietly(() =>
          scenario.setUp({ domains, integration, groupRef, consumerRef }),
        );
      });
      clear();
      faults.set(effects.faults ?? [], { seed });
      running = { name, effects };
    },
    end: () => {
      running = undefined;
    },
    observe: ({ method, route }, answer) => {
      if (method === "GET") running?.effects.onRead?.(route.operation, answer);
    },
  };
}

function findScenario(name: string): Scenario {
  const names = Object.keys(scenarios);
  if (names.includes(name)) return scenarios[name as ScenarioName];
  const hint = didYouMean(name, names) || ".";
  throw new TypeError(`there is no scenario ${quote(name)}${hint} There are ${names.join(", ")}`);
}

function chooseIntegration({ integrations }: Domains, idOrName: string | undefined) {
  if (idOrName === undefined) {
    const [first] = integrations.list();
    if (first) return first;
    throw new TypeError("the manifest has no integration; a scenario needs one");
  }
  const found = integrations.find(idOrName);
  if (found.ok) return found.value;
  throw new TypeError(`${found.refusal.detail}; ${found.refusal.remedy}`);
}
