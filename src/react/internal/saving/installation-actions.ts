import { UsageError, type Installation } from "../../../client/index.js";
import type { InstallationConfigContent } from "../../../contract/index.js";
import type { Conflict } from "../../../draft/merge/conflicts.js";
import { changeInstallation } from "../../../save/change-installation.js";
import {
  configToCreate,
  configToUpdate,
  refuseNonJson,
  type ConfigToSend,
} from "../../../save/config-to-send.js";
import { planSave } from "../../../save/plan/plan-save.js";
import type { SavePlan } from "../../../save/plan/save-plan.js";
import { refuseConflicts } from "../../../save/refuse-conflicts.js";
import { refuseUnsupported, sendPlan } from "../../../save/send-plan.js";
import type { InstallationScope } from "../../providers/installation-context.js";
import { findInstallation, requireInstallation } from "../loading/find-installation.js";
import { createInstallationServer, type InstallationServer } from "./installation-server.js";
import { saveInstallation, type SaveRequest, type SaveResult } from "./save-installation.js";

// Loaded with the actions ahead of time, so that any failure can be told at once.
export { sayError } from "./say-error.js";
export { watchFailure } from "./watch-failure.js";

/** The input of a create or an update. */
export interface ConfigRequest {
  readonly config: InstallationConfigContent;
  readonly skipSampling?: boolean | undefined;
}

/** The actions on the installation of a scope. Where one fails, it rejects with a typed error and leaves the draft as it was. */
export type InstallationActions = ReturnType<typeof createInstallationActions>;

/** The state that the user has seen at the time of a call. */
export interface SeenAtCall {
  readonly draft: InstallationConfigContent;
  readonly conflicts: readonly Conflict[];
}

/** Makes the actions of a scope, each for one call; it waits for the server state that it needs. */
// eslint-disable-next-line max-lines-per-function -- a list of actions, a few lines each, over one installation
export function createInstallationActions(scope: InstallationScope, seen: SeenAtCall) {
  const { client, store, queries, groupRef, integrationNameOrId } = scope;

  const change = <TResult>(
    server: InstallationServer,
    make: () => Promise<TResult>,
    takeGone?: () => void,
  ): Promise<TResult> => changeInstallation(store, server, { make, takeGone });

  async function sendConfig(plan: SavePlan, { sent }: ConfigToSend, server: InstallationServer) {
    refuseUnsupported(plan);
    return sendPlan(store, { plan, saved: store.getSaved(), sent }, server);
  }

  return {
    create: async ({ config, skipSampling }: ConfigRequest): Promise<Installation> => {
      refuseNonJson(config);
      const server = createInstallationServer(scope);
      return change(server, async () => {
        const { target, installation } = await findInstallation(scope);
        if (installation) {
          throw new UsageError(
            `"${integrationNameOrId}" is already installed for group "${groupRef}"; update the installation instead`,
          );
        }
        const toSend = configToCreate(store, config);
        const plan = planSave({ saved: undefined, draft: toSend.config, target, skipSampling });
        // The plan of a new installation always holds its one request.
        return (await sendConfig(plan, toSend, server)) as Installation;
      });
    },

    update: async ({ config, skipSampling }: ConfigRequest): Promise<Installation> => {
      refuseNonJson(config);
      const server = createInstallationServer(scope);
      return change(server, async () => {
        const { target, installation } = await requireInstallation(scope);
        const toSend = configToUpdate(store, config, seen.draft);
        refuseConflicts(toSend.conflicts, "ask", seen.conflicts);
        const plan = planSave({
          saved: store.getSaved(),
          draft: toSend.config,
          target,
          strategy: "update-mask",
          skipSampling,
        });
        return (await sendConfig(plan, toSend, server)) ?? installation;
      });
    },

    remove: (): Promise<undefined> => {
      const server = createInstallationServer(scope);
      const takeGone = () => {
        store.takeSaved(undefined, store.get());
      };
      return change(
        server,
        async () => {
          const { target, installation } = await requireInstallation(scope);
          await client.deleteInstallation(target.integrationId, installation.id);
          takeGone();
          await server.cache(undefined);
          // The connection goes with its last installation (contract: deleteInstallation); another integration's may be the same.
          void scope.ampersand.queryClient.invalidateQueries({
            queryKey: [...queries.prefix, "connections"],
          });
          return undefined;
        },
        takeGone,
      );
    },

    save: (request: SaveRequest): Promise<SaveResult> => saveInstallation(scope, seen.conflicts, request),
  };
}
