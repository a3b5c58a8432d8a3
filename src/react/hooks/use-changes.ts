"use client";

import { useSyncExternalStore } from "react";
import type { Change } from "../../draft/merge/changes.js";
import { useDraftStore } from "../internal/rendering/use-draft-store.js";

/**
 * Lists the leaves in which the draft differs from the saved config; empty when there is nothing to save.
 *
 * @example
 * function Unsaved() {
 *   const changes = useChanges();
 *   return changes.length > 0 ? <p>{changes.length} unsaved changes</p> : null;
 * }
 */
export function useChanges(): readonly Change[] {
  const store = useDraftStore();
  return useSyncExternalStore(store.subscribeState, store.changes, getNone);
}

const none: readonly Change[] = [];

/** A draft starts without changes. */
function getNone() {
  return none;
}
