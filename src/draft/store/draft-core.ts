import { createStore } from "zustand/vanilla";
import type { InstallationConfigContent, IntegrationContent } from "../../contract/index.js";
import type { Path } from "../../json/path.js";
import { addPath, createPathTree, type PathTree } from "../../json/path-tree.js";
import type { ConflictPlaces } from "../merge/conflicts.js";
import { createBatches, type Batches } from "./edits/batches.js";
import { startState, type DraftState, type KeptBeside } from "./draft-state.js";
import type { DraftStoreOptions, SendUnderWay } from "./draft-store-types.js";
import { createGivenDrafts, type GivenDrafts } from "./edits/given-drafts.js";
import { createHistory, type History } from "./history/history.js";
import { createLocks, type Locks } from "./edits/locked-writes.js";
import { createPathListeners, type PathListeners } from "./path-listeners.js";
import { createPendingWrites, type PendingWrites } from "./edits/pending-writes.js";
import { createStandingConflicts, type StandingConflicts } from "./standing-conflicts.js";

/** The one mutable thing of a draft: its state, with what was written and is not made yet. */
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
  /** What is on its way to be saved; `undefined` where nothing is. */
  sending: SendUnderWay | undefined;
  /** Makes what was written, and returns all that there is. */
  getState(): DraftState;
  /** The parts of the state that are there without work: all but the draft and its conflicts. */
  peekState(): Omit<DraftState, "draft" | "conflicts">;
  getVersion(): number;
  /** Says that something changed that no write told of. */
  touch(): void;
  /** Sets parts of the state that belong to no place. */
  keep(parts: Partial<KeptBeside>): void;
  /** Writes a value that is the draft's own by now; only within a batch. */
  write(path: Path, value: unknown): void;
  /** Puts a place in conflict or ends its conflict; only within a batch. */
  setConflict(pointer: string, base: ConflictPlaces[string] | undefined): void;
  /** Works out what is in conflict after the newest writes. */
  updateConflicts(): void;
  /** Goes on to another state; only within `betweenSteps`. `dirty` is where it may differ from its saved config. */
  goTo(next: DraftState, dirty: PathTree): void;
}

/** So many edited paths may wait to be put into a tree: where nobody asks, they must not grow for ever. */
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
    conflicts,
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

  /** Only who asks what differs needs the edited places as a tree. */
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
      conflicts.update(path, sides, (pointer, before) => batches.current()?.noteConflict(pointer, before));
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
      const replaced = writes.write(path, value);
      if (!replaced) return;
      version += 1;
      if (edited.push(replaced.path) > MOST_UNGATHERED) gatherDirty();
      batches.current()?.noteDraft(replaced.path, replaced.before);
      if (conflicts.touches(replaced.path)) editedInConflict.push([...replaced.path]);
    },
    setConflict: (pointer, base) => {
      version += 1;
      const before = conflicts.set(pointer, base);
      batches.current()?.noteConflict(pointer, before);
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

/** The draft as its readers know it: noted, so that it is known when it is handed back. */
export function readDraft(core: DraftCore): InstallationConfigContent {
  const { draft, saved, conflicts } = core.getState();
  core.given.note({ draft, conflicts }, saved);
  return draft;
}
