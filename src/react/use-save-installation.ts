import type { SaveStrategy } from "../draft/plan/save-plan.js";
import type { SaveResult } from "./installation-actions.js";
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
  const { run, status, error } = useInstallationMutation<SaveStrategy | undefined, SaveResult>(
    (actions, strategy) => actions.save(strategy),
  );
  const save = ({ strategy, ...callbacks }: SaveParams = {}) => run(strategy, callbacks);
  return { save, status: statuses[status] satisfies SaveStatus, error };
}
