"use client";

import { useMemo, useSyncExternalStore } from "react";
import type { Change } from "../../draft/merge/changes.js";
import { createChangesSource } from "../internal/rendering/place-sources.js";
import { useDraftStore } from "../internal/rendering/use-draft-store.js";

/**
 * Lists the leaves in which the draft differs from the saved config, at or below a place; empty when there is nothing to save
 * there. `path` is a JSON Pointer into the config. For a place inside one value, such as a field's default, the list has the
 * change of that value. With a path it renders again only for changes of that place. Throws a `SyntaxError` where `path` is no
 * pointer.
 *
 * @example
 * function Unsaved() {
 *   const changes = useChanges();
 *   return changes.length > 0 ? <p>{changes.length} unsaved changes</p> : null;
 * }
 */
export function useChanges(path = ""): readonly Change[] {
  const store = useDraftStore();
  const source = useMemo(() => createChangesSource(store, path), [store, path]);
  return useSyncExternalStore(source.subscribe, source.get, getNone);
}

const none: readonly Change[] = [];

/** A draft starts without changes. */
function getNone() {
  return none;
}
