import type { InstallationConfigContent, IntegrationContent } from "../../contract/index.js";
import { deepEqual } from "../../json/equal.js";
import { isJsonObject, own } from "../../json/object.js";
import { getIn, setIn } from "../../json/path.js";
import { configActions } from "../../facts/config-actions.js";
import type { ObjectPlace } from "./object-place.js";
import { fillIn, initialObject } from "./initial-object.js";
import { shapeAt } from "../merge/config-shape.js";

/**
 * Returns `base` with the enabling defaults of the objects that both `mine` and `theirs` added since. Defaults are no choice
 * of the user: with them in the base, a rebase takes the server's values instead.
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

/** The parts of `a` that `b` has with an equal value; `undefined` where the two differ and one of them is no object. */
function commonPart(a: unknown, b: unknown): unknown {
  if (deepEqual(a, b)) return a;
  if (!isJsonObject(a) || !isJsonObject(b)) return undefined;
  const parts = Object.keys(a).map((name) => [name, commonPart(own(a, name), own(b, name))] as const);
  return Object.fromEntries(parts.filter(([, part]) => part !== undefined));
}

/** Fills the manifest's defaults into the objects of a draft that were enabled before the manifest was known. */
export function fillDefaults(
  draft: InstallationConfigContent,
  places: readonly ObjectPlace[],
  { saved, manifest }: { saved: unknown; manifest: IntegrationContent },
): InstallationConfigContent {
  return places.reduce<unknown>((tree, { action, objectName }) => {
    const path = [action, "objects", objectName];
    const current = getIn(tree, path);
    // A saved object gets no defaults: what it lacks was removed, and stays removed.
    if (getIn(saved, path) != null || !isJsonObject(current)) return tree;
    return setIn(tree, path, fillIn(current, initialObject(action, objectName, manifest), shapeAt(path)));
  }, draft) as InstallationConfigContent;
}
