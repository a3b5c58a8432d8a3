import { ConfigConflictError } from "../client/index.js";
import type { Conflict } from "../draft/merge/conflicts.js";
import { deepEqual } from "../json/equal.js";

/**
 * What becomes of places that others changed, too. `"ask"`: those that were listed when the save was asked for are the user's
 * decision, and the user's values overwrite the others'; one that nobody has seen yet rejects the save. `"overwrite"`: the
 * user's values overwrite them all. `"reject"`: any of them rejects the save.
 */
export type OnConflict = "ask" | "overwrite" | "reject";

/** Throws a `ConfigConflictError` where `conflicts` may not be overwritten; `known` are those that the user has seen. */
export function refuseConflicts(
  conflicts: readonly Conflict[],
  onConflict: OnConflict,
  known: readonly Conflict[],
): void {
  if (onConflict === "overwrite") return;
  const isKnown = ({ path, theirs }: Conflict) =>
    known.some((each) => each.path === path && deepEqual(each.theirs, theirs));
  const refused = onConflict === "reject" ? conflicts : conflicts.filter((each) => !isKnown(each));
  if (refused.length > 0) throw new ConfigConflictError(refused);
}
