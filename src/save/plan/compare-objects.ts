import type { ConfigAction } from "../../contract/index.js";
import { deepEqual } from "../../json/equal.js";
import { isJsonObject, own } from "../../json/object.js";
import { formatPointer } from "../../json/pointer.js";
import type { TouchedPaths } from "../../draft/store/touched-paths.js";
import { addUnsupported, isSection, type ConfigDifference, type Section } from "./config-difference.js";
import { differingNames, hintAt, patchOperations } from "./patch-operations.js";
import { isUrlSegment } from "./request-path.js";

/** Compares the objects of one section; both sides are that section of a config. */
export function compareObjects(
  found: ConfigDifference,
  action: ConfigAction,
  before: Section,
  after: Section,
  hint: TouchedPaths | undefined,
): void {
  const had = own(before, "objects");
  const has = own(after, "objects");
  if (!isSection(had) || !isSection(has)) {
    if (!deepEqual(had, has)) {
      addUnsupported(found, [action, "objects"], "An update can only reach into objects that are a map.");
    }
    return;
  }
  let removed = false;
  const below = hintAt(hint, "objects");
  for (const name of differingNames(had, has, below)) {
    const was = own(had, name);
    const is = own(has, name);
    if (is !== undefined) addEdit(found, action, name, was, is, hintAt(below, name));
    else if (was !== undefined) {
      removed = true;
      if (action === "read") disableReadObject(found, name, was);
    }
  }
  if (action === "read" && removed) return;
  // A map that is new and empty holds no object that would bring it along.
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

function hasMembers(map: Record<string, unknown>) {
  return Object.values(map).some((value) => value !== undefined);
}

function addEdit(
  found: ConfigDifference,
  action: ConfigAction,
  name: string,
  was: unknown,
  is: unknown,
  hint?: TouchedPaths,
) {
  const operations = isJsonObject(was) && isJsonObject(is) ? patchOperations(was, is, hint) : undefined;
  if (operations ? operations.length === 0 : deepEqual(was, is)) return;
  found.edits.push({ action, name, after: is, operations: isUrlSegment(name) ? operations : undefined });
}

/** S6: the contract has no request that removes a read object. */
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
  addEdit(found, "read", name, was, disabled);
}

/** `{}`, `{objects: {}}` and no section at all mean the same, but an update can only make the second of them. */
function addFormFallback(found: ConfigDifference, path: readonly string[], sent: unknown) {
  const reason =
    "An update cannot add or remove an empty section; with or without it the config means the same.";
  found.fallbacks.push({ path: formatPointer(path), reason, ...(sent !== undefined && { sent }) });
}
