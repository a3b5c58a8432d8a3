import type { InstallationConfigContent } from "../../contract/index.js";
import {
  ConfigConflictError,
  ConfigValidationError,
  UnsupportedChangeError,
  UsageError,
  isApiError,
  readInstallation,
  type Installation,
} from "../../client/index.js";
import type { Change } from "../../draft/merge/changes.js";
import { isChanged } from "../../draft/store/is-changed.js";
import { parsePointer } from "../../json/pointer.js";
import { planSave } from "../../save/plan/plan-save.js";
import type { PlannedRequest, SavePlan, SaveStrategy } from "../../save/plan/save-plan.js";
import { reportOn } from "../../draft/store/reported-issues.js";
import { saveDraft, sendPlan } from "../../save/save-draft.js";
import { inTurn } from "../../save/save-queue.js";
import type { InstallationScope } from "../providers/installation-context.js";
import { judgeOf } from "./draft-judge.js";
import { lazyIssues } from "./lazy-parts.js";
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
   * Whether the user's values overwrite what others changed meanwhile. With `"reject"` the installation is fetched anew
   * first, and the save rejects with a `ConfigConflictError` where there is a conflict.
   * @default "overwrite"
   */
  onConflict?: "overwrite" | "reject" | undefined;
  /**
   * Whether the draft is judged first, where its manifest and fields are known: errors in what it changes reject with a
   * `ConfigValidationError`.
   * @default true
   */
  validate?: boolean | undefined;
  /** Gives the save up; its promise rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
}

/** What can be done to the installation of a scope. All reject with typed errors and leave the draft as it was then. */
export type InstallationActions = ReturnType<typeof createInstallationActions>;

