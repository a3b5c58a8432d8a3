import { getIn, type Path } from "../../json/path.js";
import { createOverlay, forEachSet, setInOverlay, type Overlay } from "../../json/overlay/overlay.js";
import { overlaps, type PathTree } from "../../json/path-tree.js";
import { byPath, formatPointer, parsePointer } from "../../json/pointer.js";
import { valueOf, viewBelow, type View } from "../../json/overlay/view.js";
import { isMixedChoice, isSameChoice, presentAt, shapeBelow, type Shape } from "./config-shape.js";
import { findDifference, type Difference } from "./difference.js";

/** One place that both the user and the server changed, differently. An absent value is `undefined`. */
export interface Conflict {
  /** JSON Pointer (RFC 6901) into the config content. */
  readonly path: string;
  /** The saved value that the user's edit was made on. */
  readonly base: unknown;
  /** The draft's value. */
  readonly mine: unknown;
  /** The saved value now. */
  readonly theirs: unknown;
}

/** The places in conflict, as JSON Pointers, each with the value that the user's edit was made on; no `base` if none. */
export type ConflictPlaces = Readonly<Record<string, { readonly base?: unknown }>>;

/** Nothing is in conflict. */
export const noConflicts: ConflictPlaces = Object.freeze({});

/** Makes an overlay of the bases of edits in conflict. Laid over the saved config, it gives the base of all edits. */
export function basesOf(conflicts: ConflictPlaces): Overlay {
  const bases = createOverlay();
  for (const [pointer, { base }] of Object.entries(conflicts))
    setInOverlay(bases, parsePointer(pointer), base);
  return bases;
}

/** Makes the conflict of an edit that was made on a value; on `undefined` where nothing was there. */
export function conflictOn(base: unknown): ConflictPlaces[string] {
  return base === undefined ? {} : { base };
}

/** Converts an overlay of bases back into the places in conflict. */
export function conflictPlacesOf(bases: Overlay): ConflictPlaces {
  const places: Record<string, { base?: unknown }> = {};
  forEachSet(bases, (path, base) => {
    places[formatPointer(path)] = conflictOn(base);
  });
  return Object.keys(places).length > 0 ? places : noConflicts;
}

/**
 * Finds, among the places where the draft differs from the saved config, those where the saved config also differs from what
 * the edit was made on. Adds them to `found`, each with that base.
 */
export function findConflicts(
  difference: Difference | undefined,
  base: View,
  { shape, found, path = [] }: { shape: Shape | undefined; found: Overlay; path?: Path },
): void {
  if (!difference) return;
  const choice = mixedChoice(difference, base, shape);
  if (choice ? isChoiceContested(difference, base, choice) : isContested(difference, base, shape)) {
    setInOverlay(found, path, valueOf(base));
    return;
  }
  for (const [name, each] of difference.below) {
    if (choice?.includes(name)) continue;
    findConflicts(each, viewBelow(base, name), {
      shape: shapeBelow(shape, name),
      found,
      path: [...path, name],
    });
  }
}

/** Returns the names of a choice where the sides chose in different ways: the names are one place then. */
function mixedChoice({ before, after, below }: Difference, base: View, shape: Shape | undefined) {
  const { choice } = shape ?? {};
  if (!choice?.some((name) => below.has(name))) return undefined;
  return isMixedChoice([valueOf(base), before, after], choice) ? choice : undefined;
}

function isChoiceContested(
  { before: theirs, after: mine }: Difference,
  base: View,
  choice: readonly string[],
) {
  return !isSameChoice(valueOf(base), theirs, choice) && !isSameChoice(mine, theirs, choice);
}

/** Whether the draft changed a place as a whole, and the server has changed the same place. */
function isContested({ isWhole, before: theirs }: Difference, base: View, shape: Shape | undefined): boolean {
  if (!isWhole || (!base.laid && base.value === theirs)) return false;
  return findDifference(presentAt(valueOf(base), shape), presentAt(theirs, shape), { shape }) !== undefined;
}

/** Leaves out the places in conflict that lie at, above or below one of `places`. */
export function withoutPlaces(conflicts: ConflictPlaces, places: PathTree): ConflictPlaces {
  const left = Object.entries(conflicts).filter(([pointer]) => !overlaps(places, parsePointer(pointer)));
  return left.length > 0 ? Object.fromEntries(left) : noConflicts;
}

/** Lists the conflicts with the values of all sides, ordered by path. */
export function listConflicts(
  conflicts: ConflictPlaces,
  { saved, read }: { saved: unknown; read: (path: Path) => unknown },
): Conflict[] {
  const list = Object.entries(conflicts).map(([pointer, { base }]) => {
    const path = parsePointer(pointer);
    return { path: pointer, base, mine: read(path), theirs: getIn(saved, path) };
  });
  return list.sort(byPath);
}
