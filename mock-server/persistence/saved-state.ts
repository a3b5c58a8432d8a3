import type { Consumer, Group, Integration } from "../../src/contract/index.js";
import type { EngineSnapshot } from "../../src/engine/index.js";
import { copyJson } from "../../src/json/copy.js";
import { isJsonObject } from "../../src/json/object.js";
import { formatPointer } from "../../src/json/pointer.js";
import { quote } from "../../src/json/quote.js";
import type { StoredConnection } from "../domain/connections/connections.js";
import type { Domains } from "../domain/domains.js";
import type { IdCounts } from "../domain/ids.js";
import type { SavedIntegrations } from "../domain/integrations/plan-restore.js";
import type { StoredInstallation } from "../domain/installations/installations.js";
import type { SavedInstances } from "../domain/instances/instances.js";
import type { SavedNotification } from "../notifications/outbox.js";
import { schemaIssues } from "../domain/schema-issues.js";
import { RestoreError } from "./errors.js";
import { countIds } from "./id-counts.js";
import { savedStateSchema } from "./saved-schema.js";

/** The version of the form of `SavedState`; it changes with the form. */
const savedVersion = 1;

/** All customer data of a backend, as JSON; only `restoreState` may interpret it. */
export interface SavedState {
  version: typeof savedVersion;
  projectId: string;
  /** The integrations that installations refer to by id. */
  integrations: readonly (readonly [id: string, name: string])[];
  /** The deployed integrations, so that customers stay on their revision; version 0.1.0 did not save them. */
  deployed?: SavedIntegrations;
  /** How many ids of each kind are used. Ids of requests are not counted, as nothing saved refers to them. */
  counts: { records: number } & IdCounts;
  groups: readonly Group[];
  consumers: readonly Consumer[];
  connections: readonly StoredConnection[];
  installations: readonly StoredInstallation[];
  fields: SavedInstances["fields"];
  instances: SavedInstances["instances"];
  seed: number;
  engine: EngineSnapshot;
  /** The notifications that are not delivered yet; version 0.1.0 had none. */
  notifications?: readonly SavedNotification[];
}

/** Copies all customer data of a backend except logins, whose windows are open only for minutes. */
export function saveState(domains: Domains): SavedState {
  return copyJson(viewState(domains));
}

/**
 * Returns the same as `saveState` without copying it, as copying much data takes long. The caller must use it
 * before anything changes.
 */
export function viewState(domains: Domains): SavedState {
  const { context, integrations, customers, connections, installations, instances, writes } = domains;
  const { recordCount, ...savedInstances } = instances.save();
  const saved = installations.save();
  const used = new Set(saved.map(({ config }) => config.revisionId));
  return {
    version: savedVersion,
    projectId: context.project.id,
    integrations: integrations.list().map(({ id, name }) => [id, name]),
    deployed: integrations.save((revisionId) => used.has(revisionId)),
    counts: { ...context.ids.save(), records: recordCount },
    ...customers.save(),
    connections: connections.save(),
    installations: saved,
    ...savedInstances,
    ...writes.save(),
    notifications: domains.notifier.save(),
  };
}

/**
 * Replaces all customer data of a backend by data saved from it, or from another one with the same project
 * and manifest. Integrations that only the data has stay, as after a deployment. The clock does not change, so whatever is overdue happens at once. Throws a `RestoreError`,
 * and changes nothing, where the value was not saved by a backend, is damaged, or does not fit this one.
 */
export function restoreState(domains: Domains, value: unknown): void {
  const saved = copyJson(readSaved(value));
  const planned = saved.deployed && planIntegrations(domains, saved.deployed);
  checkFit(domains, saved, planned?.integrations ?? domains.integrations.list());
  if (planned) domains.integrations.replace(planned);
  const { context, logins, notifier } = domains;
  for (const part of [logins, notifier]) context.changes?.noteUndo(part.mark());
  logins.clear();
  notifier.restore(saved.notifications ?? []);
  replaceState(domains, saved);
}

function planIntegrations({ integrations }: Domains, deployed: SavedIntegrations): SavedIntegrations {
  try {
    return integrations.planRestore(deployed);
  } catch (error) {
    if (error instanceof TypeError) throw new RestoreError(error.message);
    throw error;
  }
}

/**
 * Restores what this backend saved last, and so undoes later deployments too. Open logins stay, and so do
 * notifications: what was sent since cannot be undone.
 */
export function undoSince(domains: Domains, value: unknown): void {
  const saved = copyJson(readSaved(value));
  if (saved.deployed) domains.integrations.replace(saved.deployed);
  replaceState(domains, saved);
}

/**
 * Makes a change completely or not at all: where `change` throws, all customer data is restored. `change` may
 * neither notify of anything nor touch logins.
 */
export function changeState<TResult>(domains: Domains, change: () => TResult): TResult {
  const before = saveState(domains);
  try {
    return change();
  } catch (error) {
    replaceState(domains, before);
    throw error;
  }
}

function replaceState(domains: Domains, saved: SavedState): void {
  const { context, customers, connections, installations, instances, writes } = domains;
  context.ids.restore(countIds(saved));
  customers.restore(saved);
  connections.restore(saved.connections);
  installations.restore(saved.installations);
  instances.restore({ ...saved, recordCount: saved.counts.records });
  // This comes last: waiting writes continue at once and need the instances.
  writes.restore(saved);
}

