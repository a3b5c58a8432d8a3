import { type IdCounts, type IdKind, readIdNumber, savedIdKinds } from "../domain/ids.js";
import type { StoredConnection } from "../domain/connections/connections.js";
import type { StoredInstallation } from "../domain/installations/installations.js";
import type { SavedInstances } from "../domain/instances/instances.js";
import type { EngineSnapshot } from "../../src/engine/index.js";

/** The parts of a saved state that have ids. */
interface SavedIds {
  readonly counts: IdCounts;
  readonly connections: readonly StoredConnection[];
  readonly installations: readonly StoredInstallation[];
  readonly instances: SavedInstances["instances"];
  readonly engine: Pick<EngineSnapshot, "operations">;
}

/**
 * Determines how many ids of each kind a saved state has used. The state's own counts may have been edited,
 * so the highest id in the state counts where it is higher. An id is never given twice.
 */
export function countIds(saved: SavedIds): IdCounts {
  const ids = listIds(saved);
  const counts = savedIdKinds.map((kind) => {
    const highest = (ids[kind] ?? []).reduce((most, id) => Math.max(most, readIdNumber(kind, id)), 0);
    return [kind, Math.max(saved.counts[kind] ?? 0, highest)];
  });
  return Object.fromEntries(counts) as IdCounts;
}

function listIds({ connections, installations, instances, engine }: SavedIds): {
  readonly [TKind in IdKind]?: readonly string[];
} {
  const operations = engine.operations.records;
  const lost = installations.flatMap(({ lostConnection }) => lostConnection ?? []);
  return {
    connection: [...connections, ...lost].map(({ id }) => id),
    installation: [...installations.map(({ id }) => id), ...operations.map((each) => each.installationId)],
    config: [...installations.map(({ config }) => config.id), ...operations.map((each) => each.configId)],
    operation: [
      ...operations.map(({ id }) => id),
      // A record's idempotency key starts with the id of its operation, which the state may no longer hold.
      ...instances.flatMap(({ saved }) => saved.written.map(([key]) => key.split(":", 1)[0] ?? "")),
    ],
  };
}
