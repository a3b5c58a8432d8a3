import {
  toMutationState,
  useInstallationMutation,
  type MutationCallbacks,
} from "./use-installation-mutation.js";

/** What `deleteInstallation` takes. */
export type DeleteInstallationParams = MutationCallbacks<undefined>;

/**
 * Deletes the group's installation and clears its draft. Rejects, and calls `onError`, where nothing is installed.
 *
 * @example
 * function Uninstall() {
 *   const { deleteInstallation, isPending } = useDeleteInstallation();
 *   return <button disabled={isPending} onClick={() => deleteInstallation()}>Uninstall</button>;
 * }
 */
export function useDeleteInstallation() {
  const { run, ...state } = useInstallationMutation<undefined, undefined>((actions) => actions.remove());
  const deleteInstallation = (callbacks: DeleteInstallationParams = {}) => run(undefined, callbacks);
  return { deleteInstallation, ...toMutationState(state) };
}
