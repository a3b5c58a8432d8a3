import { didYouMean } from "../../src/json/did-you-mean.js";
import { quote } from "../../src/json/quote.js";
import type { Faults } from "../http/middleware/faults.js";
import type { Answer } from "../http/answer.js";
import type { RoutedRequest } from "../http/request.js";
import { type Domains, forgetCustomers } from "../domain/domains.js";
import { changeState } from "../persistence/saved-state.js";
import { type AnyScenarioName, scenarios } from "./index.js";
import type { Scenario, ScenarioEffects } from "./scenario.js";

/** The customer of a scenario. */
export interface ScenarioOptions {
  /** @default "demo-group-id" */
  groupRef?: string;
  /** @default "demo-consumer-id" */
  consumerRef?: string;
  /** The integration's name or id. @default the first of the manifest */
  integration?: string;
  /** The seed of the random faults, where the scenario has any. @default 1 */
  seed?: number;
}

/** Runs one scenario at a time. */
export interface ScenarioRunner {
  readonly name: AnyScenarioName | undefined;
  /** The descriptions of all scenarios, by name. */
  readonly descriptions: Readonly<Record<string, string>>;
  start(name: AnyScenarioName, options?: ScenarioOptions): void;
  /** Ends the running scenario. */
  clear(): void;
  /** Returns the function that brings back the scenario that runs now. */
  mark(): () => void;
  /** Reports an answer to the scenario that runs. */
  observe(request: RoutedRequest, answer: Answer): void;
}

/**
 * Creates the runner of a backend. `endAll` ends what no saved state holds: requests in flight, logins,
 * notifications, faults, the journal, and the running scenario.
 */
export function createScenarioRunner(backend: {
  domains: Domains;
  faults: Faults;
  endAll: () => void;
  own: ReadonlyMap<string, Scenario>;
}): ScenarioRunner {
  const { domains, faults, endAll, own } = backend;
  const all = new Map<string, Scenario>([...Object.entries(scenarios), ...own]);
  let running: { name: AnyScenarioName; effects: ScenarioEffects } | undefined;

  return {
    get name() {
      return running?.name;
    },
    descriptions: Object.fromEntries([...all].map(([name, { description }]) => [name, description])),
    start(name, options = {}) {
      const { groupRef = "demo-group-id", consumerRef = "demo-consumer-id", seed = 1 } = options;
      const scenario = findScenario(all, name);
      const integration = chooseIntegration(domains, options.integration);
      const effects = changeState(domains, () => {
        forgetCustomers(domains);
        return domains.context.events.quietly(() =>
          scenario.setUp({ domains, integration, groupRef, consumerRef }),
        );
      });
      endAll();
      faults.set(effects.faults ?? [], { seed });
      running = { name, effects };
    },
    clear: () => {
      running = undefined;
    },
    mark() {
      const before = running;
      return () => {
        running = before;
      };
    },
    observe: ({ method, route }, answer) => {
      if (method === "GET") running?.effects.onRead?.(route.operation, answer);
    },
  };
}

function findScenario(all: ReadonlyMap<string, Scenario>, name: string): Scenario {
  const found = all.get(name);
  if (found) return found;
  const names = [...all.keys()];
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
