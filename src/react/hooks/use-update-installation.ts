"use client";

import { useCallback } from "react";
import type { InstallationConfigContent } from "../../contract/index.js";
import type { Installation } from "../../client/index.js";
import type { InstallationScope } from "../providers/installation-context.js";
import { loadActions } from "../internal/load-actions.js";
import {
  toMutationState,
  useInstallationMutation,
  type MutationCallbacks,
} from "../internal/use-installation-mutation.js";

/** What `updateInstallation` takes. */
export interface UpdateInstallationParams extends MutationCallbacks<Installation> {
  /** Usually the draft. Of another config, sections that are left out (read, write, subscribe, proxy) stay as they are. */
  config: InstallationConfigContent;
}

/**
 * Updates the group's installation by mask, sending only the objects that differ. Rejects, and calls `onError`, where
 * nothing is installed or the contract cannot express a change.
 *
 * @example
 * function Update() {
 *   const config = useLocalConfig();
 *   const { updateInstallation, isPending } = useUpdateInstallation();
 *   return <button disabled={isPending} onClick={() => updateInstallation({ config: config.get() })}>Save</button>;
 * }
 */
export function useUpdateInstallation() {
  const { run, state, reset } = useInstallationMutation(update);
  const updateInstallation = useCallback(
    ({ config, ...callbacks }: UpdateInstallationParams) => run(config, callbacks),
    [run],
  );
  return { updateInstallation, ...toMutationState(state), reset };
}

async function update(scope: InstallationScope, config: InstallationConfigContent) {
  return (await loadActions(scope)).update(config);
}
