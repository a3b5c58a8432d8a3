"use client";

import { useCallback, useState } from "react";
import { ConnectError, isConnectError, type Connection } from "../../client/index.js";
import type { DraftStore } from "../../draft/store/draft-store.js";
import type { ConnectInput } from "../connect/connect-input.js";
import { openLoginWindow, type LoginWindow } from "../connect/login-window.js";
import { startCall, type Call } from "../connect/start-call.js";
import {
  useActionState,
  useInstallationMutation,
  type MutationCallbacks,
} from "../internal/saving/use-installation-mutation.js";
import { useWhenRead } from "../internal/rendering/use-when-read.js";
import { useInstallationScope } from "../providers/installation-context.js";

/** What `connect` takes. */
export type ConnectParams = ConnectInput & MutationCallbacks<Connection>;

/** The option that opens the window of a login. */
export interface UseConnectOptions {
  /** Called in the click, before anything else; returns `null` where no window can be opened. @default a pop-up */
  openWindow?: () => LoginWindow | null;
}

/**
 * Connects the group to the integration's provider: by credentials that the customer types, or by signing in at the provider
 * in a window (`kind: "oauth"`), which `connect` opens at once, so call it right in the click. A group that has a connection
 * keeps it: it gets the new credentials, and the installation on it works again. Where that one was deleted, the group's newest
 * gets them; where it takes no credentials of this kind, a new one is made. The installation is then moved, unless
 * `connectionId` is given. `addConnection: true` makes another connection and moves nothing.
 *
 * While a call is under way, another call of the same kind returns the same promise and focuses its window; a call of another
 * kind replaces it. A call goes on after the component unmounts; `cancel` ends it. Rejects, and `error` shows, an `ApiError`
 * or another error of a request, a `ConnectError` (the window was blocked or closed, or access was denied), or a `UsageError` for
 * a `kind` that does not exist or a `connectionId` that the group does not have. Credentials are stored nowhere.
 *
 * @example
 * function Connect() {
 *   const { connect, isPending, errorMsg, packageUrl } = useConnect();
 *   return (
 *     <>
 *       {packageUrl && <a href={packageUrl}>First have your admin install our package</a>}
 *       <button disabled={isPending} onClick={() => connect({ kind: "oauth", metadata: { workspace: "acme" } })}>
 *         {errorMsg ?? "Connect"}
 *       </button>
 *     </>
 *   );
 * }
 */
export function useConnect({ openWindow = openLoginWindow }: UseConnectOptions = {}) {
  const { store, queries, ampersand } = useInstallationScope();
  const { run, state, reset } = useInstallationMutation(startCall);
  const [calls] = useState(() => new Map<DraftStore, ConnectCall>());
  const readApps = useWhenRead(queries.providerApps, ampersand.queryClient);

  const connect = useCallback(
    ({ onSuccess, onError, onSettled, ...input }: ConnectParams): Promise<Connection> => {
      const current = calls.get(store);
      if (current?.input.kind === input.kind) {
        current.popup?.focus();
        return current.promise;
      }
      giveUp(current);
      const call: Call = { input, openWindow: () => (call.popup = openWindow()) };
      const promise = run(call, {
        onSuccess,
        onError,
        onSettled: () => {
          if (calls.get(store) === call) calls.delete(store);
          onSettled?.();
        },
      });
      calls.set(store, Object.assign(call, { promise }));
      return promise;
    },
    [calls, openWindow, run, store],
  );

  const cancel = useCallback(() => {
    giveUp(calls.get(store));
  }, [calls, store]);

  const isCanceled = isConnectError(state.error) && state.error.code === "canceled";
  const shown = isCanceled ? ({ status: "idle", error: null } as const) : state;
  return {
    connect,
    cancel,
    ...useActionState(shown),
    reset,
    /**
     * The page at which the customer's admin installs the app's package; Salesforce requires that before anybody signs in.
     * `undefined` where the project's app for the provider names none. Fetched when it is first read.
     */
    get packageUrl(): string | undefined {
      const named = readApps().data?.find(({ metadata }) => metadata?.providerParams?.["packageInstallURL"]);
      return named?.metadata?.providerParams?.["packageInstallURL"];
    },
    /** Why `packageUrl` is not known: the error of fetching the project's apps; otherwise `null`. */
    get packageUrlError(): Error | null {
      return readApps().error;
    },
  };
}

/** A call that is under way. */
interface ConnectCall extends Call {
  readonly promise: Promise<Connection>;
}

function giveUp(call: Call | undefined) {
  call?.giveUp?.(new ConnectError("canceled", "the login was given up"));
}
