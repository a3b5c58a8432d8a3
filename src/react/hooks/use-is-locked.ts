"use client";

import { useSyncExternalStore } from "react";
import { createProviderLocks } from "../internal/rendering/provider-locks.js";
import { useInstallationScope } from "../providers/installation-context.js";

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
  const { store } = useInstallationScope();
  const isLocked = () => store.isLocked(path);
  return useSyncExternalStore(store.companion(createProviderLocks).subscribe, isLocked, isLocked);
}
