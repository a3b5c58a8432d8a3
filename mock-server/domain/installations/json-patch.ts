import jsonPatch from "fast-json-patch";
import type { JsonPatchOperation } from "../../../src/contract/index.js";
import { copyJson } from "../../../src/json/copy.js";
import { deepEqual } from "../../../src/json/equal.js";
import { isJsonObject } from "../../../src/json/object.js";
import { isAtOrBelow, parsePointer } from "../../../src/json/pointer.js";
import { quote } from "../../../src/json/quote.js";

/** An operation of RFC 6902. The contract's requests have three of the six. */
export type PatchOperation =
  | JsonPatchOperation
  | { op: "move" | "copy"; from: string; path: string }
  | { op: "test"; path: string; value: unknown };

/** Why an operation failed; `member` names the pointer that is at fault. */
interface PatchFault {
  member: "path" | "from";
  detail: string;
  remedy: string;
}

/** The patched copy, or the first operation that failed and why. */
export type PatchOutcome = { ok: true; value: unknown } | ({ ok: false; index: number } & PatchFault);

type Step = { ok: true; document: unknown } | { ok: false; fault: PatchFault };

/**
 * Applies operations in order to a copy of `document`, all or none. Their form must have been checked. They are
 * applied to objects without prototypes, so that `__proto__` and `constructor` are members like any other.
 */
export function applyJsonPatch(document: unknown, changes: readonly PatchOperation[]): PatchOutcome {
  let draft = withoutPrototypes(document);
  for (const [index, change] of changes.entries()) {
    const step = apply(draft, change);
    if (!step.ok) return { ok: false, index, ...step.fault };
    draft = step.document;
  }
  return { ok: true, value: copyJson(draft) };
}

function apply(draft: unknown, change: PatchOperation): Step {
  const wrong = findFault(draft, change.path);
  if (wrong) return refuse("path", wrong);
  switch (change.op) {
    case "add":
    case "replace":
    case "remove":
      return applySimple(draft, change);
    case "test":
      return test(draft, change);
    case "move":
    case "copy":
      return transfer(draft, change);
  }
}

/** Applies an operation of the contract; the library's others go by prototypes. */
function applySimple(draft: unknown, change: JsonPatchOperation): Step {
  if (change.op === "remove" && change.path === "") {
    return refuse("path", {
      detail: "the empty pointer is the whole config, which cannot be removed",
      remedy: "remove what is below it, or replace it",
    });
  }
  const operation = change.op === "remove" ? change : { ...change, value: withoutPrototypes(change.value) };
  try {
    // Of the whole document there is a new one, in place of the changed one.
    const { newDocument } = jsonPatch.applyOperation(draft, operation, true, true, false);
    return { ok: true, document: newDocument };
  } catch (error) {
    if (!(error instanceof jsonPatch.JsonPatchError)) throw error;
    return refuse("path", describe(change));
  }
}

function test(draft: unknown, { path, value }: Extract<PatchOperation, { op: "test" }>): Step {
  const found = lookUp(draft, path);
  if (found && deepEqual(found.value, value)) return { ok: true, document: draft };
  return refuse("path", {
    detail: found
      ? `the value at ${quote(path)} is another than the tested one`
      : `nothing to test at ${quote(path)}`,
    remedy: "read the config as it is now, and write the changes for that",
  });
}

/** Moves or copies a value. */
function transfer(
  draft: unknown,
  { op, from, path }: Extract<PatchOperation, { op: "move" | "copy" }>,
): Step {
  const wrong = findFault(draft, from);
  if (wrong) return refuse("from", wrong);
  const found = lookUp(draft, from);
  if (!found) {
    const remedy = "name a place that has a value, or add the value";
    return refuse("from", { detail: `nothing to ${op} at ${quote(from)}`, remedy });
  }
  if (op === "copy") return applySimple(draft, { op: "add", path, value: found.value });
  if (path === from) return { ok: true, document: draft };
  if (isAtOrBelow(path, from)) {
    const detail = `${quote(from)} cannot be moved to ${quote(path)}, which is inside it`;
    return refuse("from", { detail, remedy: "copy it, or move it to another place" });
  }
  const removed = applySimple(draft, { op: "remove", path: from });
  return removed.ok ? applySimple(removed.document, { op: "add", path, value: found.value }) : removed;
}

function refuse(member: PatchFault["member"], words: Omit<PatchFault, "member">): Step {
  return { ok: false, fault: { member, ...words } };
}

/** Finds the value at a pointer without faults. */
function lookUp(document: unknown, pointer: string): { value: unknown } | undefined {
  let value = document;
  for (const name of parsePointer(pointer)) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
    value = value[name as keyof typeof value];
  }
  return { value };
}

/**
 * Far longer than any pointer into a config. Longer ones are refused, because the time to follow a pointer
 * grows with it.
 */
const maxPointerLength = 10_000;

/**
 * Finds what fast-json-patch accepts and should not: a pointer that is too long, and the array indexes "" and
 * "01", which RFC 6901 forbids.
 */
function findFault(document: unknown, pointer: string): Omit<PatchFault, "member"> | undefined {
  if (pointer.length > maxPointerLength) {
    return {
      detail: `the pointer has ${String(pointer.length)} characters, more than ${String(maxPointerLength)}`,
      remedy: "name a place in the object's config",
    };
  }
  let value = document;
  for (const name of parsePointer(pointer)) {
    if (Array.isArray(value)) {
      if (!/^(-|0|[1-9]\d*)$/.test(name)) {
        return {
          detail: `${quote(name)} in ${pointer} is no index of a list`,
          remedy: 'count from 0 without leading zeros, or write "-" to add at the end',
        };
      }
      value = value[Number(name)] as unknown;
    } else {
      value = isJsonObject(value) ? value[name] : undefined;
    }
  }
  return undefined;
}

function describe(change: JsonPatchOperation): { detail: string; remedy: string } {
  switch (change.op) {
    case "add":
      return {
        detail: `nothing to add to: the parent of ${change.path} is missing, or is no object or list, or the index is past its end`,
        remedy: "add the parent first, or add a whole object that holds the value",
      };
    case "replace":
      return { detail: `nothing to replace at ${change.path}`, remedy: 'use "add" for a value that is new' };
    case "remove":
      return { detail: `nothing to remove at ${change.path}`, remedy: "leave the change out" };
  }
}

function withoutPrototypes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPrototypes);
  if (!isJsonObject(value)) return value;
  const copy = Object.create(null) as Record<string, unknown>;
  for (const [name, inner] of Object.entries(value)) copy[name] = withoutPrototypes(inner);
  return copy;
}
