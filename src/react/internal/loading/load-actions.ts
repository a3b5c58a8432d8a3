import { createLazyModule } from "../issues/lazy-module.js";
import type { InstallationActions } from "../saving/installation-actions.js";
import type { InstallationScope } from "../../providers/installation-context.js";

/** What changes an installation, and says to who uses the app why something failed. */
export const lazyActions = createLazyModule(importActions);

/**
 * Loads what changes an installation: planning, sending and checking, which a page needs only then. Rejects with the
 * platform's error where it cannot be loaded; the next call tries again.
 */
export async function loadActions(scope: InstallationScope): Promise<InstallationActions> {
  // What the caller sees, whatever is edited until the actions are there.
  const seen = { draft: scope.store.get(), conflicts: scope.store.conflicts() };
  const { createInstallationActions } = await importActions();
  return createInstallationActions(scope, seen);
}

/** Loads the same ahead of time, so that a later deployment or a lost network does not come in between. */
export function preloadActions(): void {
  void lazyActions.load();
}

function importActions() {
  return import("../saving/installation-actions.js");
}
