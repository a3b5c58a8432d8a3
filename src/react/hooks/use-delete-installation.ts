"use client";

import { useCallback } from "react";
import type { InstallationScope } from "../providers/installation-context.js";
import { loadActions } from "../internal/loading/load-actions.js";
import {
  useActionState,
  useInstallationMutation,
  type MutationCallbacks,
} from "../internal/saving/use-installation-mutation.js";

/** What `deleteInstallation` takes. */
export type DeleteInstallationParams = MutationCallbacks<undefined>;

/**
 * Deletes the group's installation and clears its draft. Rejects, and calls `onError`, where nothing is installed. Where the
 * outcome of the request is unknown, it asks the server whether the installation is still there.
 *
 * @example
 * function Uninstall() {
 *   const { deleteInstallation, isPending } = useDeleteInstallation();
 *   return <button disabled={isPending} onClick={() => deleteInstallation()}>Uninstall</button>;
 * }
 */
export function useDeleteInstallation() {
  const { run, state, reset } = useInstallationMutation(remove);
  const deleteInstallation = useCallback(
    (callbacks: DeleteInstallationParams = {}) => run(undefined, callbacks),
    [run],
  );
  return { deleteInstallation, ...useActionState(state), reset };
}

async function remove(scope: InstallationScope) {
  return (await loadActions(scope)).remove();
}
