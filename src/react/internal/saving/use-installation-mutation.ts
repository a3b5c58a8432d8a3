"use client";

import { useCallback, useState, useSyncExternalStore } from "react";
import type { DraftStore } from "../../../draft/store/draft-store.js";
import type { TenantDrafts } from "../sessions/tenant-drafts.js";
import { lazyActions } from "../loading/load-actions.js";
import { useDictionary } from "../rendering/use-dictionary.js";
import { useInstallationScope, type InstallationScope } from "../../providers/installation-context.js";

/** The callbacks of a mutation; called also where the component has unmounted by then. */
export interface MutationCallbacks<TData> {
  onSuccess?: ((data: TData) => void) | undefined;
  onError?: ((error: Error) => void) | undefined;
  onSettled?: (() => void) | undefined;
}

/** The status of a hook's newest call. */
export type ActionStatus = "idle" | "pending" | "success" | "error";

/**
 * How the newest call of a hook that acts stands, in one word and as the published headless API has it.
 *
 * @example
 * const text = ({ status, errorMsg }: Pick<ActionState, "status" | "errorMsg">) => errorMsg ?? status;
 */
export interface ActionState {
  readonly status: ActionStatus;
  readonly isIdle: boolean;
  readonly isPending: boolean;
  readonly isSuccess: boolean;
  readonly isError: boolean;
  /** Why it failed, for programs; its `message` is for developers. */
  readonly error: Error | null;
  /** Why it failed, for the user of the app: a sentence in the language of the provider's `messages`. */
  readonly errorMsg: string | null;
}

/** The state of the newest call. */
type MutationState<TData> =
  | { readonly status: "idle" | "pending"; readonly data?: undefined; readonly error: null }
  | { readonly status: "success"; readonly data: TData; readonly error: null }
  | { readonly status: "error"; readonly data?: undefined; readonly error: Error };

/** A call, and the draft and session of the call. */
interface Call<TData> {
  readonly store: DraftStore;
  readonly drafts: TenantDrafts;
  readonly call: object;
  readonly state: MutationState<TData>;
}

const idle = { status: "idle", error: null } as const;

/**
 * Runs `act` on the nearest installation, at once. A call belongs to the installation it was made for, also when another
 * one is shown by the time it ends. The promise may be ignored: its rejection also shows in `error` and `onError`. Not
 * TanStack Query's `useMutation`: that runs a paused or retried call by its newest function, which may be another tenant's.
 */
export function useInstallationMutation<TInput, TData>(
  act: (scope: InstallationScope, input: TInput) => Promise<TData>,
) {
  const scope = useInstallationScope();
  const [newest, setNewest] = useState<Call<TData>>();

  const run = useCallback(
    (input: TInput, { onSuccess, onError, onSettled }: MutationCallbacks<TData> = {}) => {
      const call = {};
      const show = (state: MutationState<TData>) => {
        setNewest((shown) => (shown?.call === call ? { ...shown, state } : shown));
      };
      setNewest({
        store: scope.store,
        drafts: scope.ampersand.drafts,
        call,
        state: { status: "pending", error: null },
      });
      const promise = act(scope, input);
      void promise
        .then(
          (data) => {
            show({ status: "success", data, error: null });
            onSuccess?.(data);
          },
          (error: Error) => {
            show({ status: "error", error });
            onError?.(error);
          },
        )
        .finally(onSettled);
      return promise;
    },
    [act, scope],
  );

  const reset = useCallback(() => {
    setNewest(undefined);
  }, []);

  /** Forgets a failure, unless there was another call since. */
  const forget = useCallback((error: Error) => {
    setNewest((shown) => (shown?.state.error === error ? undefined : shown));
  }, []);

  // An app's own draft is the same in the next session.
  const isOfScope = newest?.store === scope.store && newest.drafts === scope.ampersand.drafts;
  const state: MutationState<TData> = isOfScope ? newest.state : idle;
  return { run, state, reset, forget };
}

/** Returns the state of a call for a hook's result. The sentence changes when another language is loaded. */
export function useActionState({ status, error }: MutationState<unknown>): ActionState {
  const messages = useDictionary();
  const actions = useActionsFor(error);
  return {
    status,
    isIdle: status === "idle",
    isPending: status === "pending",
    isSuccess: status === "success",
    isError: status === "error",
    error,
    errorMsg: error && (actions ? actions.sayError(error, messages) : error.message),
  };
}

/** Returns what tells of a failure and watches it: it was loaded for the call that failed, or else is loaded now. */
export function useActionsFor(error: Error | null) {
  return useSyncExternalStore(error ? lazyActions.subscribe : subscribeToNothing, lazyActions.get, nothing);
}

function nothing() {
  return undefined;
}

function subscribeToNothing() {
  return nothing;
}
