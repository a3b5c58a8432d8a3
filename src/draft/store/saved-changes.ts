import { isEmptyObject } from "../../json/object.js";
import type { Path } from "../../json/path.js";
import { addPath, createPathTree, pathTreeOf } from "../../json/path-tree.js";
import { reconcile } from "../../json/reconcile.js";
import { configDifference, placesOf } from "../merge/difference.js";
import type { DraftCore } from "./draft-core.js";
import {
  transformVersion,
  isSameState,
  keptState,
  layOnDraft,
  nothing,
  type DraftState,
  type SavedChange,
  type VersionTransform,
} from "./draft-state.js";
import type { AnsweredDraft, DraftStore } from "./draft-store-types.js";
import { fillDefaults } from "../handlers/enabling-defaults.js";
import { changeOfGiven, createSend, editedOnSent } from "./sends.js";

/** The part of a draft that takes over what comes from elsewhere: from the server, an earlier page, the manifest. */
export type SavedChanges = Pick<
  DraftStore,
  "takeSaved" | "takeShared" | "restore" | "setManifest" | "fillDefaults" | "catchUp" | "startSend"
>;

/** Where a state's draft differs from its saved config. */
const dirtyOf = ({ saved = nothing, draft }: DraftState) => placesOf(configDifference(saved, draft));

/** Makes the part of a draft that takes over changes which are no edits. */
// eslint-disable-next-line max-lines-per-function -- each way in which a saved config comes, over one core
export function createSavedChanges(core: DraftCore): SavedChanges {
  const { history, given } = core;

  const takeSaved: SavedChanges["takeSaved"] = (content, answered, written) => {
    const now = core.getState();
    const previous = now.saved ?? nothing;
    // Equal parts take the draft's references before the saved config's: components that read the draft need no render.
    const saved = content && reconcile(now.draft, reconcile(previous, content));
    if (saved === now.saved && !answered) return;

    const sent = core.sending?.now();
    const change: SavedChange = {
      previous: now.saved,
      saved,
      manifest: core.manifest,
      ...(answered
        ? answerOf(now, answered, written)
        : sent &&
          saved && {
            answered: editedOnSent(sent, previous, saved),
            isPerVersion: true,
            written: createPathTree(),
          }),
    };
    const kept = createPathTree();
    const transformed = transformVersion(now, change, {
      edited: change.answered ? undefined : core.dirty,
      kept,
    });
    const next: DraftState = {
      ...now,
      saved,
      // Only the present draft keeps its references. An earlier one that comes out equal to the saved config takes those.
      draft: reconcile(now.draft, transformed.draft),
      conflicts: reconcile(now.conflicts, transformed.conflicts),
      disabledObjects: saved || !now.saved ? now.disabledObjects : {},
    };
    core.betweenSteps(() => {
      const transform: VersionTransform = (version) => transformVersion(version, change);
      transformAll(now, change, transform);
      if (!saved && isEmptyObject(next.draft)) history.clear();
      // An answer that changes nothing now may still make a step needless.
      core.touch();
      if (!isSameState(now, next))
        core.goTo(next, saved ? kept : placesOf(configDifference(nothing, next.draft)));
    });
  };

  /** Applies a change to earlier drafts, too, and to the history only where it may change what a step did. */
  function transformAll(now: DraftState, change: SavedChange, transform: VersionTransform) {
    const { sending } = core;
    const ofEarlier = changeOfGiven(change);
    // A draft that was read while this send was under way has all that differs from it as edits, like the present one.
    given.transform((version, during) =>
      transformVersion(version, sending && during === sending ? change : ofEarlier),
    );
    const { previous = nothing, saved, answered, written = createPathTree() } = change;
    const from = answered?.(now.draft) ?? previous;
    const isTouched =
      !saved ||
      change.isPerVersion ||
      history.touches({
        draft: placesOf(configDifference(from, saved)),
        conflicts: placesOf(configDifference(previous, saved)),
      }) ||
      // An answer ends the conflicts of what it wrote, also where a refetch brought the same values before.
      history.touches({ draft: createPathTree(), conflicts: written });
    if (isTouched) history.transform(now, transform);
  }

  /** Applies a change that is no edit to every earlier version of the draft, and makes `next` the present state. */
  function transformEverywhere(
    now: DraftState,
    transform: VersionTransform,
    next: DraftState,
    dirty = dirtyOf(next),
  ) {
    given.transform(transform);
    history.transform(now, transform);
    core.goTo(next, dirty);
  }

  const takeShared: SavedChanges["takeShared"] = (
    content,
    beside = {},
    places = core.getState().conflicts,
  ) => {
    core.keep(beside);
    const now = core.getState();
    const draft = reconcile(now.draft, reconcile(now.saved, content));
    const onto: DraftState = { ...now, draft, conflicts: reconcile(now.conflicts, places) };
    if (isSameState(onto, now)) return;
    const transform: VersionTransform = (version) =>
      layOnDraft(version, { from: now.draft, onto, manifest: core.manifest });
    const next: DraftState = { ...onto, ...transform(now) };
    core.betweenSteps(() => {
      transformEverywhere(now, transform, next);
    });
  };

  function restore(kept: DraftState) {
    const now = core.getState();
    const onto = keptState(kept, now.saved, core.manifest);
    const from = now.saved ?? nothing;
    const transform: VersionTransform = (version) =>
      layOnDraft(version, { from, onto, manifest: core.manifest });
    const next: DraftState = {
      ...onto,
      ...transform(now),
      pendingDefaults: [...onto.pendingDefaults, ...now.pendingDefaults],
      disabledObjects: { ...onto.disabledObjects, ...now.disabledObjects },
      broughtObjects: [...new Set([...onto.broughtObjects, ...now.broughtObjects])],
    };
    core.betweenSteps(() => {
      transformEverywhere(now, transform, next);
      fillPendingDefaults();
    });
  }

  function fillPendingDefaults() {
    const { manifest } = core;
    const { pendingDefaults, saved } = core.peekState();
    if (!manifest || pendingDefaults.length === 0) return;
    const now = core.getState();
    const transform: VersionTransform = ({ draft, conflicts }) => ({
      draft: fillDefaults(draft, pendingDefaults, { saved, manifest }),
      conflicts,
    });
    const { draft } = transform(now);
    core.betweenSteps(() => {
      const { dirty } = core;
      for (const { action, objectName } of pendingDefaults) addPath(dirty, [action, "objects", objectName]);
      transformEverywhere(now, transform, { ...now, draft, pendingDefaults: [] }, dirty);
    });
  }

  const transformFrom = (previous: SavedChange["previous"]): VersionTransform => {
    const { saved } = core.peekState();
    return (version) => transformVersion(version, { previous, saved, manifest: core.manifest });
  };

  return {
    takeSaved,
    takeShared,
    restore,
    setManifest: (manifest) => {
      core.manifest = manifest;
      fillPendingDefaults();
    },
    fillDefaults: fillPendingDefaults,
    catchUp: (draft) => given.catchUp(draft, transformFrom),
    startSend: (sent) =>
      (core.sending = createSend(core, sent, given.since(core.peekState().saved, transformFrom))),
  };
}

/** The parts of a `SavedChange` that an answered save sets: what it sent, and where it wrote. */
function answerOf(
  { saved, draft }: DraftState,
  answered: AnsweredDraft,
  written: readonly Path[] | undefined,
) {
  const sentFor = typeof answered === "function" ? answered : () => answered;
  return {
    answered: sentFor,
    isPerVersion: typeof answered === "function",
    written: written ? pathTreeOf(written) : placesOf(configDifference(saved ?? nothing, sentFor(draft))),
  };
}
