import { didYouMean } from "../../src/json/did-you-mean.js";
import { isJsonObject } from "../../src/json/object.js";
import { quote } from "../../src/json/quote.js";
import { checkFaultRules, type FaultRule } from "../http/middleware/fault-rules.js";
import { type SeedData, seedState } from "../persistence/seeds/seed.js";
import { type ScenarioName, scenarios } from "./index.js";
import type { Scenario } from "./scenario.js";

/** A scenario of your own. It is plain data, so that a JSON file can hold it. */
export interface OwnScenario {
  /** One sentence for people who choose a scenario. */
  readonly description: string;
  /** The scenario that it starts from. @default "fresh-install" */
  readonly from?: ScenarioName;
  /** What the backend holds besides. */
  readonly seed?: SeedData;
  /** The faults that are added to those of `from`. */
  readonly faults?: readonly FaultRule[];
}

const keys = ["description", "from", "seed", "faults"];

/** Reads the scenarios of an option or a file, by name. Throws a `TypeError` for what is no scenario. */
export function readOwnScenarios(given: unknown): ReadonlyMap<string, Scenario> {
  if (!isJsonObject(given)) throw new TypeError("scenarios: expected an object of scenarios by their names");
  return new Map(Object.entries(given).map(([name, own]) => [name, readOwnScenario(name, own)]));
}

function readOwnScenario(name: string, given: unknown): Scenario {
  const at = `scenarios: ${quote(name)}`;
  if (Object.hasOwn(scenarios, name))
    throw new TypeError(`${at} is a scenario of the kit; choose another name`);
  if (!isJsonObject(given)) throw new TypeError(`${at}: expected an object`);
  const wrong = Object.keys(given).find((key) => !keys.includes(key));
  if (wrong !== undefined) throw new TypeError(`${at} has no ${quote(wrong)}${didYouMean(wrong, keys)}`);
  const { description, from = "fresh-install", seed, faults = [] } = given as Partial<OwnScenario>;
  if (typeof description !== "string") throw new TypeError(`${at}: description: expected a text`);
  if (!Object.hasOwn(scenarios, from)) {
    throw new TypeError(
      `${at}: from: there is no scenario ${quote(from)}${didYouMean(from, Object.keys(scenarios))}`,
    );
  }
  checkFaultRules(faults, `${at}: faults`);
  return {
    description,
    setUp(stage) {
      const effects = scenarios[from].setUp(stage);
      if (seed !== undefined) seedState(stage.domains, seed);
      return { ...effects, faults: [...(effects.faults ?? []), ...faults] };
    },
  };
}
