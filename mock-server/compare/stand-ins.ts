import type { IdPairs, Side } from "./id-pairs.js";
import type { StandIn } from "./translate-request.js";

/** The projects and integrations of a side, which its requests name. */
export interface NamedThings {
  /** The ids and names of its projects; the first one stands in for any other. */
  readonly projects: readonly string[];
  /** For each integration its id and then its name. */
  readonly integrations: readonly (readonly string[])[];
}

/**
 * Creates a function that proposes an id of `things` for an id of the side `from` that no answer has shown yet. For a project it is
 * the first project, for an integration the only one that has no partner yet.
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
