import { UnsupportedChangeError } from "../client/index.js";
import type { InstallationConfigContent } from "../contract/index.js";
import type { DraftStore } from "../draft/store/draft-store.js";
import { contentShape, shapeAt, type Shape } from "../draft/merge/config-shape.js";
import { findDifference, forEachWhole } from "../draft/merge/difference.js";
import type { AnsweredDraft } from "../draft/store/draft-store-types.js";
import { editedOnSent } from "../draft/store/sends.js";
import { deepEqual } from "../json/equal.js";
import { getIn, setIn, startsWith, type Path } from "../json/path.js";
import { parsePointer } from "../json/pointer.js";
import { checkAnswer, type Answer, type Server } from "./change-installation.js";
import { isAnswerOutdated, withWritten } from "./outdated-answer.js";
import { isConfigContentRequest, patchedObject } from "./plan/request-path.js";
import type { Fallback, PlannedRequest, SavePlan } from "./plan/save-plan.js";

/** A plan that is being sent. */
export interface SentPlan {
  readonly plan: SavePlan;
  /** The saved config that the plan started from. */
  readonly saved: InstallationConfigContent | undefined;
  /** The part of the draft that was planned; left out where the plan is for another config. */
  readonly sent: InstallationConfigContent | undefined;
}

/**
 * Sends the requests of a plan in their order and takes over each answer; returns the last one, `undefined` where there was
 * nothing to send. Edits made meanwhile stay, and what the server made of the places that were sent is no conflict with them.
 */
export async function sendPlan<TAnswer extends Answer>(
  store: DraftStore,
  planned: SentPlan,
  { send, onAnswer }: Pick<Server<TAnswer>, "send" | "onAnswer">,
): Promise<TAnswer | undefined> {
  const { plan, saved, sent } = planned;
  const { requests, fallbacks } = plan;
  const sending = sent && store.startSend(asInDraft(sent, store.getState().draft, saved));
  let answer: TAnswer | undefined;
  let told: unknown[] = [];
  const stopListening = store.subscribeSaved([], () => told.push(store.getSaved()));
  try {
    for (const [index, request] of requests.entries()) {
      const before = store.getSaved();
      told = [];
      answer = await send(request);
      checkAnswer(request, answer);
      // Others may have changed what earlier requests wrote, since those were answered.
      const written = writtenPaths(planned, request);
      // Only the last answer holds all that was sent. After an earlier one, the rest of the draft is still unsaved.
      const isLast = index === requests.length - 1;
      // A refetch or an earlier answer may have brought others' changes into the draft; they must not look like edits.
      const { content } = answer.config;
      const isOutdated = isAnswerOutdated(content, { before, told, written });
      const newest = store.getSaved();
      const taken = isOutdated ? withWritten(newest, content, written) : content;
      const now = { sentNow: sending?.now(), saved: newest, taken, isLast };
      const answered = answeredBy(request, planned, now);
      store.takeSaved(taken, answered, written);
      if (isLast) sending?.end();
      if (isOutdated) store.takeSaved(newest);
      await onAnswer?.(answer, { isOutdated });
    }
  } finally {
    stopListening();
    sending?.end();
  }
  // Fallbacks that need no request: the saved config stands for what the draft has.
  if (!answer && sent && fallbacks.length > 0) {
    store.takeSaved(saved, standInsFor(sent, saved, fallbacks), writtenPaths(planned));
  }
  return answer;
}

/**
 * Returns what was sent, but with what the draft has where nobody has edited that: an update by an older draft may set it. The draft
 * takes over there what the server has then; it would look like an edit otherwise, and be saved as one.
 */
function asInDraft(
  sent: InstallationConfigContent,
  draft: InstallationConfigContent,
  saved: InstallationConfigContent = {},
): InstallationConfigContent {
  return wholePaths(sent, draft).reduce<unknown>((tree, path) => {
    const was = getIn(saved, path);
    return deepEqual(getIn(draft, path), was) ? setIn(tree, path, was) : tree;
  }, sent) as InstallationConfigContent;
}

/**
 * What an answer is compared with: what was sent. An answer before the last holds of it the one object that was patched; the rest
 * is still on its way, and what it tells there is read like a refetch.
 */
function answeredBy(
  request: PlannedRequest,
  { plan, saved }: SentPlan,
  now: { sentNow: InstallationConfigContent | undefined; saved: unknown; taken: unknown; isLast: boolean },
): AnsweredDraft | undefined {
  const { sentNow } = now;
  if (!sentNow) return undefined;
  if (now.isLast) return plan.fallbacks.length > 0 ? standInsFor(sentNow, saved, plan.fallbacks) : sentNow;
  if (!isConfigContentRequest(request)) return undefined;
  const path = patchedObject(request);
  const ofObject = plan.fallbacks.filter((fallback) => startsWith(parsePointer(fallback.path), path));
  const editedOn = editedOnSent(sentNow, now.saved, now.taken);
  return (draft) => {
    const sent = setIn(editedOn(draft), path, getIn(sentNow, path)) as InstallationConfigContent;
    return standInsFor(sent, saved, ofObject)(draft);
  };
}

/** Returns the topmost places that a plan writes; with a request, only those of its object. */
function writtenPaths({ plan, saved, sent }: SentPlan, request?: PlannedRequest): Path[] {
  const paths = wholePaths(saved ?? {}, sent);
  // Of a part that is kept in another form only what differs is written: what others add beside it is theirs.
  const kept = plan.fallbacks.map((fallback) => ({
    path: parsePointer(fallback.path),
    asSent: fallback.sent,
  }));
  const written = [
    ...paths.filter(
      (path) => !kept.some((each) => startsWith(path, each.path) || startsWith(each.path, path)),
    ),
    ...kept.flatMap(({ path, asSent }) =>
      asSent === undefined
        ? []
        : wholePaths(getIn(saved, path), asSent, shapeAt(path)).map((below) => [...path, ...below]),
    ),
  ];
  if (!request || !isConfigContentRequest(request)) return written;
  const object = patchedObject(request);
  return written
    .filter((path) => startsWith(path, object) || startsWith(object, path))
    .map((path) => (path.length < object.length ? object : path));
}

function wholePaths(before: unknown, after: unknown, shape: Shape | undefined = contentShape): Path[] {
  const paths: Path[] = [];
  forEachWhole(findDifference(before, after, { shape }), (path) => paths.push(path));
  return paths;
}

/**
 * What the last answer is compared with. That is what was sent; but where the server keeps a stand-in (a removed object is sent as
 * a disabled one) and the draft has changed there since, it is the stand-in. Otherwise an object that was put back meanwhile, or by
 * an undo, would seem to have been sent disabled.
 */
function standInsFor(sent: InstallationConfigContent, saved: unknown, fallbacks: readonly Fallback[]) {
  return (draft: InstallationConfigContent) =>
    fallbacks.reduce<unknown>((base, fallback) => {
      const path = parsePointer(fallback.path);
      if (deepEqual(getIn(draft, path), getIn(sent, path))) return base;
      return setIn(base, path, fallback.sent ?? getIn(saved, path));
    }, sent) as InstallationConfigContent;
}

/** Throws an `UnsupportedChangeError` where a plan lists changes that no request can make. */
export function refuseUnsupported({ unsupported }: SavePlan): void {
  if (unsupported.length > 0) throw new UnsupportedChangeError(unsupported);
}
