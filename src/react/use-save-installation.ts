import { useCallback } from "react";
import type { SaveStrategy } from "../draft/plan/save-plan.js";
import type { InstallationActions, SaveResult } from "./installation-actions.js";
import { useInstallationMutation, type MutationCallbacks } from "./use-installation-mutation.js";

/** What `save` takes. */
export interface SaveParams extends MutationCallbacks<SaveResult> {
  /** @default "auto" */
  strategy?: SaveStrategy | undefined;
}

/** How the last save stands. */
export type SaveStatus = "idle" | "saving" | "saved" | "failed";

const statuses = { idle: "idle", pending: "saving", success: "saved", error: "failed" } as const;

/**
 * Saves the draft: plans the smallest request (S1–S6), creates or updates the installation, and lays edits made meanwhile
 * on the answer (D11, D12). Saves run one after another. `save` rejects, and `error` shows, a typed error: an `ApiError` of
 * the server, or an `UnsupportedChangeError` before anything is sent; the draft then stays as it is.
 *
 * @example
 * function SaveButton() {
 *   const { save, status } = useSaveInstallation();
 *   return <button disabled={status === "saving"} onClick={() => save()}>Save</button>;
 * }
 */
export function useSaveInstallation() {
  const { run, state } = useInstallationMutation(saveWith);
  const save = useCallback(({ strategy, ...callbacks }: SaveParams = {}) => run(strategy, callbacks), [run]);
  return { save, status: statuses[state.status] satisfies SaveStatus, error: state.error };
}

function saveWith(actions: InstallationActions, strategy: SaveStrategy | undefined) {
  return actions.save(strategy);
}
