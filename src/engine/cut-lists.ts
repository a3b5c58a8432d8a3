import { isLooseRequest, type LooseRequest } from "./loose-request.js";

/** The most records of one batch, given (W7) or gathered (W18). */
export const maxBatchRecords = 100;

/** The most headers, and associations of one record. The contract sets no limit; this one keeps a refusal as fast as an answer. */
export const maxListed = 1000;

/** A request whose lists are no longer than they may be, and the paths of those that were. */
export interface CutRequest {
  readonly body: unknown;
  readonly cut: readonly (readonly PropertyKey[])[];
}

/**
 * Cuts lists that are too long, so that what is refused anyway is not looked at: the schema's work grows with every fault that
 * it finds. The body itself is left as it is.
 */
export function cutLists(body: unknown): CutRequest {
  if (!isLooseRequest(body)) return { body, cut: [] };
  const cut: PropertyKey[][] = [];
  const shorten = (
    holder: LooseRequest,
    key: "batch" | "headers" | "associations",
    path: readonly PropertyKey[] = [],
  ): LooseRequest => {
    const list = holder[key];
    const max = key === "batch" ? maxBatchRecords : maxListed;
    if (!Array.isArray(list) || list.length <= max) return holder;
    cut.push([...path, key]);
    return { ...holder, [key]: list.slice(0, max) };
  };
  const request = shorten(shorten(shorten(body, "batch"), "headers"), "associations");
  const { batch } = request;
  if (!Array.isArray(batch)) return { body: request, cut };
  const items = batch.map((item: unknown, place) =>
    isLooseRequest(item) ? shorten(item, "associations", ["batch", place]) : item,
  );
  const isChanged = items.some((item, place) => item !== batch[place]);
  return { body: isChanged ? { ...request, batch: items } : request, cut };
}
