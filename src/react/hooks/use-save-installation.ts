"use client";

import { useCallback, useEffect } from "react";
import { createTabTurn } from "../../draft/persistence/tab-turn.js";
import { startAutosave } from "../../save/autosave.js";
import type { SaveOptions, SaveRequest, SaveResult } from "../internal/saving/save-installation.js";
import { useInstallationScope, type InstallationScope } from "../providers/installation-context.js";
import { watchFailure } from "../internal/saving/watch-failure.js";
import { loadActions } from "../internal/loading/load-actions.js";
import {
  useActionState,
  useInstallationMutation,
  type MutationCallbacks,
} from "../internal/saving/use-installation-mutation.js";

/** What `save` takes. */
export interface SaveParams extends MutationCallbacks<SaveResult>, SaveOptions {}

/** How saves come about. */
export interface UseSaveInstallationOptions {
  /**
   * Saves by itself once the draft has rested for `delayMs` (1,000 by default), and what is left when the component goes. What
   * failed is saved with the next edit, when the browser is online again, and when the component goes. An installation is
   * created only by `save`. Conflicts wait to be resolved; where the look before a save brings one, `error` is a
   * `ConfigConflictError`. Errors in what is changed, and what the server refused before, wait to be edited; the rest is saved
   * without them, and `error` is a `ConfigValidationError`.
   * @default false
   */
  autosave?: boolean | { delayMs: number };
}

/**
 * Saves the draft: plans the smallest request, creates or updates the installation, and lays edits made meanwhile
 * on the answer. Saves run one after another, each with what is left by then. `save` rejects, and `error` shows,
 * a typed error: an `ApiError` of the server, or an `UnsupportedChangeError` or `ConfigConflictError` before anything is
 * sent; the draft then stays as it is. So it does where the installation was deleted before the save's turn came, with a
 * `UsageError`: saving again installs it anew. `error` goes by itself once nothing is left of what it told of: its conflicts are
 * resolved, its issues mended, the changes taken back.
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
  useEffect(() => {
    if (!error) return;
    return watchFailure(scope, error, () => {
      forget(error);
    });
  }, [scope, error, forget]);

  const isAutosaving = autosave !== false;
  const delayMs = typeof autosave === "object" ? autosave.delayMs : undefined;
  useEffect(() => {
    if (!isAutosaving) return;
    return startAutosave(store, {
      delayMs,
      // Nobody is asked before it is sent: a conflict that the look brings waits, and so does what is wrong.
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
