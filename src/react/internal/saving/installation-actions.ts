import type { InstallationConfigContent } from "../../../contract/index.js";
import {
  ConfigValidationError,
  UnsupportedChangeError,
  UsageError,
  type Installation,
} from "../../../client/index.js";
import type { Change } from "../../../draft/merge/changes.js";
import type { Conflict } from "../../../draft/merge/conflicts.js";
import { isChanged } from "../../../draft/store/is-changed.js";
import { parsePointer } from "../../../json/pointer.js";
import { changeInstallation } from "../../../save/change-installation.js";
import { configToCreate, configToUpdate, type ConfigToSend } from "../../../save/config-to-send.js";
import { holdBack } from "../../../save/hold-back.js";
import type { ConfigIssue } from "../../../save/issues.js";
import { planSave } from "../../../save/plan/plan-save.js";
import type { SavePlan, SaveStrategy } from "../../../save/plan/save-plan.js";
import { refuseConflicts, type OnConflict } from "../../../save/refuse-conflicts.js";
import { saveDraft } from "../../../save/save-draft.js";
import { sendPlan } from "../../../save/send-plan.js";
import type { InstallationScope } from "../../providers/installation-context.js";
import { judgeOf } from "../issues/draft-judge.js";
import { createInstallationServer, type InstallationServer } from "./installation-server.js";
import { saveTarget } from "./save-target.js";
import { takeOverInstallation } from "./take-over-installation.js";

/** How a save ended: with the installation the server answered, or `noop` where there was nothing to send. */
export type SaveResult =
  | { readonly status: "saved"; readonly plan: SavePlan; readonly installation: Installation }
  | { readonly status: "noop"; readonly plan: SavePlan };

