import type { WriteRequest } from "../../contract/index.js";
import { writeLimits } from "../../facts/write-limits.js";
import { isJsonObject } from "../../json/object.js";

/** The keys of the usual request; a request with any other key is checked by the schema. */
const plainKeys: readonly string[] = ["groupRef", "type", "mode", "record", "batch"];
const types: readonly unknown[] = ["create", "update", "delete"];
const modes: readonly unknown[] = [undefined, "synchronous", "asynchronous"];

/**
 * Whether a body is a request of the usual kind, which keeps the contract and has no unknown keys. Such a request skips the
 * schema, which would copy it. False for every other body, valid or not.
 */
export function isPlainRequest(body: unknown): body is WriteRequest {
  if (!isJsonObject(body)) return false;
  for (const key in body) if (!plainKeys.includes(key)) return false;
  const { groupRef, type, mode, record, batch } = body;
  if (typeof groupRef !== "string" || !types.includes(type) || !modes.includes(mode)) return false;
  if (record !== undefined && !isJsonObject(record)) return false;
  return batch === undefined || isPlainBatch(batch);
}

function isPlainBatch(batch: unknown): boolean {
  return (
    Array.isArray(batch) &&
    batch.length > 0 &&
    batch.length <= writeLimits.batchRecords &&
    batch.every(isPlainItem)
  );
}

function isPlainItem(item: unknown): boolean {
  if (!isJsonObject(item) || !isJsonObject(item["record"])) return false;
  for (const key in item) if (key !== "record") return false;
  return true;
}
