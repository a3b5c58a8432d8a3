import { createLazyModule } from "../issues/lazy-module.js";
import type { InstallationActions } from "../saving/installation-actions.js";
import type { InstallationScope } from "../../providers/installation-context.js";

/** The functions that change an installation, and the words that tell the user why something failed. */
export const lazyActions = createLazyModule(importActions);

/**
 * Loads what changes an installation: planning, sending and checking, which a page needs only then. Rejects with the
 * platform's error where it cannot be loaded; the next call tries again.
 */
export async function loadActions(scope: InstallationScope): Promise<InstallationActions> {
  // The state at the time of the call: the draft may be edited before the actions are loaded.
  const seen = { draft: scope.store.get(), conflicts: scope.store.conflicts() };
  const { createInstallationActions } = await importActions();
  return createInstallationActions(scope, seen);
}

/** Loads the actions ahead of time, so that a new deployment or a lost network cannot prevent a save. */
export function preloadActions(): void {
  void lazyActions.load();
}

function importActions() {
  return import("../saving/installation-actions.js");
}
