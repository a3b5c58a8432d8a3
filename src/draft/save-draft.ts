import type { InstallationConfigContent } from "../contract/index.js";
import type { DraftStore } from "./draft-store.js";
import { getIn, setIn } from "./path.js";
import { planSave } from "./plan/plan-save.js";
import type { Fallback, PlannedRequest, SavePlan, SaveStrategy, SaveTarget } from "./plan/save-plan.js";
import { parsePointer } from "./pointer.js";
import { rebase } from "./rebase.js";

/** What a save needs besides the draft. */
export interface SaveDraftOptions<TAnswer extends { config: { content: InstallationConfigContent } }> {
  /** Says, when the save's turn has come, where to save to. */
  target: () => Promise<SaveTarget>;
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

/** The last save of each draft: the next one waits for it and plans what is then left. */
const lastSaves = new WeakMap<DraftStore, Promise<unknown>>();

/**
 * Plans the draft, sends the plan and takes over the server's answer; edits made meanwhile stay (D12). Saves of one draft
 * run one after another. Rejects with what `target` or `send` rejects with; the draft is then as it was.
 */
export function saveDraft<TAnswer extends { config: { content: InstallationConfigContent } }>(
  store: DraftStore,
  options: SaveDraftOptions<TAnswer>,
): Promise<SaveDraftResult<TAnswer>> {
  const before = lastSaves.get(store) ?? Promise.resolve();
  const run = before.then(() => saveNow(store, options));
  lastSaves.set(
    store,
    run.catch(() => undefined),
  );
  return run;
}

async function saveNow<TAnswer extends { config: { content: InstallationConfigContent } }>(
  store: DraftStore,
  { target, send, onAnswer, strategy }: SaveDraftOptions<TAnswer>,
): Promise<SaveDraftResult<TAnswer>> {
  const savedTo = await target();
  const saved = store.getSaved();
  let sent = store.get();
  const plan = planSave({ saved, draft: sent, target: savedTo, strategy, changes: store.changes() });
  if (plan.unsupported.length > 0) return { status: "unsupported", plan };

  let answer: TAnswer | undefined;
  for (const [index, request] of plan.requests.entries()) {
    answer = await send(request);
    // Only the last answer holds all of what was sent; after the ones before, the rest of the draft is still to be saved.
    const isLast = index === plan.requests.length - 1;
    const { fallbacks } = plan;
    const savedBefore = store.getSaved();
    const base = isLast ? withFallbacks(sent, { saved, draft: store.get(), fallbacks }) : undefined;
    store.takeSaved(answer.config.content, base);
    // What others changed meanwhile came into the draft with this answer; to the next one it must not look like an edit.
    if (!isLast) sent = rebase(savedBefore, sent, answer.config.content) as InstallationConfigContent;
    await onAnswer?.(answer);
  }
  if (answer) return { status: "saved", plan, answer };
  // Fallbacks that need no request: the saved config stands for what the draft has (S6).
  if (plan.fallbacks.length > 0) store.takeSaved(saved, sent);
  return { status: "noop", plan };
}

/**
 * The config that the last answer is compared with: what was sent and, where the server holds something else in its stead
 * (S6) and the draft was edited there since, that. Else an object put back meanwhile would seem to have been sent disabled.
 */
function withFallbacks(
  sent: InstallationConfigContent,
  { saved, draft, fallbacks }: { saved: unknown; draft: unknown; fallbacks: readonly Fallback[] },
): InstallationConfigContent {
  return fallbacks.reduce<unknown>((base, fallback) => {
    const path = parsePointer(fallback.path);
    if (getIn(draft, path) === getIn(sent, path)) return base;
    return setIn(base, path, fallback.sent ?? getIn(saved, path));
  }, sent) as InstallationConfigContent;
}
