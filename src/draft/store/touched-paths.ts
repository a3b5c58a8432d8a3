import { forEachName, isJsonObject, own } from "../../json/object.js";
import type { Path } from "../../json/path.js";

/** The places that edits touched since the draft last equalled the saved config: a hint where to look for changes. */
export interface TouchedPaths {
  /** Whether an edit touched this very place, so that everything below it may differ. */
  touched: boolean;
  readonly below: Map<string, TouchedPaths>;
}

/** Makes an empty hint: nothing was touched. */
export function createTouchedPaths(): TouchedPaths {
  return { touched: false, below: new Map() };
}

/** Remembers that everything at and below `path` may differ. */
export function touch(root: TouchedPaths, path: Path): void {
  let node = root;
  for (const name of path) {
    if (node.touched) return;
    let next = node.below.get(name);
    if (!next) node.below.set(name, (next = createTouchedPaths()));
    node = next;
  }
  node.touched = true;
  node.below.clear();
}

/** Makes the hint that everything at and below each of some paths may differ. */
export function touchedAt(paths: Iterable<Path>): TouchedPaths {
  const hint = createTouchedPaths();
  for (const path of paths) touch(hint, path);
  return hint;
}

/** Has an empty hint name the places of another one. */
export function copyTouched(from: TouchedPaths, to: TouchedPaths): void {
  to.touched = from.touched;
  for (const [name, below] of from.below) to.below.set(name, below);
}

/** Makes the hint of where two configs differ; parts of one reference are not looked into. */
export function touchedBetween(before: unknown, after: unknown): TouchedPaths {
  const hint = createTouchedPaths();
  if (before === after) return hint;
  hint.touched = !isJsonObject(before) || !isJsonObject(after);
  if (isJsonObject(before) && isJsonObject(after)) {
    forEachName(before, after, (name) => {
      const was = own(before, name);
      const is = own(after, name);
      if (was !== is) hint.below.set(name, touchedBetween(was, is));
    });
  }
  return hint;
}