function readSaved(value: unknown): SavedState {
  if (!isJsonObject(value) || !("version" in value)) {
    throw new RestoreError("it is no saved state of a mock backend: it has no version");
  }
  if (value["version"] !== savedVersion) {
    throw new RestoreError(
      `it has version ${quote(value["version"])}, and this headless-write-kit reads version ${String(savedVersion)}; ` +
        "use the headless-write-kit that wrote it, or start without it",
    );
  }
  const [issue] = schemaIssues(savedStateSchema, value, formatPointer);
  if (issue) throw damaged(issue.name ?? "", issue.detail ?? "it does not fit");
  const saved = value as unknown as SavedState;
  checkReferences(saved);
  return saved;
}

/**
 * Checks that everything the parts refer to exists, and nothing is there twice. A gap found later would leave the backend half restored.
 */
function checkReferences(saved: SavedState): void {
  checkDistinct(saved);
  const { groups, consumers, connections, installations, engine } = saved;
  const groupRefs = new Set(groups.map(({ groupRef }) => groupRef));
  const consumerRefs = new Set(consumers.map(({ consumerRef }) => consumerRef));
  const connectionIds = new Set(connections.map(({ id }) => id));
  for (const [index, { groupRef, consumerRef }] of connections.entries()) {
    const at = `/connections/${String(index)}`;
    if (!groupRefs.has(groupRef)) throw damaged(`${at}/groupRef`, "there is no such group");
    if (!consumerRefs.has(consumerRef)) throw damaged(`${at}/consumerRef`, "there is no such consumer");
  }
  for (const [index, { groupRef, connectionId, lostConnection }] of installations.entries()) {
    const at = `/installations/${String(index)}`;
    if (!groupRefs.has(groupRef)) throw damaged(`${at}/groupRef`, "there is no such group");
    if (lostConnection) {
      if (consumerRefs.has(lostConnection.consumerRef)) continue;
      throw damaged(`${at}/lostConnection/consumerRef`, "there is no such consumer");
    }
    if (!connectionIds.has(connectionId)) throw damaged(`${at}/connectionId`, "there is no such connection");
  }
  checkOperations(engine);
}

function checkOperations({ operations, gatherings, deliveries, shapes }: SavedState["engine"]): void {
  const running = new Set<string>();
  const ended = new Set<string>();
  for (const { id, status } of operations.records) (status === "in_progress" ? running : ended).add(id);
  const open = [...gatherings.flatMap(({ batches }) => batches), ...deliveries];
  for (const { operationId, records } of open) {
    if (!running.has(operationId)) {
      throw damaged("/engine", `operation ${quote(operationId)} is not in progress, and is to go on`);
    }
    if (records.some(({ present }) => present && present.shape >= shapes.length)) {
      throw damaged("/engine/shapes", `a record of operation ${quote(operationId)} needs one more`);
    }
  }
  if (new Set(open.map(({ operationId }) => operationId)).size !== running.size) {
    throw damaged("/engine", "an operation is in progress, and nothing of it waits");
  }
  const hasTwice = running.size + ended.size !== operations.records.length;
  if (hasTwice) throw damaged("/engine/operations/records", "two operations have one id");
  if (operations.ended.length !== ended.size || !operations.ended.every((id) => ended.has(id))) {
    throw damaged("/engine/operations/ended", "it does not have the operations that ended");
  }
}

/** Makes the error for a state that is damaged at a place. */
function damaged(place: string, reason: string): RestoreError {
  return new RestoreError(`it is damaged at ${place}: ${reason}`);
}

/** Checks that no two entries of a list stand for the same. */
function checkDistinct(saved: SavedState): void {
  const { groups, consumers, connections, installations, notifications = [], deployed } = saved;
  const integrations = deployed?.integrations ?? [];
  const lists: [place: string, what: string, keys: readonly string[]][] = [
    ["/groups", "groupRef", groups.map(({ groupRef }) => groupRef)],
    ["/consumers", "consumerRef", consumers.map(({ consumerRef }) => consumerRef)],
    ["/connections", "id", connections.map(({ id }) => id)],
    ["/installations", "id", installations.map(({ id }) => id)],
    ["/installations", "integration and group", installations.map(integrationAndGroup)],
    ["/notifications", "id", notifications.map(({ id }) => id)],
    ["/deployed/integrations", "id", integrations.map(({ id }) => id)],
    ["/deployed/integrations", "name", integrations.map(({ name }) => name)],
  ];
  for (const [place, what, keys] of lists) {
    const seen = new Set<string>();
    for (const [index, key] of keys.entries()) {
      if (seen.has(key)) throw damaged(`${place}/${String(index)}`, `an earlier one has the same ${what}`);
      seen.add(key);
    }
  }
}

function integrationAndGroup(installation: SavedState["installations"][number]): string {
  return JSON.stringify([installation.integrationId, installation.groupRef]);
}

/**
 * Checks that a saved state belongs to this project and manifest. Installations name their integration by id,
 * and in another manifest that id may belong to another integration.
 */
function checkFit({ context }: Domains, saved: SavedState, integrations: readonly Integration[]): void {
  const { project } = context;
  if (saved.projectId !== project.id) {
    throw new RestoreError(`it is of project ${saved.projectId}, and this backend has ${project.id}`);
  }
  const ids = integrations.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) {
    throw new RestoreError(
      `integration id ${quote(twice)} is chosen for one integration, and saved as that of another; choose another id`,
    );
  }
  const names = new Map(saved.integrations);
  const deployed = new Map(integrations.map(({ id, name }) => [id, name]));
  for (const { integrationId, groupRef } of saved.installations) {
    const name = names.get(integrationId);
    if (name !== undefined && deployed.get(integrationId) === name) continue;
    throw new RestoreError(
      `group ${quote(groupRef)} has an installation of integration ${quote(name ?? integrationId)}, ` +
        `which the manifest ${name === undefined ? "does not have" : "does not have at the same place"}; use the manifest that it was saved with`,
    );
  }
}
