import type { Path } from "./path.js";

/** A set of places in a JSON tree. */
export interface PathTree {
  /** Whether exactly this place is in the set, and with it everything below it. */
  whole: boolean;
  readonly below: Map<string, PathTree>;
}

/** The map of a whole place, always empty. Thousands of places share it. */
const nothingBelow = new Map<string, PathTree>();

/** Makes an empty set of places. */
export function createPathTree(): PathTree {
  return { whole: false, below: new Map() };
}

/** Adds a place, and with it everything below it. */
export function addPath(root: PathTree, path: Path): void {
  let node = root;
  let left = path.length;
  for (const name of path) {
    if (node.whole) return;
    left -= 1;
    let next = node.below.get(name);
    if (!next) {
      next = left === 0 ? { whole: true, below: nothingBelow } : createPathTree();
      node.below.set(name, next);
    }
    node = next;
  }
  if (node.whole) return;
  node.whole = true;
  node.below.clear();
}

/** Makes the set of the places given. */
export function pathTreeOf(paths: Iterable<Path>): PathTree {
  const root = createPathTree();
  for (const path of paths) addPath(root, path);
  return root;
}

/** Calls `visit` with each place of the set. */
export function forEachPath(root: PathTree, visit: (path: Path) => void, path: Path = []): void {
  if (root.whole) visit(path);
  for (const [name, below] of root.below) forEachPath(below, visit, [...path, name]);
}

/** Whether `path` is a place of the set, or lies below or above one. */
export function overlaps(root: PathTree, path: Path): boolean {
  let node = root;
  for (const name of path) {
    if (node.whole) return true;
    const next = node.below.get(name);
    if (!next) return false;
    node = next;
  }
  return node.whole || node.below.size > 0;
}

/** The part of the set below one of its names; `undefined` means every place. */
export function placesBelow(tree: PathTree | undefined, name: string): PathTree | undefined {
  return !tree || tree.whole ? undefined : tree.below.get(name);
}
