import { useMutation } from "@tanstack/react-query";
import { useMemo } from "react";
import { createInstallationActions, type InstallationActions } from "./installation-actions.js";
import { useInstallationScope } from "./installation-context.js";

/** What a mutation tells besides its promise; called also when the component is gone by then. */
export interface MutationCallbacks<TData> {
  onSuccess?: ((data: TData) => void) | undefined;
  onError?: ((error: Error) => void) | undefined;
  onSettled?: (() => void) | undefined;
}

/**
 * Runs one of the actions on the nearest installation as a mutation. The promise may be ignored: its rejection also shows
 * in `error` and `onError`.
 */
export function useInstallationMutation<TInput, TData>(
  act: (actions: InstallationActions, input: TInput) => Promise<TData>,
) {
  const scope = useInstallationScope();
  const actions = useMemo(() => createInstallationActions(scope), [scope]);
  const { mutateAsync, status, error, data } = useMutation<TData, Error, TInput>(
    { mutationFn: (input) => act(actions, input) },
    scope.ampersand.queryClient,
  );

  const run = (input: TInput, { onSuccess, onError, onSettled }: MutationCallbacks<TData> = {}) => {
    const promise = mutateAsync(input);
    void promise.then(onSuccess, onError ?? (() => undefined)).finally(onSettled);
    return promise;
  };
  return { run, status, error, data };
}

/** The state of a mutation as the published headless API has it. */
export function toMutationState({ status, error }: { status: string; error: Error | null }) {
  return {
    isIdle: status === "idle",
    isPending: status === "pending",
    error,
    errorMsg: error?.message ?? null,
  };
}
