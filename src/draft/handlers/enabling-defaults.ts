import type { InstallationConfigContent, IntegrationContent } from "../../contract/index.js";
import { deepEqual } from "../../json/equal.js";
import { isJsonObject, own } from "../../json/object.js";
import { getIn, setIn } from "../../json/path.js";
import { configActions } from "../../facts/config-actions.js";
import type { ObjectPlace } from "./object-place.js";
import { fillIn, initialObject } from "./initial-object.js";
import { shapeAt } from "../merge/config-shape.js";

/**
 * Returns `base` with what enabling filled into the objects that both `mine` and `theirs` added since: it was no choice of
 * the user's, so a rebase lets it give way to what the server has.
 */
export function withEnablingDefaults(
  base: unknown,
  mine: unknown,
  theirs: unknown,
  manifest: IntegrationContent | undefined,
): unknown {
  let result = base;
  for (const action of configActions) {
    const objects = getIn(mine, [action, "objects"]);
    for (const [name, object] of Object.entries(isJsonObject(objects) ? objects : {})) {
      const path = [action, "objects", name];
      if (getIn(base, path) != null || getIn(theirs, path) == null) continue;
      result = setIn(result, path, commonPart(object, initialObject(action, name, manifest)));
    }
  }
  return result;
}

/** What `a` has just as `b` has it; `undefined` where they have nothing in common. */
function commonPart(a: unknown, b: unknown): unknown {
  if (deepEqual(a, b)) return a;
  if (!isJsonObject(a) || !isJsonObject(b)) return undefined;
  const parts = Object.keys(a).map((name) => [name, commonPart(own(a, name), own(b, name))] as const);
  return Object.fromEntries(parts.filter(([, part]) => part !== undefined));
}

/** Fills what the manifest declares into the objects of a draft that were enabled before it was known. */
export function fillDefaults(
  draft: InstallationConfigContent,
  places: readonly ObjectPlace[],
  { saved, manifest }: { saved: unknown; manifest: IntegrationContent },
): InstallationConfigContent {
  return places.reduce<unknown>((tree, { action, objectName }) => {
    const path = [action, "objects", objectName];
    const current = getIn(tree, path);
    // What a saved object lacks was removed, and stays so.
    if (getIn(saved, path) != null || !isJsonObject(current)) return tree;
    return setIn(tree, path, fillIn(current, initialObject(action, objectName, manifest), shapeAt(path)));
  }, draft) as InstallationConfigContent;
}
