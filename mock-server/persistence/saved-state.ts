import type { Consumer, Group } from "../../src/contract/index.js";
import type { EngineSnapshot } from "../../src/engine/index.js";
import { copyJson } from "../../src/json/copy.js";
import { isJsonObject } from "../../src/json/object.js";
import { formatPointer } from "../../src/json/pointer.js";
import type { SavedInstance } from "../providers/customer-instance.js";
import {
  type BackendState,
  forgetCustomers,
  type KnownFields,
  replaceEngine,
  type StoredConnection,
  type StoredInstallation,
} from "../backend/backend-state.js";
import { RestoreError } from "../backend/errors.js";
import { type InstanceOwner, listInstances, openInstance } from "../domain/instances/instances.js";
import { savedIdKinds, savedStateSchema } from "./saved-schema.js";
import { schemaIssues } from "../domain/schema-issues.js";

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
  return copyJson(viewState(state));
}

/** As `saveState`, but not a copy: for whoever writes it down before anything changes, as a copy of much takes long. */
export function viewState(state: BackendState): SavedState {
  const { ids, project, integrations, random, engine } = state;
  const counts = Object.fromEntries(savedIdKinds.map((kind) => [kind, ids.count(kind)]));
  return {
    version: savedVersion,
    projectId: project.id,
    integrations: [...integrations.values()].map(({ id, name }) => [id, name] as const),
    counts: { ...counts, records: state.recordCount } as SavedState["counts"],
    groups: [...state.groups.values()],
    consumers: [...state.consumers.values()],
    connections: [...state.connections.values()],
    installations: [...state.installations.values()],
    fields: state.instanceFields,
    instances: listInstances(state)
      .map((instance) => ({ provider: instance.name, groupRef: instance.groupRef, saved: instance.save() }))
      // To look into an instance makes an empty one.
      .filter(
        ({ saved: { objects, written, faults } }) => objects.length + written.length + faults.length > 0,
      ),
    seed: random.seed,
    engine: engine.snapshot(),
  };
}

/**
 * Replaces everything that customers brought to a backend by what was saved of it or of another one with the same project
 * and manifest. The clock is left alone: what fell due in between is done at once. Throws a `RestoreError`, and changes
 * nothing, where the value is none that was saved or does not fit the backend.
 */
export function restoreState(state: BackendState, value: unknown): void {
  const saved = copyJson(readSaved(value));
  checkFit(state, saved);
  replaceState(state, saved);
}

/** Makes a change as a whole, or none of it where it throws; then what customers brought is as before, open logins included. */
export function changeState<TResult>(state: BackendState, change: () => TResult): TResult {
  const before = saveState(state);
  const logins = [...state.logins];
  try {
    return change();
  } catch (error) {
    replaceState(state, before);
    for (const [parameter, login] of logins) state.logins.set(parameter, login);
    throw error;
  }
}

function replaceState(state: BackendState, saved: SavedState): void {
  const requests = state.ids.count("request");
  forgetCustomers(state);
  // The journal stays, and no two requests in it have one id.
  state.ids.restart("request", requests);
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

function readSaved(value: unknown): SavedState {
  if (!isJsonObject(value) || !("version" in value)) {
    throw new RestoreError("it is no saved state of a mock backend: it has no version");
  }
  if (value["version"] !== savedVersion) {
    throw new RestoreError(
      `it has version ${JSON.stringify(value["version"])}, and this headless-write-kit reads version ${String(savedVersion)}; ` +
        "use the headless-write-kit that wrote it, or start without it",
    );
  }
  const [issue] = schemaIssues(savedStateSchema, value, formatPointer);
  if (issue) throw damaged(issue.name ?? "", issue.detail ?? "it does not fit");
  const saved = value as unknown as SavedState;
  checkReferences(saved);
  return saved;
}

/** What one part names must be in another: who met a gap later would find the backend half restored. */
function checkReferences({ groups, consumers, connections, installations, engine }: SavedState): void {
  const groupRefs = new Set(groups.map(({ groupRef }) => groupRef));
  const consumerRefs = new Set(consumers.map(({ consumerRef }) => consumerRef));
  const connectionIds = new Set(connections.map(({ id }) => id));
  for (const [index, { groupRef, consumerRef }] of connections.entries()) {
    const at = `/connections/${String(index)}`;
    if (!groupRefs.has(groupRef)) throw damaged(`${at}/groupRef`, "there is no such group");
    if (!consumerRefs.has(consumerRef)) throw damaged(`${at}/consumerRef`, "there is no such consumer");
  }
  for (const [index, { groupRef, connectionId }] of installations.entries()) {
    const at = `/installations/${String(index)}`;
    if (!groupRefs.has(groupRef)) throw damaged(`${at}/groupRef`, "there is no such group");
    if (!connectionIds.has(connectionId)) throw damaged(`${at}/connectionId`, "there is no such connection");
  }
  const { operations, gatherings, deliveries, shapes } = engine;
  const running = new Set(
    operations.records.flatMap(({ id, status }) => (status === "in_progress" ? id : [])),
  );
  const open = [...gatherings.flatMap(({ batches }) => batches), ...deliveries];
  for (const { operationId, records } of open) {
    if (!running.has(operationId)) {
      throw damaged(
        "/engine",
        `operation ${JSON.stringify(operationId)} is not in progress, and is to go on`,
      );
    }
    if (records.some(({ present }) => present && present.shape >= shapes.length)) {
      throw damaged("/engine/shapes", `a record of operation ${JSON.stringify(operationId)} needs one more`);
    }
  }
  if (new Set(open.map(({ operationId }) => operationId)).size !== running.size) {
    throw damaged("/engine", "an operation is in progress, and nothing of it waits");
  }
  if (operations.ended.length + running.size !== operations.records.length) {
    throw damaged("/engine/operations/ended", "it does not have the operations that ended");
  }
}

function damaged(place: string, reason: string): RestoreError {
  return new RestoreError(`it is damaged at ${place}: ${reason}`);
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
