import { z } from "zod";
import type { Consumer, Group } from "../../src/contract/index.js";
import type { EngineSnapshot } from "../../src/engine/index.js";
import type { SavedInstance } from "../providers/customer-instance.js";
import {
  type BackendState,
  forgetCustomers,
  type KnownFields,
  replaceEngine,
  type StoredConnection,
  type StoredInstallation,
} from "./backend-state.js";
import { RestoreError } from "../errors.js";
import { copyJson } from "./copy-json.js";
import { customerIdKinds } from "./ids.js";
import { type InstanceOwner, openInstance } from "./instances.js";

const savedIdKinds = customerIdKinds.filter((kind) => kind !== "request");

/** The form of `SavedState`; another form gets another number. */
const savedVersion = 1;

/** Everything that customers brought to a backend, as JSON; what it holds is for `restoreState` alone. */
export interface SavedState {
  version: typeof savedVersion;
  projectId: string;
  /** The integrations that installations stand for, by their ids. */
  integrations: readonly (readonly [id: string, name: string])[];
  /** How many ids were given; those of requests stand for nothing that is kept. */
  counts: { records: number } & Record<(typeof savedIdKinds)[number], number>;
  groups: readonly Group[];
  consumers: readonly Consumer[];
  connections: readonly StoredConnection[];
  installations: readonly StoredInstallation[];
  fields: readonly KnownFields[];
  instances: readonly (InstanceOwner & { saved: SavedInstance })[];
  seed: number;
  engine: EngineSnapshot;
}

/** Copies everything that customers brought to a backend, but for logins, whose windows are open for minutes only. */
export function saveState(state: BackendState): SavedState {
  const { ids, project, integrations, instances, random, engine } = state;
  const counts = Object.fromEntries(savedIdKinds.map((kind) => [kind, ids.count(kind)]));
  return copyJson({
    version: savedVersion,
    projectId: project.id,
    integrations: [...integrations.values()].map(({ id, name }) => [id, name] as const),
    counts: { ...counts, records: state.recordCount } as SavedState["counts"],
    groups: [...state.groups.values()],
    consumers: [...state.consumers.values()],
    connections: [...state.connections.values()],
    installations: [...state.installations.values()],
    fields: state.instanceFields,
    instances: [...instances.values()]
      .map((instance) => ({ provider: instance.name, groupRef: instance.groupRef, saved: instance.save() }))
      // To look into an instance makes an empty one.
      .filter(
        ({ saved: { objects, written, faults } }) => objects.length + written.length + faults.length > 0,
      ),
    seed: random.seed,
    engine: engine.snapshot(),
  });
}

/**
 * Replaces everything that customers brought to a backend by what was saved of it or of another one with the same project
 * and manifest. The clock is left alone: what fell due in between is done at once. Throws a `RestoreError`, and changes
 * nothing, where the value is none that was saved or does not fit the backend.
 */
export function restoreState(state: BackendState, value: unknown): void {
  const saved = copyJson(readSaved(value));
  checkFit(state, saved);
  forgetCustomers(state);
  for (const kind of savedIdKinds) state.ids.restart(kind, saved.counts[kind]);
  state.recordCount = saved.counts.records;
  for (const group of saved.groups) state.groups.set(group.groupRef, group);
  for (const consumer of saved.consumers) state.consumers.set(consumer.consumerRef, consumer);
  for (const connection of saved.connections) state.connections.set(connection.id, connection);
  for (const installation of saved.installations) state.installations.set(installation.id, installation);
  state.instanceFields = saved.fields;
  for (const { saved: instance, ...owner } of saved.instances) openInstance(state, owner, instance);
  replaceEngine(state, { seed: saved.seed, snapshot: saved.engine });
}

/** What tells a saved state from other JSON; what is inside its parts is the backend's own. */
const partsSchema = z.object({
  projectId: z.string(),
  integrations: z.array(z.tuple([z.string(), z.string()])),
  counts: z.object(
    Object.fromEntries(["records", ...savedIdKinds].map((kind) => [kind, z.int().nonnegative()])),
  ),
  groups: z.array(z.object({ groupRef: z.string() })),
  consumers: z.array(z.object({ consumerRef: z.string() })),
  connections: z.array(z.object({ id: z.string(), groupRef: z.string(), consumerRef: z.string() })),
  installations: z.array(z.object({ id: z.string(), integrationId: z.string(), config: z.object({}) })),
  fields: z.array(z.object({ provider: z.string(), objectName: z.string() })),
  instances: z.array(z.object({ provider: z.string(), groupRef: z.string(), saved: z.object({}) })),
  seed: z.int().nonnegative(),
  engine: z.object({
    operations: z.object({}),
    gatherings: z.array(z.object({})),
    deliveries: z.array(z.object({})),
    shapes: z.array(z.object({})),
  }),
});

function readSaved(value: unknown): SavedState {
  const { success, data } = z.object({ version: z.unknown() }).safeParse(value);
  if (!success) throw new RestoreError("it is no saved state of a mock backend: it has no version");
  if (data.version !== savedVersion) {
    throw new RestoreError(
      `it has version ${JSON.stringify(data.version)}, and this headless-write-kit reads version ${String(savedVersion)}; ` +
        "use the headless-write-kit that wrote it, or start without it",
    );
  }
  const { error } = partsSchema.safeParse(value);
  const issue = error?.issues[0];
  if (issue)
    throw new RestoreError(`it is damaged at /${issue.path.map(String).join("/")}: ${issue.message}`);
  return value as SavedState;
}

/** An installation is kept by the id of its integration, which another manifest may have given to another one. */
function checkFit({ project, integrations }: BackendState, saved: SavedState): void {
  if (saved.projectId !== project.id) {
    throw new RestoreError(`it is of project ${saved.projectId}, and this backend has ${project.id}`);
  }
  const names = new Map(saved.integrations);
  for (const { integrationId, groupRef } of saved.installations) {
    const name = names.get(integrationId);
    if (name !== undefined && integrations.get(integrationId)?.name === name) continue;
    throw new RestoreError(
      `group ${JSON.stringify(groupRef)} has an installation of integration ${JSON.stringify(name ?? integrationId)}, ` +
        `which the manifest ${name === undefined ? "does not have" : "does not have at the same place"}; use the manifest that it was saved with`,
    );
  }
}
