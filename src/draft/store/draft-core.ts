import { createStore } from "zustand/vanilla";
import type { InstallationConfigContent, IntegrationContent } from "../../contract/index.js";
import type { Path } from "../../json/path.js";
import { addPath, createPathTree, type PathTree } from "../../json/path-tree.js";
import { createBatches, type Batches } from "./edits/batches.js";
import { startState, type DraftState, type KeptBeside } from "./draft-state.js";
import type { DraftStoreOptions, SendUnderWay } from "./draft-store-types.js";
import { createGivenDrafts, type GivenDrafts } from "./edits/given-drafts.js";
import { createHistory, type History } from "./history/history.js";
import type { ConflictPatch } from "./history/step.js";
import { createLocks, type Locks } from "./edits/locked-writes.js";
import { createPathListeners, type PathListeners } from "./path-listeners.js";
import { createPendingWrites, type PendingWrites } from "./edits/pending-writes.js";
import { createStandingConflicts, type StandingConflicts } from "./standing-conflicts.js";

/** The mutable core of a draft: its state, and the pending writes that are not in the draft's tree yet. */
export interface DraftCore extends Omit<Batches, "current" | "compareStates"> {
  readonly writes: PendingWrites;
  readonly conflicts: StandingConflicts;
  readonly history: History;
  readonly given: GivenDrafts;
  readonly listeners: PathListeners;
  readonly locks: Locks;
  manifest: IntegrationContent | undefined;
  /** The only places where the draft may differ from the saved config. */
  dirty: PathTree;
  /** The save in progress; `undefined` where there is none. */
  sending: SendUnderWay | undefined;
  /** Applies the pending writes, and returns the whole state. */
  getState(): DraftState;
  /** The parts of the state that do not depend on pending writes: all but the draft and its conflicts. */
  peekState(): Omit<DraftState, "draft" | "conflicts">;
  getVersion(): number;
  /** Raises the version after a change that was no write. */
  touch(): void;
  /** Sets parts of the state that are kept beside the draft. */
  keep(parts: Partial<KeptBeside>): void;
  /** Writes a value without a copy: the draft owns it from now on. Only within a batch. */
  write(path: Path, value: unknown): void;
  /** Puts a place in conflict or ends its conflict; only within a batch. */
  setConflict(path: Path, after?: ConflictPatch["after"]): void;
  /** Works out what is in conflict after the newest writes. */
  updateConflicts(): void;
  /** Replaces the state; only within `betweenSteps`. `dirty` is where the new draft may differ from its saved config. */
  goTo(next: DraftState, dirty: PathTree): void;
}

/** With more edited paths than this, they are put into the tree at once: the list must not grow without limit. */
const MOST_UNGATHERED = 10_000;

/** Makes the core of a draft that nobody has edited. */
// eslint-disable-next-line max-lines-per-function -- short functions over the one state
export function createDraftCore({ saved, manifest, historyLimit }: DraftStoreOptions): DraftCore {
  const store = createStore<DraftState>(() => startState(saved));
  const writes = createPendingWrites(store.getState().draft, () => [
    store.getState().saved,
    batches.current()?.startTree,
  ]);
  const conflicts = createStandingConflicts(store.getState().conflicts);
  const history = createHistory(historyLimit);
  const listeners = createPathListeners();
  const batches = createBatches({
    writes,
    history,
    listeners,
    updateConflicts,
    getState,
    kept: store.getState,
  });
  let editedInConflict: Path[] = [];
  let dirty = createPathTree();
  let edited: Path[] = [];
  let version = 0;

  /** Puts the edited paths into the tree. This is done late: only a reader of `dirty` needs the tree. */
  function gatherDirty() {
    for (const path of edited) addPath(dirty, path);
    edited = [];
    return dirty;
  }

  function updateConflicts() {
    const edited = editedInConflict;
    editedInConflict = [];
    for (const path of edited) {
      const sides = { saved: store.getState().saved, draft: writes.view() };
      conflicts.update(path, sides, (patch) => batches.current()?.noteConflict(patch));
    }
  }

  function getState(): DraftState {
    updateConflicts();
    const now = store.getState();
    const [draft, places] = [writes.tree(), conflicts.places()];
    if (draft !== now.draft || places !== now.conflicts) {
      store.setState({ ...now, draft, conflicts: places }, true);
    }
    return store.getState();
  }

  const core: DraftCore = {
    ...batches,
    writes,
    conflicts,
    history,
    listeners,
    given: createGivenDrafts(),
    locks: createLocks(),
    manifest,
    get dirty() {
      return gatherDirty();
    },
    set dirty(places) {
      dirty = places;
      edited = [];
    },
    sending: undefined,
    getState,
    peekState: store.getState,
    getVersion: () => version,
    touch: () => {
      version += 1;
    },
    keep: (parts) => {
      batches.transact(() => {
        store.setState(parts);
      });
    },
    write: (path, value) => {
      const written = writes.write(path, value);
      if (!written) return;
      version += 1;
      const changed = written.patch.path;
      if (edited.push(changed) > MOST_UNGATHERED) gatherDirty();
      batches.current()?.noteDraft(written);
      if (conflicts.touches(changed)) editedInConflict.push(changed);
    },
    setConflict: (path, after) => {
      version += 1;
      batches.current()?.noteConflict(conflicts.set(path, after), true);
    },
    updateConflicts,
    goTo: (next, dirty) => {
      batches.compareStates();
      version += 1;
      store.setState(next, true);
      writes.replace(next.draft);
      conflicts.replace(next.conflicts);
      core.dirty = dirty;
    },
  };
  return core;
}

/** Returns the draft for a reader, and notes it so that `catchUp` recognises it later. */
export function readDraft(core: DraftCore): InstallationConfigContent {
  const { draft, saved, conflicts } = core.getState();
  core.given.note({ draft, conflicts }, saved, core.sending);
  return draft;
}
