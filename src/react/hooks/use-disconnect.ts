"use client";

import { useCallback } from "react";
import type { Disconnected } from "../connect/connection-changes.js";
import {
  useActionState,
  useInstallationMutation,
  type MutationCallbacks,
} from "../internal/saving/use-installation-mutation.js";
import type { InstallationScope } from "../providers/installation-context.js";

/** What `disconnect` takes. */
export interface DisconnectParams extends MutationCallbacks<Disconnected> {
  /** Which of the group's connections. @default the one that the installation uses, else the newest */
  connectionId?: string;
}

/**
 * Deletes a connection of the group to the integration's provider. An installation that used it stays, with its config, but is
 * unhealthy: its writes fail until the group connects again (`useConnect`). `useDeleteInstallation` deletes it. Resolves to the
 * deleted connection and the installation that used it.
 *
 * @example
 * function Disconnect() {
 *   const { connection } = useConnection();
 *   const { disconnect, isPending, errorMsg } = useDisconnect();
 *   if (!connection) return null;
 *   return (
 *     <button disabled={isPending} onClick={() => disconnect()}>
 *       {errorMsg ?? "Disconnect: nothing is written until you connect again"}
 *     </button>
 *   );
 * }
 */
export function useDisconnect() {
  const { run, state, reset } = useInstallationMutation(disconnectWith);
  const disconnect = useCallback(
    ({ connectionId, ...callbacks }: DisconnectParams = {}) => run({ connectionId }, callbacks),
    [run],
  );
  return { disconnect, ...useActionState(state), reset };
}

async function disconnectWith(scope: InstallationScope, input: { connectionId?: string | undefined }) {
  const { disconnectGroup } = await import("../connect/connection-changes.js");
  return disconnectGroup(scope, input);
}
