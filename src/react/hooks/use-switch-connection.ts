"use client";

import { useCallback } from "react";
import type { Installation } from "../../client/index.js";
import {
  useActionState,
  useInstallationMutation,
  type MutationCallbacks,
} from "../internal/saving/use-installation-mutation.js";
import type { InstallationScope } from "../providers/installation-context.js";

/** What `switchConnection` takes. */
export interface SwitchConnectionParams extends MutationCallbacks<Installation> {
  /** One of the group's connections, as `useConnection` lists them. */
  connectionId: string;
}

/**
 * Moves the group's installation to another connection of the group; its config stays as it is. Rejects, and `error` shows, a
 * `UsageError` where nothing is installed, and an `ApiError` for a connection of another group or provider.
 *
 * @example
 * function Accounts() {
 *   const { connections = [], connection } = useConnection();
 *   const { switchConnection } = useSwitchConnection();
 *   return connections.map(({ id, providerWorkspaceRef }) => (
 *     <button key={id} disabled={id === connection?.id} onClick={() => switchConnection({ connectionId: id })}>
 *       {providerWorkspaceRef ?? id}
 *     </button>
 *   ));
 * }
 */
export function useSwitchConnection() {
  const { run, state, reset } = useInstallationMutation(switchWith);
  const doSwitch = useCallback(
    ({ connectionId, ...callbacks }: SwitchConnectionParams) => run(connectionId, callbacks),
    [run],
  );
  return { switchConnection: doSwitch, ...useActionState(state), reset };
}

async function switchWith(scope: InstallationScope, connectionId: string) {
  const { switchConnection } = await import("../connect/connection-changes.js");
  return switchConnection(scope, { connectionId });
}
