"use client";

import { useContext } from "react";
import { LocksContext, useInstallationScope } from "../providers/installation-context.js";

/**
 * Tells whether a place is locked by the provider's `locked`, or lies in a locked place. Setters do not change a locked place.
 * `path` is a JSON Pointer into the config. Throws a `SyntaxError` where `path` is no pointer.
 *
 * @example
 * function Deletion() {
 *   const { getDeletionEnabled, setDeletionEnabled } = useLocalConfig().writeObject("contact");
 *   const isLocked = useIsLocked("/write/objects/contact/deletionSettings");
 *   return (
 *     <input
 *       type="checkbox"
 *       disabled={isLocked}
 *       checked={getDeletionEnabled()}
 *       onChange={({ target }) => setDeletionEnabled(target.checked)}
 *     />
 *   );
 * }
 */
export function useIsLocked(path: string): boolean {
  // Read only so that a change of the locks renders again; the answer comes from the draft.
  useContext(LocksContext);
  return useInstallationScope().store.isLocked(path);
}
