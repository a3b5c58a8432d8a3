import type { Connection, Installation, Integration, Operation, Project } from "../../src/contract/index.js";
import { copyJson } from "../../src/json/copy.js";
import type { InstanceRecord } from "../providers/record-store.js";
import type { BackendState, InstanceFields } from "../backend/backend-state.js";
import { listConnections } from "../domain/connections/connections.js";
import { listInstallations } from "../domain/installations/installations.js";
import { listInstances } from "../domain/instances/instances.js";
import { type SavedState, saveState } from "./saved-state.js";

/** Everything that a backend remembers, as the answers would show it. */
export interface Snapshot {
  project: Project;
  integrations: Integration[];
  connections: Connection[];
  installations: Installation[];
  fields: InstanceFields[];
  /** What the customers' instances hold. */
  records: { provider: string; groupRef: string; objectName: string; records: InstanceRecord[] }[];
  /** Of the present installations, newest first. */
  operations: Operation[];
  /** All of it once more in the backend's own form, which `restore` takes. */
  state: SavedState;
}

/** Copies the state deeply: later requests do not change a snapshot, nor does changing it change the backend. */
export function takeSnapshot(state: BackendState): Snapshot {
  return {
    ...copyJson(show(state)),
    state: saveState(state),
  };
}

function show(state: BackendState): Omit<Snapshot, "state"> {
  return {
    project: state.project,
    integrations: [...state.integrations.values()],
    connections: listConnections(state, {}),
    installations: listInstallations(state, {}),
    fields: [...state.instanceFields],
    records: listInstances(state).flatMap((instance) =>
      instance
        .copyRecords()
        .map((held) => ({ provider: instance.name, groupRef: instance.groupRef, ...held })),
    ),
    operations: [...state.installations.keys()].flatMap(
      (installationId) => state.engine.operations.list({ installationId, pageSize: Infinity })?.results ?? [],
    ),
  };
}
