import { quote } from "../../src/json/quote.js";
import { RestoreError } from "./errors.js";
import type { SavedState } from "./saved-state.js";

/**
 * Checks that everything the parts refer to exists, and nothing is there twice. A gap found later would leave the backend half restored.
 */
export function checkReferences(saved: SavedState): void {
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
export function damaged(place: string, reason: string): RestoreError {
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