/** Makes the actions of a scope, each for one call; it waits for the server state that it needs. `draft` is that of the call. */
export function createInstallationActions(scope: InstallationScope, draft: InstallationConfigContent) {
  const { client, store, queries, groupRef, integrationNameOrId } = scope;
  const { queryClient } = scope.ampersand;
  const judge = judgeOf(queries, queryClient, store);

  async function findInstallation() {
    const integration = await queryClient.ensureQueryData(queries.integration);
    const [installation] = await queryClient.ensureQueryData(queries.installations);
    // A new installation names its connection, whoever else on the screen asks for it.
    const connections = installation ? [] : await queryClient.ensureQueryData(queries.connections);
    const target = saveTarget(scope, { integration, installation, connection: connections[0] });
    return { target, integration, installation };
  }

  async function requireInstallation() {
    const { target, installation } = await findInstallation();
    if (installation) return { target, installation };
    throw new UsageError(
      `"${integrationNameOrId}" is not installed for group "${groupRef}"; create the installation first`,
    );
  }

  /** Sends a change; whether one that fails was made is known only after asking. */
  async function send(request: PlannedRequest, signal?: AbortSignal) {
    const sent = store.get();
    try {
      const answer = await client.send(request, { read: readInstallation, signal });
      reportOn(store).setState(undefined, true);
      return answer;
    } catch (error) {
      void queryClient.invalidateQueries({ queryKey: queries.installations.queryKey });
      if (isApiError(error)) {
        const issues = (await lazyIssues.load())?.issuesOfError(error, request) ?? [];
        // A failure that says nothing of the config leaves what was said of it before.
        if (issues.length > 0) reportOn(store).setState({ issues, sent }, true);
      }
      throw error;
    }
  }

  /** Throws where what the draft changes is wrong; faults that the saved config has already are no reason not to save. */
  function refuseInvalid() {
    const found = judge.issues();
    const changed = { saved: store.getSaved(), draft: store.get(), changes: store.changes() };
    const errors = found.filter(({ severity, path }) => severity === "error" && isChanged(path, changed));
    if (errors.length > 0) throw new ConfigValidationError(errors);
  }

  async function cacheInstallation(installation: Installation | undefined) {
    const { queryKey } = queries.installations;
    // A refetch that left before the answer would bring back the state before it.
    await queryClient.cancelQueries({ queryKey });
    queryClient.setQueryData(queryKey, installation ? [installation] : []);
  }

  /** Runs a change of the installation in its turn; a refetch that was passed over meanwhile is then taken over. */
  async function change<TResult>(task: () => Promise<TResult>): Promise<TResult> {
    try {
      return await inTurn(store, task);
    } finally {
      takeOverInstallation(scope);
    }
  }

  /** Sends a plan; `sent` is the draft that it is of, left out where it is of another config. */
  async function sendChecked(plan: SavePlan, sent: InstallationConfigContent | undefined) {
    refuseUnsupported(plan);
    return sendPlan(store, { plan, saved: store.getSaved(), sent, send, onAnswer: cacheInstallation });
  }

  const asDraft = (config: InstallationConfigContent) => (config === draft ? config : undefined);

  return {
    create: (config: InstallationConfigContent): Promise<Installation> => {
      const sent = asDraft(config);
      return change(async () => {
        const { target, installation } = await findInstallation();
        if (installation) {
          throw new UsageError(
            `"${integrationNameOrId}" is already installed for group "${groupRef}"; update the installation instead`,
          );
        }
        // The plan of a new installation always holds its one request.
        return (await sendChecked(
          planSave({ saved: undefined, draft: config, target }),
          sent,
        )) as Installation;
      });
    },

    /** Sections that `config` leaves out (read, write, subscribe, proxy) stay as they are, unless it is the draft itself. */
    update: (config: InstallationConfigContent): Promise<Installation> => {
      const sent = asDraft(config);
      return change(async () => {
        const { target, installation } = await requireInstallation();
        const saved = installation.config.content;
        const plan = planSave({
          saved,
          draft: sent ?? { ...saved, ...config },
          target,
          strategy: "update-mask",
        });
        return (await sendChecked(plan, sent)) ?? installation;
      });
    },

    remove: (): Promise<undefined> =>
      change(async () => {
        const { target, installation } = await requireInstallation();
        await client.deleteInstallation(target.integrationId, installation.id);
        store.takeSaved(undefined, store.get());
        await cacheInstallation(undefined);
        // The connection goes with its last installation (contract: deleteInstallation); another integration's may be the same.
        void queryClient.invalidateQueries({ queryKey: [...queries.prefix, "connections"] });
        return undefined;
      }),

    save: async ({ strategy, onConflict, validate = true, signal }: SaveOptions): Promise<SaveResult> => {
      const wasInstalled = store.getSaved() !== undefined;
      const result = await saveDraft<Installation>(store, {
        target: async () => {
          if (onConflict === "reject")
            await queryClient.fetchQuery({ ...queries.installations, staleTime: 0 });
          if (validate) await judge.load(objectsOf(store.changes()));
          const found = await findInstallation();
          store.takeSaved(found.installation?.config.content);
          return found.target;
        },
        check: (plan) => {
          if (wasInstalled && plan.kind === "create") {
            throw new UsageError(
              `"${integrationNameOrId}" was deleted for group "${groupRef}" before the draft was saved; save again to install it anew`,
            );
          }
          const conflicts = store.conflicts();
          if (onConflict === "reject" && conflicts.length > 0) throw new ConfigConflictError(conflicts);
          if (validate) refuseInvalid();
        },
        send: (request) => send(request, signal),
        onAnswer: cacheInstallation,
        strategy,
        signal,
      }).finally(() => takeOverInstallation(scope));
      if (result.status === "saved") {
        return { status: "saved", plan: result.plan, installation: result.answer };
      }
      refuseUnsupported(result.plan);
      return { status: "noop", plan: result.plan };
    },
  };
}

function refuseUnsupported(plan: SavePlan) {
  if (plan.unsupported.length > 0) throw new UnsupportedChangeError(plan.unsupported);
}

/** Lists the objects that changes are of. */
function objectsOf(changes: readonly Change[]): string[] {
  const names = changes.flatMap(({ path }) => parsePointer(path).slice(2, 3));
  return [...new Set(names)];
}
