import { UnsupportedChangeError } from "../client/index.js";
import type { InstallationConfigContent } from "../contract/index.js";
import type { DraftStore } from "../draft/store/draft-store.js";
import { contentShape, shapeAt, type Shape } from "../draft/merge/config-shape.js";
import { findDifference, forEachWhole } from "../draft/merge/difference.js";
import type { AnsweredDraft } from "../draft/store/draft-store-types.js";
import { deepEqual } from "../json/equal.js";
import { isJsonObject } from "../json/object.js";
import { getIn, setIn, startsWith, type Path } from "../json/path.js";
import { parsePointer } from "../json/pointer.js";
import { checkAnswer, type Answer, type Server } from "./change-installation.js";
import { isConfigContentRequest, patchedObject } from "./plan/request-path.js";
import type { Fallback, PlannedRequest, SavePlan } from "./plan/save-plan.js";

/** A plan on its way. */
export interface SentPlan {
  readonly plan: SavePlan;
  /** The saved config that was planned from. */
  readonly saved: InstallationConfigContent | undefined;
  /** What of the draft was planned; left out where the plan is of another config. */
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
  const sending = sent && store.startSend(sent);
  let answer: TAnswer | undefined;
  try {
    for (const [index, request] of requests.entries()) {
      const before = store.getSaved();
      answer = await send(request);
      checkAnswer(request, answer);
      // What earlier requests wrote, others may have changed since their answers.
      const written = writtenPaths(planned, request);
      // Only the last answer holds all of what was sent; after the ones before, the rest of the draft is still to be saved.
      const isLast = index === requests.length - 1;
      // What others change meanwhile comes into the draft with a refetch or an earlier answer; it must not look like an edit.
      const answered =
        sending && answeredBy(request, planned, { sentNow: sending.now(), saved: store.getSaved(), isLast });
      if (isLast) sending?.end();
      takeAnswer(store, answer.config.content, { before, answered, written });
      await onAnswer?.(answer);
    }
  } finally {
    sending?.end();
  }
  // Fallbacks that need no request: the saved config stands for what the draft has.
  if (!answer && sent && fallbacks.length > 0) {
    store.takeSaved(saved, withFallbacks(sent, saved, fallbacks), writtenPaths(planned));
  }
  return answer;
}

/** What an answer is compared with: what was sent, of which an answer before the last holds the one object that was patched. */
function answeredBy(
  request: PlannedRequest,
  { plan, saved }: SentPlan,
  now: { sentNow: InstallationConfigContent; saved: unknown; isLast: boolean },
): AnsweredDraft | undefined {
  if (now.isLast) return withFallbacks(now.sentNow, saved, plan.fallbacks);
  if (!isConfigContentRequest(request)) return undefined;
  const path = patchedObject(request);
  const sent = setIn(now.saved, path, getIn(now.sentNow, path)) as InstallationConfigContent;
  const ofObject = plan.fallbacks.filter((fallback) => startsWith(parsePointer(fallback.path), path));
  return withFallbacks(sent, saved, ofObject);
}

/**
 * Takes over an answer. Where something was read while the request was on its way that shows what the request did, the answer
 * is older than that: it then says what the server made of the places that were written, and nothing of the others.
 */
function takeAnswer(
  store: DraftStore,
  content: InstallationConfigContent,
  {
    before,
    answered,
    written,
  }: { before: unknown; answered: AnsweredDraft | undefined; written: readonly Path[] },
): void {
  const now = store.getSaved();
  const isShown = (path: Path) => {
    const made = getIn(content, path);
    return deepEqual(getIn(now, path), made) && !deepEqual(getIn(before, path), made);
  };
  if (now === before || !written.some(isShown)) {
    store.takeSaved(content, answered, written);
    return;
  }
  // Others may have removed since what is around a place: it was there when the server answered.
  const asAnswered = written
    .map((path) => topmostMissing(now, path))
    .reduce<unknown>((tree, path) => setIn(tree, path, getIn(content, path)), now);
  store.takeSaved(asAnswered as InstallationConfigContent, answered, written);
  store.takeSaved(now);
}

/** The topmost container on the way to a place that is missing in a config; else the place itself. */
function topmostMissing(config: unknown, path: Path): Path {
  const depth = path.findIndex((_, index) => !isJsonObject(getIn(config, path.slice(0, index))));
  return depth < 0 ? path : path.slice(0, depth);
}

/** The places that a plan writes, the topmost ones; those of one request's object alone, where it is given. */
function writtenPaths({ plan, saved, sent }: SentPlan, request?: PlannedRequest): Path[] {
  const paths = wholePaths(saved ?? {}, sent);
  // Of a part that is kept in another form only what differs is written: what others add beside it is theirs.
  const kept = plan.fallbacks.map((fallback) => ({ path: parsePointer(fallback.path), held: fallback.sent }));
  const written = [
    ...paths.filter(
      (path) => !kept.some((each) => startsWith(path, each.path) || startsWith(each.path, path)),
    ),
    ...kept.flatMap(({ path, held }) =>
      held === undefined
        ? []
        : wholePaths(getIn(saved, path), held, shapeAt(path)).map((below) => [...path, ...below]),
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
function withFallbacks(sent: InstallationConfigContent, saved: unknown, fallbacks: readonly Fallback[]) {
  if (fallbacks.length === 0) return sent;
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
