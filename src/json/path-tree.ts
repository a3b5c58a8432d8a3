import {
  createOverlay,
  findInOverlay,
  noteInOverlay,
  setAtOrAbove,
  type Overlay,
} from "./overlay/overlay.js";
import { NodesBelow } from "./overlay/nodes-below.js";
import type { Path } from "./path.js";

export { createOverlay as createPathTree, forEachSet as forEachPath } from "./overlay/overlay.js";

/** A set of places in a JSON tree, as an overlay without values. What is set is in it, and with it everything below. */
export type PathTree = Overlay;

/** Adds a place, and with it everything below it. */
export function addPath(root: PathTree, path: Path): void {
  noteInOverlay(root, path, undefined);
}

/** Adds the places of another set below a name that has none yet. */
export function addTree(root: PathTree, name: string, places: PathTree): void {
  (root.below ??= new NodesBelow()).add(name, places);
}

/** Makes the set of the places given. */
export function pathTreeOf(paths: Iterable<Path>): PathTree {
  const root = createOverlay();
  for (const path of paths) addPath(root, path);
  return root;
}

/** Whether `path` is a place of the set, or lies below or above one. */
export function overlaps(root: PathTree, path: Path): boolean {
  return setAtOrAbove(root, path) !== undefined || findInOverlay(root, path)?.below !== undefined;
}

/** The part of the set below one of its names; `undefined` means every place. */
export function placesBelow(tree: PathTree | undefined, name: string): PathTree | undefined {
  return tree?.isSet ? undefined : tree?.below?.get(name);
}
