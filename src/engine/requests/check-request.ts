import { type WriteRequest, writeRequestSchema } from "../../contract/index.js";
import { isJsonObject } from "../../json/object.js";
import { isTooDeep, maxJsonDepth } from "../../json/parse.js";
import { cutLists } from "./cut-lists.js";
import { isPlainRequest } from "./is-plain-request.js";
import type { RequestNote } from "../operations/log-event.js";
import { contractFault, type RequestFault } from "./request-fault.js";
import { ruleFaults } from "./request-rules.js";
import { listUnknownKeys, listUnknownTopKeys } from "./unknown-keys.js";

/** A request that keeps the contract, or all its faults: first those of the contract's schema, then those of `ruleFaults`. */
export type CheckedRequest =
  { ok: true; request: WriteRequest; notes: RequestNote[] } | { ok: false; faults: RequestFault[] };

/**
 * Checks a body by itself, before anything is looked up. The body is not changed. Of a record's fields only
 * the id is checked: the others are data.
 */
export function checkRequest(body: unknown): CheckedRequest {
  // Before anything else: whatever walks such a body could exhaust the stack.
  if (isTooDeep(body)) return { ok: false, faults: [tooDeep] };
  if (isPlainRequest(body)) {
    const faults = ruleFaults(body);
    return faults.length > 0 ? { ok: false, faults } : { ok: true, request: body, notes: [] };
  }
  const faults = contractFaults(body);
  if (isJsonObject(body)) faults.push(...ruleFaults(body));
  if (faults.length > 0) {
    // An unknown key may be a required one that is misspelt.
    const unknown = isJsonObject(body) ? listUnknownTopKeys(body) : [];
    return { ok: false, faults: [...faults, ...unknown.map(unknownKeyFault)] };
  }
  const request = body as WriteRequest;
  const notes = listUnknownKeys(request);
  noteIgnored(request, notes);
  return { ok: true, request, notes };
}

const tooDeep: RequestFault = {
  rule: "W2",
  where: "body",
  expected: `expected at most ${String(maxJsonDepth)} levels of lists and objects inside each other, received more`,
  remedy: "send the inner values in fewer levels, or as text",
};

function unknownKeyFault({ path, reason }: RequestNote): RequestFault {
  return { rule: "W2", where: path, expected: reason };
}

function contractFaults(body: unknown): RequestFault[] {
  const { body: shortened, cut } = cutLists(body);
  const checked = writeRequestSchema.safeParse(shortened);
  const faulty = checked.success ? cut : [...cut, ...checked.error.issues.map((issue) => issue.path)];
  // A deletion must leave these fields out; a remedy that corrects their values would mislead.
  const isDelete = isJsonObject(body) && body["type"] === "delete";
  const paths = isDelete ? faulty.filter(([name]) => !notDeleted.includes(name)) : faulty;
  return paths.map((path) => contractFault(body, path));
}

const notDeleted: readonly (PropertyKey | undefined)[] = ["batch", "autoBatchPolicy", "retryPolicy"];

function noteIgnored(request: WriteRequest, notes: RequestNote[]): void {
  const { type, record, batchPolicy, retryPolicy, autoBatchPolicy, associations } = request;
  if (record && batchPolicy) {
    notes.push({ path: "batchPolicy", reason: "it is about batches, and this is a single record" });
  }
  if (autoBatchPolicy && retryPolicy) {
    notes.push({ path: "retryPolicy", reason: "autoBatchPolicy.retryDeadlineHours takes its place" });
  }
  if (type === "delete" && associations) {
    notes.push({ path: "associations", reason: "a deletion makes none" });
  }
}
