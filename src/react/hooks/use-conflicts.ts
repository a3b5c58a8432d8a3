"use client";

import { useSyncExternalStore } from "react";
import type { Conflict } from "../../draft/merge/conflicts.js";
import { useDraftStore } from "../internal/rendering/use-draft-store.js";

/** The conflicts of the draft, and how to end them. */
export interface UseConflictsResult {
  /** Ordered by path; the same array until one changes. */
  readonly conflicts: readonly Conflict[];
  /** Ends the conflicts at or below a path, a JSON Pointer such as a conflict has: with the user's value or the server's. */
  readonly resolve: (path: string, side: "mine" | "theirs") => void;
}

/**
 * Lists what both the user and somebody else changed, differently. The user's values stay in the draft, and saving
 * them overwrites the others'.
 *
 * @example
 * function Conflicts() {
 *   const { conflicts, resolve } = useConflicts();
 *   return conflicts.map(({ path, mine, theirs }) => (
 *     <fieldset key={path}>
 *       <button onClick={() => resolve(path, "mine")}>Keep {String(mine)}</button>
 *       <button onClick={() => resolve(path, "theirs")}>Take {String(theirs)}</button>
 *     </fieldset>
 *   ));
 * }
 */
export function useConflicts(): UseConflictsResult {
  const store = useDraftStore();
  const conflicts = useSyncExternalStore(store.subscribeState, store.conflicts, getNone);
  return { conflicts, resolve: store.resolve };
}

const none: readonly Conflict[] = [];

/** A draft starts without conflicts. */
function getNone() {
  return none;
}
