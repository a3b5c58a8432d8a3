import { deepEqual } from "../../json/equal.js";
import { forEachName, isJsonObject, own, type JsonObject } from "../../json/object.js";
import { withParts } from "../../json/path.js";
import { addPath, addTree, createPathTree, placesBelow, type PathTree } from "../../json/path-tree.js";
import {
  isMergedByName,
  isMixedChoice,
  isSameChoice,
  presentAt,
  shapeBelow,
  type Shape,
} from "./config-shape.js";

/** How a rebase is done: `edited` limits its cost to the edits, `kept` collects the places they keep. */
export interface RebaseOptions {
  readonly shape?: Shape | undefined;
  /** The only places at which `mine` may differ from `base`. */
  readonly edited?: PathTree | undefined;
  /** Is filled with the places at which the result may differ from `theirs`. */
  readonly kept?: PathTree | undefined;
}

/**
 * Lays the edits between `base` and `mine` on `theirs`: a leaf or single value that was edited keeps the edited value, every
 * other one takes theirs. Parts that come out as in `theirs` keep its reference. `undefined` stands for an absent part.
 */
export function rebase(base: unknown, mine: unknown, theirs: unknown, options: RebaseOptions = {}): unknown {
  if (mine === base || mine === theirs) return theirs;
  const { shape, edited, kept } = options;
  if (theirs === base && edited) {
    // Shared: nobody adds to the one of them any more.
    if (kept) Object.assign(kept, edited);
    return mine;
  }
  const [was, is, other] = [presentAt(base, shape), presentAt(mine, shape), presentAt(theirs, shape)];
  const isNewer = theirs !== base && (was === undefined || isJsonObject(was));
  if (isNewer && isMergedByName(is, other, shape)) {
    return rebaseNames(was, is as JsonObject, other as JsonObject, options);
  }
  const result = isEdited(was, is, other, shape) ? mine : theirs;
  if (kept && result !== theirs) kept.isSet = true;
  return result;
}

function rebaseNames(
  base: unknown,
  mine: JsonObject,
  theirs: JsonObject,
  { shape, edited, kept }: RebaseOptions,
): unknown {
  const parts: [string, unknown][] = [];
  const rebaseName = (name: string) => {
    const below = kept && createPathTree();
    const part = rebase(own(base, name), own(mine, name), own(theirs, name), {
      shape: shapeBelow(shape, name),
      edited: placesBelow(edited, name),
      kept: below,
    });
    if (part === own(theirs, name)) return;
    parts.push([name, part]);
    if (below) addTree(kept, name, below);
  };
  // Where the sides set different names of a choice, all its names come from one side: mine if the user changed it.
  const isMixed = shape?.choice !== undefined && isMixedChoice([base, mine, theirs], shape.choice);
  const choice = isMixed ? shape.choice : noNames;
  const isChosen = !isSameChoice(mine, base, choice) && !isSameChoice(mine, theirs, choice);
  for (const name of isChosen ? choice : noNames) {
    parts.push([name, own(mine, name)]);
    if (kept) addPath(kept, [name]);
  }
  const rebaseUnlessChosen = (name: string) => {
    if (!choice.includes(name)) rebaseName(name);
  };
  if (edited && !edited.isSet) {
    edited.below?.forEach((_, name) => {
      rebaseUnlessChosen(name);
    });
  }
  // Names that only the base has are gone on both sides.
  else forEachName(theirs, mine, rebaseUnlessChosen);
  return parts.length > 0 ? withParts(theirs, parts) : theirs;
}

const noNames: readonly string[] = [];

/** Decides, where a place is taken whole, whether the user's value stays. */
function isEdited(base: unknown, mine: unknown, theirs: unknown, shape: Shape | undefined): boolean {
  if (theirs === undefined && isMergedByName(base, mine, shape)) {
    // The server removed this object. It stays as in the draft if the user set something in it; removals alone do not keep it.
    return Object.keys(mine as JsonObject).some(
      (name) =>
        rebase(own(base, name), own(mine, name), undefined, { shape: shapeBelow(shape, name) }) !== undefined,
    );
  }
  return !deepEqual(mine, base) && !deepEqual(mine, theirs);
}
