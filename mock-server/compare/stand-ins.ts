import type { IdPairs, Side } from "./id-pairs.js";
import type { StandIn } from "./translate-request.js";

/** The things of a side that every one of its requests names. */
export interface NamedThings {
  /** The ids and the names of its projects, the one that stands for any other first. */
  readonly projects: readonly string[];
  /** The ids and names of each of its integrations, the id first. */
  readonly integrations: readonly (readonly string[])[];
}

/**
 * Gives stand-ins on the side of `things` for ids that no answer has shown: its project, and the only integration whose partner is not
 * known. `from` is the side whose ids are asked for.
 */
export function createStandIn(pairs: IdPairs, things: NamedThings, from: Side): StandIn {
  const to: Side = from === "expected" ? "received" : "expected";
  return (kind, id) => {
    if (kind === "project") return things.projects.includes(id) ? undefined : things.projects[0];
    if (kind !== "integration" || things.integrations.some((names) => names.includes(id))) return undefined;
    const free = things.integrations.filter(
      ([own = ""]) => pairs.partner("integration", to, own) === undefined,
    );
    return free.length === 1 ? free[0]?.[0] : undefined;
  };
}
