import type { Connection, Installation, Integration, Project } from "../../src/contract/index.js";
import type { BackendState, InstanceFields } from "./backend-state.js";
import { listConnections } from "./connections.js";
import { copyJson } from "./copy-json.js";
import { listInstallations } from "./installations.js";

/** Everything that a backend remembers, as the answers would show it. */
export interface Snapshot {
  project: Project;
  integrations: Integration[];
  connections: Connection[];
  installations: Installation[];
  fields: InstanceFields[];
}

/** Copies the state deeply: later requests do not change a snapshot, nor does changing it change the backend. */
export function takeSnapshot(state: BackendState): Snapshot {
  return copyJson({
    project: state.project,
    integrations: [...state.integrations.values()],
    connections: listConnections(state, {}),
    installations: listInstallations(state, {}),
    fields: state.instanceFields,
  });
}