/** How a draft is saved. */
export interface SaveOptions {
  /** @default "auto" */
  strategy?: SaveStrategy | undefined;
  /**
   * What becomes of places that others changed, too. A save looks first at what the server holds. `"ask"`: a conflict that
   * `useConflicts()` listed when the save was asked for is the user's decision, and the user's value overwrites the others'; one
   * that the look brings rejects with a `ConfigConflictError`. `"overwrite"`: the user's values overwrite all of them.
   * `"reject"`: any conflict rejects.
   * @default "ask"
   */
  onConflict?: OnConflict | undefined;
  /**
   * Whether the draft is judged first, where its manifest and fields are known: errors in what it changes reject with a
   * `ConfigValidationError`.
   * @default true
   */
  validate?: boolean | undefined;
  /** Asks the server not to check by a sample that the selected fields can be read. @default false */
  skipSampling?: boolean | undefined;
  /** Gives the save up; its promise rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
}

/** A save that leaves out what is wrong, so that the rest need not wait; it rejects with that in the end. */
export interface SaveRequest extends SaveOptions {
  readonly savesTheRest?: boolean;
}

/** What creates or updates an installation. */
export interface ConfigRequest {
  readonly config: InstallationConfigContent;
  readonly skipSampling?: boolean | undefined;
}

/** What can be done to the installation of a scope. All reject with typed errors and leave the draft as it was then. */
export type InstallationActions = ReturnType<typeof createInstallationActions>;

/** What the user has seen at the time of a call. */
export interface SeenAtCall {
  readonly draft: InstallationConfigContent;
  readonly conflicts: readonly Conflict[];
}

/** Makes the actions of a scope, each for one call; it waits for the server state that it needs. */
export function createInstallationActions(scope: InstallationScope, seen: SeenAtCall) {
  const { client, store, queries, groupRef, integrationNameOrId } = scope;
  const { queryClient } = scope.ampersand;
  const judge = judgeOf(queries, queryClient, store);

  /** Where the installation is saved to, and what is installed, as the look has found it. */
  async function findInstallation() {
    const integration = await queryClient.ensureQueryData(queries.integration);
    const [installation] = await queryClient.ensureQueryData(queries.installations);
    // A new installation names its connection, whoever else on the screen asks for it.
    const connections = installation ? [] : await queryClient.ensureQueryData(queries.connections);
    const target = saveTarget(scope, { integration, installation, connection: connections[0] });
    return { target, installation };
  }

  async function requireInstallation() {
    const { target, installation } = await findInstallation();
    if (installation) return { target, installation };
    throw new UsageError(
      `"${integrationNameOrId}" is not installed for group "${groupRef}"; create the installation first`,
    );
  }

  /** The errors in what a config changes; faults that the saved config has already are no reason not to save. */
  function errorsIn(issues: readonly ConfigIssue[]): readonly ConfigIssue[] {
    const changed = { saved: store.getSaved(), draft: store.get(), changes: store.changes() };
    return issues.filter(({ severity, path }) => severity === "error" && isChanged(path, changed));
  }

  /** Makes a change; a refetch that was passed over meanwhile is then taken over. */
  async function change<TResult>(
    server: InstallationServer,
    make: () => Promise<TResult>,
    takeGone?: () => void,
  ): Promise<TResult> {
    try {
      return await changeInstallation(store, server, { make, takeGone });
    } finally {
      takeOverInstallation(scope);
    }
  }

  async function sendConfig(plan: SavePlan, { sent }: ConfigToSend, server: InstallationServer) {
    refuseUnsupported(plan);
    return sendPlan(store, { plan, saved: store.getSaved(), sent }, server);
  }

  return {
    create: ({ config, skipSampling }: ConfigRequest): Promise<Installation> => {
      const server = createInstallationServer(scope);
      return change(server, async () => {
        const { target, installation } = await findInstallation();
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

    update: ({ config, skipSampling }: ConfigRequest): Promise<Installation> => {
      const server = createInstallationServer(scope);
      return change(server, async () => {
        const { target, installation } = await requireInstallation();
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
          const { target, installation } = await requireInstallation();
          await client.deleteInstallation(target.integrationId, installation.id);
          takeGone();
          await server.cache(undefined);
          // The connection goes with its last installation (contract: deleteInstallation); another integration's may be the same.
          void queryClient.invalidateQueries({ queryKey: [...queries.prefix, "connections"] });
          return undefined;
        },
        takeGone,
      );
    },

    save: async ({ validate = true, savesTheRest, ...options }: SaveRequest): Promise<SaveResult> => {
      let held: readonly ConfigIssue[] = [];
      const result = await saveDraft<Installation>(store, {
        ...createInstallationServer(scope, options.signal),
        ...options,
        seen: seen.conflicts,
        target: async () => {
          if (validate) await judge.load(objectsOf(store.changes()));
          return (await findInstallation()).target;
        },
        select: (present) => {
          held = validate && savesTheRest ? errorsIn(judge.issues()) : [];
          if (held.length === 0) return present;
          const sides = { saved: store.getSaved(), difference: store.difference() };
          const rest = holdBack(
            present,
            held.map(({ path }) => path),
            sides,
          );
          // What is left may be wrong without what was held back.
          const isRight = !judge
            .judge(rest)
            .some(({ severity, path }) => severity === "error" && isPart(path));
          return isRight ? rest : (sides.saved ?? present);
        },
        check: () => {
          const errors = validate && held.length === 0 ? errorsIn(judge.issues()) : [];
          if (errors.length > 0) throw new ConfigValidationError(errors);
        },
      }).finally(() => takeOverInstallation(scope));
      if (held.length > 0) throw new ConfigValidationError(held);
      if (result.status === "saved") {
        return { status: "saved", plan: result.plan, installation: result.answer };
      }
      refuseUnsupported(result.plan);
      return { status: "noop", plan: result.plan };
    },
  };

  /** Whether a place belongs to what the draft changes. */
  function isPart(path: string): boolean {
    return isChanged(path, { saved: store.getSaved(), draft: store.get(), changes: store.changes() });
  }
}

function refuseUnsupported(plan: SavePlan) {
  if (plan.unsupported.length > 0) throw new UnsupportedChangeError(plan.unsupported);
}

/** Lists the objects that changes are of. */
function objectsOf(changes: readonly Change[]): string[] {
  const names = changes.flatMap(({ path }) => parsePointer(path).slice(2, 3));
  return [...new Set(names)];
}
