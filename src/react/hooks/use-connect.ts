import { useCallback, useState } from "react";
import { ConnectError, isConnectError, type Connection } from "../../client/index.js";
import type { DraftStore } from "../../draft/store/draft-store.js";
import type { ConnectInput } from "../connect/connect-group.js";
import { useInstallationScope, type InstallationScope } from "../providers/installation-context.js";
import { openLoginWindow, type LoginWindow } from "../connect/login-window.js";
import { useInstallationMutation, type MutationCallbacks } from "../internal/use-installation-mutation.js";

/** What `connect` takes. */
export type ConnectParams = ConnectInput & MutationCallbacks<Connection>;

/** How the window of a login is opened. */
export interface UseConnectOptions {
  /** Called in the click, before anything else happens; `null` where no window can be opened. @default a pop-up */
  openWindow?: () => LoginWindow | null;
}

/**
 * Connects the group to the integration's provider: by credentials that the customer types, or by signing in at the provider
 * in a window (`kind: "oauth"`), which `connect` opens at once, so call it right in the click. While a call is under way,
 * another one of its kind gives the same promise and brings its window to the front; one of another kind takes its place. It
 * goes on when the component is gone; `cancel` gives it up. Rejects, and `error` shows, an `ApiError` or another error of a request, or a `ConnectError`: the window was
 * blocked or closed, or access was denied. Credentials are kept nowhere.
 *
 * @example
 * function Connect() {
 *   const { connect, isPending, error } = useConnect();
 *   return (
 *     <button disabled={isPending} onClick={() => connect({ kind: "oauth", metadata: { workspace: "acme" } })}>
 *       {error?.message ?? "Connect"}
 *     </button>
 *   );
 * }
 */
export function useConnect({ openWindow = openLoginWindow }: UseConnectOptions = {}) {
  const { store } = useInstallationScope();
  const { run, state } = useInstallationMutation(connectWith);
  const [calls] = useState(() => new Map<DraftStore, ConnectCall>());

  const connect = useCallback(
    ({ onSuccess, onError, onSettled, ...input }: ConnectParams): Promise<Connection> => {
      const current = calls.get(store);
      if (current?.kind === input.kind) {
        current.popup?.focus();
        return current.promise;
      }
      giveUp(current);
      const controller = new AbortController();
      const call: Omit<ConnectCall, "promise"> = { kind: input.kind, controller };
      const promise = run(
        { input, signal: controller.signal, openWindow: () => (call.popup = openWindow()) },
        {
          onSuccess,
          onError,
          onSettled: () => {
            if (calls.get(store) === call) calls.delete(store);
            onSettled?.();
          },
        },
      );
      calls.set(store, Object.assign(call, { promise }));
      return promise;
    },
    [calls, openWindow, run, store],
  );

  const cancel = useCallback(() => {
    giveUp(calls.get(store));
  }, [calls, store]);

  const isCanceled = isConnectError(state.error) && state.error.code === "canceled";
  return { connect, cancel, isPending: state.status === "pending", error: isCanceled ? null : state.error };
}

/** A call that is under way. */
interface ConnectCall {
  readonly kind: ConnectInput["kind"];
  readonly promise: Promise<Connection>;
  readonly controller: AbortController;
  popup?: LoginWindow | null;
}

function giveUp(call: ConnectCall | undefined) {
  call?.controller.abort(new ConnectError("canceled", "the login was given up"));
}

/** What a call is made with. */
interface ConnectTask {
  readonly input: ConnectInput;
  readonly signal: AbortSignal;
  readonly openWindow: () => LoginWindow | null;
}

async function connectWith(scope: InstallationScope, { input, signal, openWindow }: ConnectTask) {
  // Before anything is awaited: browsers allow windows only while a click is being handled.
  const popup = input.kind === "oauth" || input.kind === "customSteps" ? openWindow() : undefined;
  if (popup === null) {
    throw new ConnectError(
      "blocked",
      "the browser opened no window; call connect right in the click, and allow pop-ups for the app",
    );
  }
  try {
    // Loaded when somebody connects, which few visits see.
    const { connectGroup } = await import("../connect/connect-group.js");
    return await connectGroup(scope, input, { popup, signal });
  } finally {
    popup?.close();
  }
}
