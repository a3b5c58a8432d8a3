import type { Connection, Installation, Integration, Operation, Project } from "../../src/contract/index.js";
import { copyJson } from "../../src/json/copy.js";
import type { InstanceRecord } from "../providers/record-store.js";
import type { Domains } from "../domain/domains.js";
import type { InstanceFields } from "../domain/instances/known-fields.js";
import { type SavedState, saveState } from "./saved-state.js";

/** The state of a backend, in the form of its answers. */
export interface Snapshot {
  project: Project;
  integrations: Integration[];
  connections: Connection[];
  installations: Installation[];
  fields: InstanceFields[];
  /** The records in the customers' instances. */
  records: { provider: string; groupRef: string; objectName: string; records: InstanceRecord[] }[];
  /** The operations of the existing installations, newest first for each. */
  operations: Operation[];
  /** The same state in the backend's own form, which `restore` takes. */
  state: SavedState;
}

/** Copies the state deeply: a later change of the backend or of the snapshot does not affect the other. */
export function takeSnapshot(domains: Domains): Snapshot {
  return { ...copyJson(show(domains)), state: saveState(domains) };
}

function show(domains: Domains): Omit<Snapshot, "state"> {
  const { context, integrations, connections, showConnection, installations, installationView } = domains;
  const { instances, writes } = domains;
  const installed = installations.list();
  return {
    project: context.project,
    integrations: [...integrations.list()],
    connections: connections.list().map(showConnection),
    installations: installed.map(installationView.show),
    fields: [...instances.fields.entries],
    records: instances
      .list()
      .flatMap((instance) =>
        instance
          .copyRecords()
          .map((held) => ({ provider: instance.name, groupRef: instance.groupRef, ...held })),
      ),
    operations: installed.flatMap(
      ({ id }) => writes.engine.operations.list({ installationId: id, pageSize: Infinity })?.results ?? [],
    ),
  };
}
