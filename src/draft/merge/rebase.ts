import { deepEqual } from "../../json/equal.js";
import { forEachName, isJsonObject, own } from "../../json/object.js";
import { withParts } from "../../json/path.js";
import { copyTouched, createTouchedPaths, type TouchedPaths } from "../store/touched-paths.js";

/** What makes a rebase cost as much as the edits, and what it tells. */
export interface RebaseHints {
  /** The places where `mine` was made from `base` by edits: nothing else is looked at. */
  readonly edited?: TouchedPaths | undefined;
  /** Gets the places where the result differs from `theirs`. */
  readonly kept?: TouchedPaths | undefined;
}

/**
 * Lays the edits between `base` and `mine` on `theirs` (D11): a leaf that was edited keeps the edited value, every other
 * leaf takes theirs. Parts that come out as in `theirs` keep its reference. `undefined` stands for an absent part.
 */
export function rebase(base: unknown, mine: unknown, theirs: unknown, hints: RebaseHints = {}): unknown {
  const { edited, kept } = hints;
  if (mine === base || mine === theirs) return theirs;
  if (theirs === base && edited) {
    if (kept) copyTouched(edited, kept);
    return mine;
  }
  if (
    theirs !== base &&
    isJsonObject(mine) &&
    isJsonObject(theirs) &&
    (isJsonObject(base) || base === undefined)
  ) {
    return rebaseRecord(base, mine, theirs, hints);
  }
  const result = keepOrYield(base, mine, theirs);
  if (kept && result !== theirs) kept.touched = true;
  return result;
}

function rebaseRecord(
  base: unknown,
  mine: Record<string, unknown>,
  theirs: Record<string, unknown>,
  { edited, kept }: RebaseHints,
): unknown {
  const parts: [string, unknown][] = [];
  const rebasePart = (name: string) => {
    const below = kept && createTouchedPaths();
    const part = rebase(own(base, name), own(mine, name), own(theirs, name), {
      edited: edited?.touched ? undefined : edited?.below.get(name),
      kept: below,
    });
    if (part === own(theirs, name)) return;
    parts.push([name, part]);
    if (below) kept.below.set(name, below);
  };
  if (edited && !edited.touched) for (const name of edited.below.keys()) rebasePart(name);
  // Names that only the base has are gone on both sides.
  else forEachName(theirs, mine, rebasePart);
  return parts.length > 0 ? withParts(theirs, parts) : theirs;
}

/** Decides where one of the three is no record. */
function keepOrYield(base: unknown, mine: unknown, theirs: unknown): unknown {
  if (theirs === base) return deepEqual(mine, theirs) ? theirs : mine;
  if (theirs === undefined && isJsonObject(base) && isJsonObject(mine)) {
    // What they removed stays as it is in the draft where something was set in it; removals alone agree with theirs.
    return Object.keys(mine).some((name) => rebase(own(base, name), own(mine, name), undefined) !== undefined)
      ? mine
      : undefined;
  }
  return deepEqual(mine, base) || deepEqual(mine, theirs) ? theirs : mine;
}
