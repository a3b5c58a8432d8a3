"use client";

import { useMemo } from "react";
import type { DraftStore } from "../../../draft/store/draft-store.js";
import { useCommitEffect } from "./use-commit-effect.js";

/**
 * Locks places of a draft while the caller is there, and from its first rendering on: setters may be called while rendering.
 * Returns the list, the same one while it says the same.
 */
export function useLocks(
  store: DraftStore,
  locked: readonly string[] | undefined,
): readonly string[] | undefined {
  const key = locked && JSON.stringify(locked);
  const locks = useMemo(() => (key === undefined ? undefined : (JSON.parse(key) as string[])), [key]);
  if (locks) store.setLocked(locks);
  useCommitEffect(() => {
    if (!locks) return;
    store.setLocked(locks);
    return () => {
      store.setLocked([]);
    };
  }, [store, locks]);
  return locks;
}
