import jsonPatch from "fast-json-patch";
import type { JsonPatchOperation } from "../../../src/contract/index.js";
import { copyJson } from "../../../src/json/copy.js";
import { isJsonObject } from "../../../src/json/object.js";
import { parsePointer } from "../../../src/json/pointer.js";
import { quote } from "../../../src/json/quote.js";

/** The patched copy, or the first operation that failed and why. */
export type PatchOutcome =
  { ok: true; value: unknown } | { ok: false; index: number; detail: string; remedy: string };

/**
 * Applies operations in order to a copy of `document`, all or none. The operations must fit the contract's
 * schema. They are applied to objects without prototypes, so that `__proto__` and `constructor` are members
 * like any other.
 */
export function applyJsonPatch(document: unknown, changes: readonly JsonPatchOperation[]): PatchOutcome {
  const draft = withoutPrototypes(document);
  for (const [index, change] of changes.entries()) {
    const fault = findFault(draft, change);
    if (fault) return { ok: false, index, ...fault };
    const operation = change.op === "remove" ? change : { ...change, value: withoutPrototypes(change.value) };
    try {
      jsonPatch.applyOperation(draft, operation, true, true, false, index);
    } catch (error) {
      if (!(error instanceof jsonPatch.JsonPatchError)) throw error;
      return { ok: false, index, ...describe(change) };
    }
  }
  return { ok: true, value: copyJson(draft) };
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
function findFault(document: unknown, change: JsonPatchOperation) {
  if (change.path.length > maxPointerLength) {
    return {
      detail: `the pointer has ${String(change.path.length)} characters, more than ${String(maxPointerLength)}`,
      remedy: "name a place in the object's config",
    };
  }
  let value = document;
  for (const name of parsePointer(change.path)) {
    if (Array.isArray(value)) {
      if (!/^(-|0|[1-9]\d*)$/.test(name)) {
        return {
          detail: `${quote(name)} in ${change.path} is no index of a list`,
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
