"use client";

import { useCallback, useEffect } from "react";
import { startAutosave } from "../../save/autosave.js";
import type { SaveOptions, SaveResult } from "../internal/saving/installation-actions.js";
import { useInstallationScope, type InstallationScope } from "../providers/installation-context.js";
import { loadActions } from "../internal/loading/load-actions.js";
import {
  toActionState,
  useInstallationMutation,
  type MutationCallbacks,
} from "../internal/saving/use-installation-mutation.js";

/** What `save` takes. */
export interface SaveParams extends MutationCallbacks<SaveResult>, SaveOptions {}

/** How saves come about. */
export interface UseSaveInstallationOptions {
  /**
   * Saves by itself once the draft has rested for `delayMs` (1,000 by default), and what is left when the component goes.
   * An installation is created only by `save`. Conflicts wait to be resolved; the installation is fetched anew before each
   * save, and where that brings one, `error` is a `ConfigConflictError`.
   * @default false
   */
  autosave?: boolean | { delayMs: number };
}

const DEFAULT_DELAY_MS = 1_000;

/**
 * Saves the draft: plans the smallest request, creates or updates the installation, and lays edits made meanwhile
 * on the answer. Saves run one after another, each with what is left by then. `save` rejects, and `error` shows,
 * a typed error: an `ApiError` of the server, or an `UnsupportedChangeError` or `ConfigConflictError` before anything is
 * sent; the draft then stays as it is. So it does where the installation was deleted before the save's turn came, with a
 * `UsageError`: saving again installs it anew.
 *
 * @example
 * function SaveButton() {
 *   const { save, isPending } = useSaveInstallation();
 *   return <button disabled={isPending} onClick={() => save()}>Save</button>;
 * }
 */
export function useSaveInstallation({ autosave = false }: UseSaveInstallationOptions = {}) {
  const { store } = useInstallationScope();
  const { run, state, reset } = useInstallationMutation(saveWith);

  const delayMs = typeof autosave === "object" ? autosave.delayMs : autosave ? DEFAULT_DELAY_MS : undefined;
  useEffect(() => {
    if (delayMs === undefined) return;
    return startAutosave(store, {
      delayMs,
      save: () => {
        // Nobody is asked before it is sent: what others changed meanwhile is looked at first.
        void run({ onConflict: "reject" });
      },
    });
  }, [store, run, delayMs]);

  const save = useCallback(
    ({ onSuccess, onError, onSettled, ...options }: SaveParams = {}) =>
      run(options, { onSuccess, onError, onSettled }),
    [run],
  );
  return { save, ...toActionState(state), reset };
}

async function saveWith(scope: InstallationScope, options: SaveOptions) {
  return (await loadActions(scope)).save(options);
}
