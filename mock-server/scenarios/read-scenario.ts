import { quote } from "../../src/json/quote.js";
import type { ScenarioOptions } from "./run-scenarios.js";

/** The scenario that a request asks for, or what the request should have been. */
export type ScenarioRequest =
  { ok: true; name: string; options: ScenarioOptions } | { ok: false; fault: string };

const texts = ["groupRef", "consumerRef", "integration"];

/**
 * Reads a request such as `{"name": "installed", "groupRef": "acme"}`. An unknown option is refused, since it may be misspelt.
 * `useScenario` checks whether there is a scenario of that name.
 */
export function readScenario(given: Record<string, unknown> | undefined): ScenarioRequest {
  const { name, seed = 1, ...others } = given ?? {};
  if (typeof name !== "string") {
    const fault = `send {"name": "installed"} or another scenario, where you like with ${texts.join(", ")} (texts) and seed (a number)`;
    return { ok: false, fault };
  }
  if (typeof seed !== "number") return { ok: false, fault: "seed: write a number" };
  for (const [key, value] of Object.entries(others)) {
    if (!texts.includes(key)) {
      return {
        ok: false,
        fault: `${quote(key)} is no option; there are ${texts.join(", ")} and seed`,
      };
    }
    if (typeof value !== "string") return { ok: false, fault: `${key}: write a text` };
  }
  return { ok: true, name, options: { ...others, seed } };
}
