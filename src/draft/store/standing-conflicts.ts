import {
  createOverlay,
  findInOverlay,
  forEachSet,
  setAtOrAbove,
  setInOverlay,
  unsetInOverlay,
} from "../../json/overlay/overlay.js";
import { getIn, type Path } from "../../json/path.js";
import { createPathTree, addPath, overlaps } from "../../json/path-tree.js";
import { viewAt, viewOf, type View } from "../../json/overlay/view.js";
import { shapeAt } from "../merge/config-shape.js";
import {
  basesOf,
  conflictOn,
  conflictPlacesOf,
  findConflicts,
  noConflicts,
  type ConflictPlaces,
} from "../merge/conflicts.js";
import { differenceOfView } from "../merge/difference.js";
import type { ConflictPatch } from "./history/step.js";

/** The places in conflict now, kept by path so that an edit looks only at those that it may end. */
export interface StandingConflicts {
  /** All of them, as plain data; the same object until one changes. */
  places(): ConflictPlaces;
  /** The places at or below `path`. */
  within(path: Path): Path[];
  /** The place in conflict at or above `path`; `undefined` where there is none. */
  around(path: Path): Path | undefined;
  /** Whether a place at, above or below `path` is in conflict. */
  touches(path: Path): boolean;
  /** Puts a place in conflict, or ends its conflict; returns what that changed. */
  set(path: Path, after?: ConflictPatch["after"]): ConflictPatch;
  /** Updates the conflicts around an edited place; `note` is called with each change. */
  update(path: Path, sides: { saved: unknown; draft: View }, note: (patch: ConflictPatch) => void): void;
  /** Replaces all places. */
  replace(places: ConflictPlaces): void;
}

/** Creates the conflicts at the given places. */
export function createStandingConflicts(start: ConflictPlaces): StandingConflicts {
  let bases = basesOf(start);
  let known: ConflictPlaces | undefined = start;

  function pathsIn(path: Path): Path[] {
    const found: Path[] = [];
    const node = findInOverlay(bases, path);
    if (node) forEachSet(node, (each) => found.push(each), path);
    return found;
  }

  function set(path: Path, after?: ConflictPatch["after"]): ConflictPatch {
    known = undefined;
    const node = findInOverlay(bases, path);
    const before = node?.isSet ? conflictOn(node.value) : undefined;
    if (after) setInOverlay(bases, path, after.base);
    else unsetInOverlay(bases, path);
    return { path, before, after };
  }

  return {
    places: () => (known ??= conflictPlacesOf(bases)),
    within: pathsIn,
    around: (path) => setAtOrAbove(bases, path),
    touches: (path) => known !== noConflicts && overlaps(bases, path),
    set,
    update: (path, { saved, draft }, note) => {
      const region = setAtOrAbove(bases, path) ?? path;
      const node = findInOverlay(bases, region);
      if (!node) return;
      const standing = pathsIn(region);
      const places = createPathTree();
      for (const each of standing) addPath(places, each.slice(region.length));
      const [shape, savedThere] = [shapeAt(region), getIn(saved, region)];
      const difference = differenceOfView(savedThere, viewAt(draft, region), { shape, places });
      const found = createOverlay();
      findConflicts(difference, viewOf(savedThere, node), { shape, found, path: region });
      for (const each of standing) note(set(each));
      forEachSet(found, (each, base) => {
        note(set(each, conflictOn(base)));
      });
    },
    replace: (places) => {
      known = places;
      bases = basesOf(places);
    },
  };
}
