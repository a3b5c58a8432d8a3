import type { ConfigAction } from "../../contract/index.js";
import { findDifference, type Difference } from "../../draft/merge/difference.js";
import { isJsonObject, own } from "../../json/object.js";
import { formatPointer } from "../../json/pointer.js";
import {
  addUnsupported,
  differencesInside,
  sectionOf,
  type ConfigDifference,
  type Section,
} from "./config-difference.js";
import { patchOperations } from "./patch-operations.js";
import { isUrlSegment } from "./request-path.js";

/** One section of two configs, and where its objects differ; left out where they are equal. */
export interface ComparedSection {
  readonly before: Section;
  readonly after: Section;
  readonly objects: Difference | undefined;
}

/** Compares the objects of one section. */
export function compareObjects(
  found: ConfigDifference,
  action: ConfigAction,
  { before, after, objects }: ComparedSection,
): void {
  const differences = objects ? differencesInside(objects) : noDifferences;
  if (!differences) {
    addUnsupported(found, [action, "objects"], "An update can only reach into objects that are a map.");
    return;
  }
  const had = sectionOf(own(before, "objects"));
  const has = sectionOf(own(after, "objects"));
  let removed = false;
  for (const name of [...differences.keys()].sort()) {
    const was = own(had, name) ?? undefined;
    const is = own(has, name) ?? undefined;
    if (is !== undefined) addEdit(found, action, name, is, differences.get(name));
    else if (was !== undefined) {
      removed = true;
      if (action === "read") disableReadObject(found, name, was);
    }
  }
  if (action === "read" && removed) return;
  // A new and empty map has no object whose request would create the map, too.
  const isNewAndEmpty = had === undefined && has !== undefined && !hasMembers(has);
  const sendsWholeMap = action !== "read" && (removed || isNewAndEmpty);
  if (sendsWholeMap) found.wholeMaps.set(action, has ?? {});

  const holdsMap = had !== undefined || (has !== undefined && (sendsWholeMap || !isNewAndEmpty));
  const holdsSection = before !== undefined || holdsMap;
  if (holdsSection !== (after !== undefined)) {
    addFormFallback(found, [action], removed ? { objects: {} } : undefined);
  } else if (holdsMap !== (has !== undefined)) {
    addFormFallback(found, [action, "objects"], removed ? {} : undefined);
  }
}

const noDifferences: ReadonlyMap<string, Difference> = new Map();

function hasMembers(map: Record<string, unknown>) {
  return Object.values(map).some((value) => value !== undefined && value !== null);
}

function addEdit(
  found: ConfigDifference,
  action: ConfigAction,
  name: string,
  after: unknown,
  difference: Difference | undefined,
) {
  const isPatchable = difference !== undefined && !difference.isWhole && isUrlSegment(name);
  const operations = isPatchable ? patchOperations(difference, [action, "objects", name]) : undefined;
  found.edits.push({ action, name, after, operations });
}

/** The contract has no request that removes a read object. */
function disableReadObject(found: ConfigDifference, name: string, was: unknown) {
  const path = ["read", "objects", name];
  if (!isJsonObject(was)) {
    addUnsupported(
      found,
      path,
      "An update cannot remove a read object, nor disable one that is not an object.",
    );
    return;
  }
  const pointer = formatPointer(path);
  if (own(was, "disabled") === true) {
    found.fallbacks.push({
      path: pointer,
      reason: "An update cannot remove a read object; it is disabled already, so nothing is sent for it.",
    });
    return;
  }
  const disabled = { ...was, disabled: true };
  found.fallbacks.push({
    path: pointer,
    reason: "An update cannot remove a read object; it is disabled instead.",
    sent: disabled,
  });
  addEdit(found, "read", name, disabled, findDifference(was, disabled));
}

/** `{}`, `{objects: {}}` and no section mean the same, but an update can only produce `{objects: {}}`. */
function addFormFallback(found: ConfigDifference, path: readonly string[], sent: unknown) {
  const reason =
    "An update cannot add or remove an empty section; with or without it the config means the same.";
  found.fallbacks.push({ path: formatPointer(path), reason, ...(sent !== undefined && { sent }) });
}
