import { throwIfAborted } from "../client/requests/abort.js";
import { UsageError } from "../facts/errors.js";
import type { InstallationConfigContent } from "../contract/index.js";
import type { Conflict } from "../draft/merge/conflicts.js";
import type { DraftStore } from "../draft/store/draft-store.js";
import { changeInstallation, type Answer, type Server } from "./change-installation.js";
import { planSave } from "./plan/plan-save.js";
import type { SavePlan, SaveStrategy, SaveTarget } from "./plan/save-plan.js";
import { refuseConflicts, type OnConflict } from "./refuse-conflicts.js";
import { sendPlan } from "./send-plan.js";

/** What a save needs besides the draft. */
export interface SaveDraftOptions<TAnswer extends Answer> extends Server<TAnswer> {
  /** Cancels the save: its promise rejects with the signal's reason, and nothing more is sent. Requests that were sent before may have been carried out. */
  signal?: AbortSignal | undefined;
  /** Returns the target of the save. Called when the save's turn has come and the server's state was fetched. */
  target: () => Promise<SaveTarget>;
  /** Checks a plan right before it is sent, and throws to refuse it. Not called where there is nothing to send. */
  check?: ((plan: SavePlan) => void) | undefined;
  /** @default "auto" */
  strategy?: SaveStrategy | undefined;
  /** What becomes of places that others changed, too. @default "ask" */
  onConflict?: OnConflict | undefined;
  /** The conflicts that the user has seen. @default those that the draft has at the call */
  seen?: readonly Conflict[] | undefined;
  /** Asks the server not to check by a sample that the selected fields can be read. @default false */
  skipSampling?: boolean | undefined;
  /** Returns the part of the draft to save now; the rest stays unsaved. @default all of it */
  select?: ((draft: InstallationConfigContent) => InstallationConfigContent) | undefined;
}

/**
 * How a save ended: `saved` with the server's last answer, `noop` where there was nothing to send, `unsupported` where the plan
 * was refused.
 *
 * @example
 * const tell = ({ status }: SaveDraftResult<unknown>) => (status === "saved" ? "Saved" : "Nothing was saved");
 */
export type SaveDraftResult<TAnswer> =
  { status: "saved"; plan: SavePlan; answer: TAnswer } | { status: "noop" | "unsupported"; plan: SavePlan };

/**
 * Looks at what the server holds, lays the draft's edits on it, plans, sends the plan and takes over the answer; edits made
 * meanwhile stay. Saves of one draft run one after another, each with what is left by then. Rejects with a
 * `ConfigConflictError` for a conflict that nobody has seen, with a `UsageError` where the installation was deleted since the
 * save was asked for, and with what `look`, `target`, `check` or `send` end in; the draft is then as it was, but for what the
 * look brought. Where nobody can tell what was done, it looks again.
 *
 * @example
 * const client = createClient({ project: "my-project", apiKey: "my-api-key" });
 * const integrationId = "my-integration";
 * const find = async () => (await client.listInstallations({ integrationId, groupRef: "acme" }))[0];
 * const installation = await find();
 * const store = createDraftStore({ saved: installation?.config.content });
 * createLocalConfig(store).writeObject("contact").setEnableDeletion();
 * await saveDraft(store, {
 *   look: find,
 *   send: (request) => client.send(request, { read: readInstallation }),
 *   target: async () => ({
 *     project: "my-project",
 *     integrationId,
 *     installationId: installation?.id,
 *     groupRef: "acme",
 *     provider: "salesforce",
 *   }),
 * });
 */
export function saveDraft<TAnswer extends Answer>(
  store: DraftStore,
  options: SaveDraftOptions<TAnswer>,
): Promise<SaveDraftResult<TAnswer>> {
  const { target, check, signal, strategy, skipSampling, onConflict = "ask", select } = options;
  const { seen = store.conflicts() } = options;
  const wasInstalled = store.getSaved() !== undefined;

  async function make(): Promise<SaveDraftResult<TAnswer>> {
    const savedTo = await target();
    throwIfAborted(signal);
    const [saved, draft] = [store.getSaved(), store.get()];
    const sent = select?.(draft) ?? draft;
    const changes = sent === draft ? store.changes() : undefined;
    const plan = planSave({ saved, draft: sent, target: savedTo, strategy, changes, skipSampling });
    if (plan.unsupported.length > 0) return { status: "unsupported", plan };
    if (plan.requests.length > 0) {
      if (wasInstalled && plan.kind === "create") throw deletedMeanwhile(savedTo);
      refuseConflicts(store.conflicts(), onConflict, seen);
      check?.(plan);
    }
    const answer = await sendPlan(store, { plan, saved, sent }, sendingUntilAborted(options));
    return answer ? { status: "saved", plan, answer } : { status: "noop", plan };
  }

  return changeInstallation(store, options, { make, signal });
}

/** Sends nothing more once the signal is aborted. */
function sendingUntilAborted<TAnswer extends Answer>({ send, onAnswer, signal }: SaveDraftOptions<TAnswer>) {
  const sendUnlessAborted: typeof send = async (request) => {
    throwIfAborted(signal);
    return send(request);
  };
  return { send: sendUnlessAborted, onAnswer };
}

function deletedMeanwhile({ integrationId, groupRef }: SaveTarget): UsageError {
  return new UsageError(
    `the installation of integration "${integrationId}" was deleted for group "${groupRef}" before the draft was saved; save again to install it anew`,
  );
}
