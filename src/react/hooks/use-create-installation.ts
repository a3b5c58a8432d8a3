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

/** What `createInstallation` takes. */
export interface CreateInstallationParams extends MutationCallbacks<Installation> {
  config: InstallationConfigContent;
}

/**
 * Creates the group's installation with a config, usually the draft. Rejects, and calls `onError`, where there is one
 * already.
 *
 * @example
 * function Install() {
 *   const config = useLocalConfig();
 *   const { createInstallation, isPending, errorMsg } = useCreateInstallation();
 *   return (
 *     <button disabled={isPending} onClick={() => createInstallation({ config: config.get() })}>
 *       {errorMsg ?? "Install"}
 *     </button>
 *   );
 * }
 */
export function useCreateInstallation() {
  const { run, state, reset } = useInstallationMutation(create);
  const createInstallation = useCallback(
    ({ config, ...callbacks }: CreateInstallationParams) => run(config, callbacks),
    [run],
  );
  return { createInstallation, ...toMutationState(state), reset };
}

async function create(scope: InstallationScope, config: InstallationConfigContent) {
  return (await loadActions(scope)).create(config);
}
