import { writeLimits } from "../../facts/write-limits.js";
import { isJsonObject, type JsonObject } from "../../json/object.js";

/** A request whose lists are no longer than they may be, and the paths of those that were. */
export interface CutRequest {
  readonly body: unknown;
  readonly cut: readonly (readonly PropertyKey[])[];
}

/**
 * Cuts lists that are too long, so that the schema does not check every item of a request that is refused anyway: its work
 * grows with every fault that it finds. The body itself is not changed.
 */
export function cutLists(body: unknown): CutRequest {
  if (!isJsonObject(body)) return { body, cut: none };
  const cut: PropertyKey[][] = [];
  const request = cutList(cutList(cutList(body, "batch", cut), "headers", cut), "associations", cut);
  const { batch } = request;
  if (!Array.isArray(batch) || !batch.some(hasLongAssociations)) return { body: request, cut };
  const items = batch.map((item: unknown, place) =>
    isJsonObject(item) ? cutList(item, "associations", cut, ["batch", place]) : item,
  );
  return { body: { ...request, batch: items }, cut };
}

const none: readonly never[] = [];

function cutList(
  holder: JsonObject,
  key: "batch" | "headers" | "associations",
  cut: PropertyKey[][],
  path: readonly PropertyKey[] = none,
): JsonObject {
  const list = holder[key];
  const max = key === "batch" ? writeLimits.batchRecords : writeLimits.listItems;
  if (!Array.isArray(list) || list.length <= max) return holder;
  cut.push([...path, key]);
  return { ...holder, [key]: list.slice(0, max) };
}

function hasLongAssociations(item: unknown): boolean {
  const associations = isJsonObject(item) ? item["associations"] : undefined;
  return Array.isArray(associations) && associations.length > writeLimits.listItems;
}
