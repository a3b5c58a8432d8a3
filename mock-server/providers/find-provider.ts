import { hubspot } from "./hubspot/hubspot.js";
import { createPlainProvider } from "./plain.js";
import { salesforce } from "./salesforce/salesforce.js";
import type { SimulatedProvider } from "./simulated-provider.js";

const simulated = new Map([salesforce, hubspot].map((provider) => [provider.name, provider]));

/** Finds the simulation of a provider by its name; a provider without one is a plain REST provider. */
export function findProvider(name: string): SimulatedProvider {
  return simulated.get(name) ?? createPlainProvider(name);
}
