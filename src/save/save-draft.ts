import { abortReason, throwIfAborted } from "../client/requests/abort.js";
import type { InstallationConfigContent } from "../contract/index.js";
import type { DraftStore } from "../draft/store/draft-store.js";
import { deepEqual } from "../json/equal.js";
import { commonPath, getIn, setIn, type Path } from "../json/path.js";
import { planSave } from "./plan/plan-save.js";
import { isConfigContentRequest, patchedObject } from "./plan/request-path.js";
import type { Fallback, PlannedRequest, SavePlan, SaveStrategy, SaveTarget } from "./plan/save-plan.js";
import { parsePointer } from "../json/pointer.js";
import { rebase } from "../draft/merge/rebase.js";
import { inTurn } from "./save-queue.js";

/** What the draft needs of the installation that a server answers with. */
interface Answer {
  config: { content: InstallationConfigContent };
}

/** What a save needs besides the draft. */
export interface SaveDraftOptions<TAnswer extends Answer> {
  /** Gives the save up: its promise rejects with the signal's reason, and nothing more is sent. What left by then may have been done. */
  signal?: AbortSignal | undefined;
  /** Says, when the save's turn has come, where to save to. */
  target: () => Promise<SaveTarget>;
  /** Judges a plan right before it is sent; throws where it may not be. */
  check?: ((plan: SavePlan) => void) | undefined;
  /** Sends one planned request and returns the installation that the server answers with. */
  send: (request: PlannedRequest) => Promise<TAnswer>;
  /** Is told every answer, after the draft took it over. */
  onAnswer?: ((answer: TAnswer) => void | Promise<void>) | undefined;
  /** @default "auto" */
  strategy?: SaveStrategy | undefined;
}

/** How a save ended: `saved` with the server's last answer, `noop` where there was nothing to send, `unsupported` where the plan was refused (S6). */
export type SaveDraftResult<TAnswer> =
  { status: "saved"; plan: SavePlan; answer: TAnswer } | { status: "noop" | "unsupported"; plan: SavePlan };

/**
 * Plans the draft, sends the plan and takes over the server's answer; edits made meanwhile stay (D12). Saves of one draft
 * run one after another, each with what is left by then. Rejects with what `target`, `check` or `send` end in; the draft is
 * then as it was.
 */
export function saveDraft<TAnswer extends Answer>(
  store: DraftStore,
  { target, check, send, onAnswer, strategy, signal }: SaveDraftOptions<TAnswer>,
): Promise<SaveDraftResult<TAnswer>> {
  const run = inTurn<SaveDraftResult<TAnswer>>(store, async () => {
    throwIfAborted(signal);
    const savedTo = await target();
    throwIfAborted(signal);
    const saved = store.getSaved();
    const sent = store.get();
    const plan = planSave({ saved, draft: sent, target: savedTo, strategy, changes: store.changes() });
    if (plan.unsupported.length > 0) return { status: "unsupported", plan };
    if (plan.requests.length > 0) check?.(plan);
    const sendUntilAborted = (request: PlannedRequest) => {
      throwIfAborted(signal);
      return send(request);
    };
    const answer = await sendPlan(store, { plan, saved, sent, send: sendUntilAborted, onAnswer });
    if (answer) return { status: "saved", plan, answer };
    // Fallbacks that need no request: the saved config stands for what the draft has (S6).
    if (plan.fallbacks.length > 0) store.takeSaved(saved, withFallbacks(sent, saved, plan.fallbacks));
    return { status: "noop", plan };
  });
  return signal ? untilAborted(run, signal) : run;
}

/** Follows `run`, but for an abort, which it doesn't wait for. */
function untilAborted<TResult>(run: Promise<TResult>, signal: AbortSignal): Promise<TResult> {
  return new Promise((resolve, reject) => {
    const onAbort = () => {
      reject(abortReason(signal) as Error);
    };
    if (signal.aborted) onAbort();
    signal.addEventListener("abort", onAbort);
    run.then(resolve, reject).finally(() => {
      signal.removeEventListener("abort", onAbort);
    });
  });
}

/** A plan on its way. */
export interface SendPlanOptions<TAnswer> {
  plan: SavePlan;
  /** The saved config that was planned from. */
  saved: InstallationConfigContent | undefined;
  /** The draft that was planned; left out where the plan is of another config. */
  sent: InstallationConfigContent | undefined;
  send: (request: PlannedRequest) => Promise<TAnswer>;
  onAnswer?: ((answer: TAnswer) => void | Promise<void>) | undefined;
}

/** Sends the requests of a plan in their order and takes over each answer; returns the last one, `undefined` where there was nothing to send. */
export async function sendPlan<TAnswer extends Answer>(
  store: DraftStore,
  { plan, saved, sent: planned, send, onAnswer }: SendPlanOptions<TAnswer>,
): Promise<TAnswer | undefined> {
  const { requests, fallbacks } = plan;
  let sent = planned;
  let known = saved;
  /** What others change meanwhile comes into the draft with a refetch or an earlier answer; it must not look like an edit. */
  const follow = () => {
    const savedNow = store.getSaved();
    if (sent && savedNow !== known) sent = rebase(known, sent, savedNow) as typeof sent;
    known = savedNow;
  };
  const stop = store.subscribeState(follow);
  let answer: TAnswer | undefined;
  try {
    for (const [index, request] of requests.entries()) {
      answer = await send(request);
      follow();
      // Only the last answer holds all of what was sent; after the ones before, the rest of the draft is still to be saved.
      const isLast = index === requests.length - 1;
      const answered =
        sent &&
        (isLast ? withFallbacks(sent, saved, fallbacks) : withSentObject(request, store.getSaved(), sent));
      store.takeSaved(
        answer.config.content,
        answered,
        sent && writtenPaths(plan, isLast ? undefined : request),
      );
      await onAnswer?.(answer);
    }
  } finally {
    stop();
  }
  return answer;
}

/** The places that a plan writes; those of one request's object alone, where it is given. */
function writtenPaths({ changes, fallbacks }: SavePlan, request: PlannedRequest | undefined): Path[] {
  const paths = [...changes, ...fallbacks].map(({ path }) => parsePointer(path));
  if (!request || !isConfigContentRequest(request)) return paths;
  const object = patchedObject(request);
  return paths.filter((path) => commonPath(object, path).length === object.length);
}

/** The config that an answer before the last is compared with: of what was sent, it holds the one object that was patched. */
function withSentObject(request: PlannedRequest, saved: unknown, sent: unknown) {
  if (!isConfigContentRequest(request)) return undefined;
  const path = patchedObject(request);
  return setIn(saved, path, getIn(sent, path)) as InstallationConfigContent;
}

/**
 * What the last answer is compared with: what was sent and, where the server holds something else in its stead (S6) and a
 * draft is not as it was sent, that. Else an object put back meanwhile, or by an undo, would seem to have been sent disabled.
 */
function withFallbacks(sent: InstallationConfigContent, saved: unknown, fallbacks: readonly Fallback[]) {
  return (draft: InstallationConfigContent) =>
    fallbacks.reduce<unknown>((base, fallback) => {
      const path = parsePointer(fallback.path);
      if (deepEqual(getIn(draft, path), getIn(sent, path))) return base;
      return setIn(base, path, fallback.sent ?? getIn(saved, path));
    }, sent) as InstallationConfigContent;
}
