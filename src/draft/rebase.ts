import { deepEqual, forEachName, isRecord, own } from "./equal.js";
import { withParts } from "./path.js";

/**
 * Lays the edits between `base` and `mine` on `theirs` (D11): a leaf that was edited keeps the edited value, every other
 * leaf takes theirs. Parts that come out as in `theirs` keep its reference. `undefined` stands for an absent part.
 */
export function rebase(base: unknown, mine: unknown, theirs: unknown): unknown {
  if (mine === base || mine === theirs) return theirs;
  if (theirs === base) return deepEqual(mine, theirs) ? theirs : mine;
  if (isRecord(mine) && isRecord(theirs) && (isRecord(base) || base === undefined)) {
    const edited: [string, unknown][] = [];
    // Names that only the base has are gone on both sides.
    forEachName(theirs, mine, (name) => {
      const part = rebase(own(base, name), own(mine, name), own(theirs, name));
      if (part !== own(theirs, name)) edited.push([name, part]);
    });
    return edited.length > 0 ? withParts(theirs, edited) : theirs;
  }
  if (theirs === undefined && isRecord(base) && isRecord(mine)) {
    // What they removed stays as it is in the draft where something was set in it; removals alone agree with theirs.
    return Object.keys(mine).some((name) => rebase(own(base, name), own(mine, name), undefined) !== undefined)
      ? mine
      : undefined;
  }
  return deepEqual(mine, base) || deepEqual(mine, theirs) ? theirs : mine;
}
