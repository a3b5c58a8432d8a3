"use client";

import { useCallback, useEffect } from "react";
import { createTabTurn } from "../../draft/persistence/tab-turn.js";
import { startAutosave } from "../../save/autosave.js";
import type { SaveOptions, SaveRequest, SaveResult } from "../internal/saving/save-installation.js";
import { useInstallationScope, type InstallationScope } from "../providers/installation-context.js";
import { loadActions } from "../internal/loading/load-actions.js";
import {
  useActionsFor,
  useActionState,
  useInstallationMutation,
  type MutationCallbacks,
} from "../internal/saving/use-installation-mutation.js";

/** What `save` takes. */
export interface SaveParams extends MutationCallbacks<SaveResult>, SaveOptions {}

/** When saves happen. */
export interface UseSaveInstallationOptions {
  /**
   * Saves by itself once the draft has not changed for `delayMs` (1,000 by default), and saves what is left when the component
   * unmounts. A failed save is tried again with the next edit, when the browser is online again, and at the unmount. Only `save`
   * creates an installation. Conflicts wait to be resolved; where the fetch before a save finds one, `error` is a
   * `ConfigConflictError`. Changes that have errors, or that the server refused before, wait to be edited; the rest is saved
   * without them, and `error` is a `ConfigValidationError`.
   * @default false
   */
  autosave?: boolean | { delayMs: number };
}

/**
 * Saves the draft: plans the smallest request, creates or updates the installation, and applies edits made meanwhile
 * to the answer. Saves run one after another, each with what is left by then. `save` rejects, and `error` shows, a typed
 * error: an `ApiError` of the server, or an `UnsupportedChangeError` or `ConfigConflictError` before anything is sent, or a
 * `UsageError` where the installation was deleted while the save waited in the queue (saving again installs it anew). The
 * draft then stays as it is. `error` clears by itself once its cause is gone: its conflicts are resolved, its issues fixed, or
 * the changes taken back.
 *
 * @example
 * function SaveButton() {
 *   const { save, isPending } = useSaveInstallation();
 *   return <button disabled={isPending} onClick={() => save()}>Save</button>;
 * }
 */
export function useSaveInstallation({ autosave = false }: UseSaveInstallationOptions = {}) {
  const scope = useInstallationScope();
  const { store } = scope;
  const { run, state, reset, forget } = useInstallationMutation(saveWith);

  const { error } = state;
  const actions = useActionsFor(error);
  useEffect(() => {
    if (!error) return;
    return actions?.watchFailure(scope, error, () => {
      forget(error);
    });
  }, [scope, error, actions, forget]);

  const isAutosaving = autosave !== false;
  const delayMs = typeof autosave === "object" ? autosave.delayMs : undefined;
  useEffect(() => {
    if (!isAutosaving) return;
    return startAutosave(store, {
      delayMs,
      // An autosave asks nobody: conflicts that the fetch before it finds stay unsaved, and so do changes with errors.
      save: () => store.companion(createTabTurn).run(() => run({ onConflict: "reject", savesTheRest: true })),
    });
  }, [store, run, isAutosaving, delayMs]);

  const save = useCallback(
    ({ onSuccess, onError, onSettled, ...options }: SaveParams = {}) =>
      run(options, { onSuccess, onError, onSettled }),
    [run],
  );
  return { save, ...useActionState(state), reset };
}

async function saveWith(scope: InstallationScope, request: SaveRequest) {
  return (await loadActions(scope)).save(request);
}
