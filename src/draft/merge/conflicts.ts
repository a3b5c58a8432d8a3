import { deepEqual } from "../../json/equal.js";
import { forEachName, isJsonObject, own } from "../../json/object.js";
import { setIn, type Path } from "../../json/path.js";
import { byPath, formatPointer } from "../../json/pointer.js";
import { reconcile } from "../../json/reconcile.js";

/** One place that both the user and the server changed, differently (D11). An absent value is `undefined`. */
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

/** The three configs that conflicts are read from. */
interface Sides {
  /** The config that the edits were made on. */
  readonly base: unknown;
  readonly mine: unknown;
  readonly theirs: unknown;
}

/** A conflict by its names. */
export type PlacedConflict = Omit<Conflict, "path"> & { readonly path: Path };

/**
 * Lists the places where `theirs` differs from `base` and `mine` from `theirs`: leaves, or a container that one side
 * removed or replaced. Parts of one reference are not looked into.
 */
export function findConflicts(sides: Sides): PlacedConflict[] {
  const found: PlacedConflict[] = [];
  collect(sides, [], found);
  return found;
}

function collect(sides: Sides, path: Path, found: PlacedConflict[]): void {
  const { base, mine, theirs } = sides;
  if (base === theirs || mine === theirs) return;
  if (isJsonObject(mine) && isJsonObject(theirs) && (isJsonObject(base) || base === undefined)) {
    // Names that only the base has are gone on both sides.
    forEachName(theirs, mine, (name) => {
      const parts = { base: own(base, name), mine: own(mine, name), theirs: own(theirs, name) };
      if (parts.base !== parts.theirs) collect(parts, [...path, name], found);
    });
  } else if (!deepEqual(base, theirs) && !deepEqual(mine, theirs)) {
    found.push({ path, ...sides });
  }
}

/**
 * Returns `theirs` with the base's value in the place of each conflict: a base that tells of them and of nothing else. It is
 * the base itself where that does, so that an edit there and back leaves nothing to undo.
 */
export function settle(sides: Sides): unknown {
  const found = findConflicts(sides);
  if (found.length === 0) return sides.theirs;
  return reconcile(
    sides.base,
    found.reduce((tree, { path, base }) => setIn(tree, path, base), sides.theirs),
  );
}

/** Writes the places as JSON Pointers, ordered by them. */
export function toConflicts(found: readonly PlacedConflict[]): Conflict[] {
  return found.map(({ path, ...sides }) => ({ path: formatPointer(path), ...sides })).sort(byPath);
}
