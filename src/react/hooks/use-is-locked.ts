"use client";

import { useContext } from "react";
import { LocksContext, useInstallationScope } from "../providers/installation-context.js";

/**
 * Tells whether a place is locked by the provider's `locked`, or lies in one that is, `path` being a JSON Pointer into the config:
 * setters leave it alone. Throws a `SyntaxError` where `path` is no pointer.
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
  // Read for its changes alone: the draft knows the locks.
  useContext(LocksContext);
  return useInstallationScope().store.isLocked(path);
}
