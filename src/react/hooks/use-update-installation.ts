"use client";

import { useCallback } from "react";
import type { InstallationConfigContent } from "../../contract/index.js";
import type { Installation } from "../../client/index.js";
import type { InstallationScope } from "../providers/installation-context.js";
import type { ConfigRequest } from "../internal/saving/installation-actions.js";
import { loadActions } from "../internal/loading/load-actions.js";
import {
  useActionState,
  useInstallationMutation,
  type MutationCallbacks,
} from "../internal/saving/use-installation-mutation.js";

/** What `updateInstallation` takes. */
export interface UpdateInstallationParams extends MutationCallbacks<Installation> {
  /** Objects and sections that it names are set; all others stay as the server has them. */
  config: InstallationConfigContent;
  /** Asks the server not to check by a sample that the selected fields can be read. @default false */
  skipSampling?: boolean;
}

/**
 * Updates the group's installation by mask. Fetches it first, and sends only objects that `config` names and that differ from
 * the server's. Of a config that comes from the draft, the edits are applied to what the server has; one built by hand is set
 * as given. Nothing is removed; `useSaveInstallation` does that. Rejects, and calls `onError`, where nothing is installed,
 * where others changed the same places and the user has not seen it (`ConfigConflictError`), where the contract cannot express
 * a change, or where `config` is no JSON (a `TypeError` that names the place).
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
    ({ config, skipSampling, ...callbacks }: UpdateInstallationParams) =>
      run({ config, skipSampling }, callbacks),
    [run],
  );
  return { updateInstallation, ...useActionState(state), reset };
}

async function update(scope: InstallationScope, request: ConfigRequest) {
  return (await loadActions(scope)).update(request);
}
