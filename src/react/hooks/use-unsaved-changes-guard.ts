"use client";

import { useCallback, useEffect, useSyncExternalStore } from "react";
import { useInstallationScope } from "../providers/installation-context.js";
import { useDraftStore } from "../internal/rendering/use-draft-store.js";

/** Whether leaving would lose edits. */
export interface UseUnsavedChangesGuardResult {
  /** Whether the draft on screen has unsaved changes. */
  readonly hasUnsavedChanges: boolean;
  /** For a router: returns whether to block leaving the page; the same function from render to render. */
  readonly shouldBlock: () => boolean;
}

/**
 * Has the browser ask before the page is closed or left while there are unsaved changes, also in the drafts of customers that
 * were shown before. Routers change the page without asking: give `shouldBlock` to yours, such as to React Router's `useBlocker`.
 *
 * @example
 * import { useBlocker } from "react-router";
 *
 * function LeaveGuard() {
 *   const { shouldBlock } = useUnsavedChangesGuard();
 *   useBlocker(shouldBlock);
 *   return null;
 * }
 */
export function useUnsavedChangesGuard(): UseUnsavedChangesGuardResult {
  const store = useDraftStore();
  const { drafts } = useInstallationScope().ampersand;
  const shouldBlock = useCallback(() => store.changes().length > 0, [store]);
  const hasUnsavedChanges = useSyncExternalStore(store.subscribeState, shouldBlock, getNone);
  const hasToAsk = useSyncExternalStore(drafts.subscribe, drafts.haveChanges, getNone);

  useEffect(() => {
    // A listener that is always there would keep the page out of the browser's back-forward cache.
    if (!hasToAsk || typeof document === "undefined") return;
    const askBeforeLeaving = (event: BeforeUnloadEvent) => {
      event.preventDefault();
    };
    window.addEventListener("beforeunload", askBeforeLeaving);
    return () => {
      window.removeEventListener("beforeunload", askBeforeLeaving);
    };
  }, [hasToAsk]);

  return { hasUnsavedChanges, shouldBlock };
}

/** A draft starts without changes. */
function getNone() {
  return false;
}
