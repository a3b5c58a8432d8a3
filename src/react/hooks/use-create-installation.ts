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

/** What `createInstallation` takes. */
export interface CreateInstallationParams extends MutationCallbacks<Installation> {
  config: InstallationConfigContent;
  /** Asks the server not to check by a sample that the selected fields can be read. @default false */
  skipSampling?: boolean;
}

/**
 * Creates the group's installation with a config, usually the draft. Rejects, and calls `onError`, where there is one
 * already, also one that somebody else has made meanwhile, or where `config` is no JSON (a `TypeError` that names the place).
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
    ({ config, skipSampling, ...callbacks }: CreateInstallationParams) =>
      run({ config, skipSampling }, callbacks),
    [run],
  );
  return { createInstallation, ...useActionState(state), reset };
}

async function create(scope: InstallationScope, request: ConfigRequest) {
  return (await loadActions(scope)).create(request);
}
