import { own } from "../../json/object.js";
import type { Path } from "../../json/path.js";
import { byPath } from "../../json/pointer.js";
import { collectLeaves, listChanges, soleObject, type Change } from "./changes.js";
import { contentShape, presentAt, shapeAt, shapeBelow, type Shape } from "./config-shape.js";
import type { Difference } from "./difference.js";

/**
 * Cuts a path at the first place that is one value. For example, a path into a field's default becomes the path of that
 * default.
 */
export function wholePlace(path: Path): Path {
  let shape: Shape | undefined = contentShape;
  for (const [depth, name] of path.entries()) {
    shape = shapeBelow(shape, name);
    if (shape?.isValue) return path.slice(0, depth + 1);
  }
  return path;
}

/**
 * Lists the changes at or below a path, ordered by path. A path into a place that is one value gives the change of that place.
 * The cost depends on what stands at the path, not on the size of the config.
 */
export function listChangesAt(difference: Difference | undefined, path: Path): Change[] {
  let node = difference;
  for (const [depth, name] of path.entries()) {
    if (!node) return [];
    if (node.isWhole) return leavesAt(node, path.slice(0, depth), path.slice(depth));
    node = node.below.get(name);
  }
  return listChanges(node, contentShape, path);
}

/** Lists the leaves at or below `rest` in a place that differs as a whole. */
function leavesAt({ before, after }: Pick<Difference, "before" | "after">, at: Path, rest: Path): Change[] {
  const path = [...at];
  let shape = shapeAt(at);
  let sides: Pick<Difference, "before" | "after"> = { before, after };
  for (const name of rest) {
    const sole = soleObject(sides, shape);
    if (!sole) break;
    const part = own(sole.object, name);
    shape = shapeBelow(shape, name);
    if (presentAt(part, shape) === undefined) return [];
    sides = sole.sidesOf(part);
    path.push(name);
  }
  const changes: Change[] = [];
  collectLeaves(path, sides, shape, changes);
  return changes.sort(byPath);
}
