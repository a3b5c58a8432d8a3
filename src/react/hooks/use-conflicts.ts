"use client";

import { useMemo, useSyncExternalStore } from "react";
import type { Conflict } from "../../draft/merge/conflicts.js";
import { createConflictsSource } from "../internal/rendering/conflict-sources.js";
import { useDraftStore } from "../internal/rendering/use-draft-store.js";

/** The conflicts of the draft, and how to end them. */
export interface UseConflictsResult {
  /** Ordered by path; the same array until one changes. */
  readonly conflicts: readonly Conflict[];
  /** Ends the conflicts at or below `path`, a JSON Pointer: keeps the user's value ("mine") or takes the server's ("theirs"). */
  readonly resolve: (path: string, side: "mine" | "theirs") => void;
}

/**
 * Lists the conflicts at or below a place, and one around it: values that the user and somebody else changed differently.
 * `path` is a JSON Pointer into the config. The user's values stay in the draft, and saving them overwrites the others'.
 * Throws a `SyntaxError` where `path` is no pointer.
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
export function useConflicts(path = ""): UseConflictsResult {
  const store = useDraftStore();
  const source = useMemo(() => createConflictsSource(store, path), [store, path]);
  const conflicts = useSyncExternalStore(source.subscribe, source.get, getNone);
  return { conflicts, resolve: store.resolve };
}

const none: readonly Conflict[] = [];

/** A draft starts without conflicts. */
function getNone() {
  return none;
}
