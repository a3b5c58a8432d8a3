import { isLooseRequest } from "./loose-request.js";

/** What the usual request has; whatever else the contract knows is left to its schema. */
const plainKeys: readonly string[] = ["groupRef", "type", "mode", "record", "batch"];
const types: readonly unknown[] = ["create", "update", "delete"];
const modes: readonly unknown[] = [undefined, "synchronous", "asynchronous"];

/**
 * Whether a body is a request of the usual kind, which keeps the contract: then its schema, which makes a copy of what it
 * looks at, need not be asked. Says no to everything else, right or wrong.
 */
export function isPlainRequest(body: unknown): boolean {
  if (!isLooseRequest(body)) return false;
  for (const key in body) if (!plainKeys.includes(key)) return false;
  const { groupRef, type, mode, record, batch } = body;
  if (typeof groupRef !== "string" || !types.includes(type) || !modes.includes(mode)) return false;
  if (record !== undefined && !isLooseRequest(record)) return false;
  return batch === undefined || (Array.isArray(batch) && batch.length > 0 && batch.every(isPlainItem));
}

function isPlainItem(item: unknown): boolean {
  return isLooseRequest(item) && isLooseRequest(item["record"]) && item["associations"] === undefined;
}
