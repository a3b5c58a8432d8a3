import { createStore } from "zustand/vanilla";
import type { ConfigAction, InstallationConfigContent, IntegrationContent } from "../../contract/index.js";
import { copyJson } from "../../json/copy.js";
import { isEmptyObject, isJsonObject } from "../../json/object.js";
import { reconcile } from "../../json/reconcile.js";
import { diffLeaves, type Change } from "./changes.js";
import { findConflicts, settle, toConflicts, type Conflict } from "../merge/conflicts.js";
import { deepEqual } from "../../json/equal.js";
import { withFilledIn } from "./enabling-defaults.js";
import {
  createHistory,
  type DraftVersion,
  type HistoryStep,
  type HistoryVersions,
  type Move,
} from "./history.js";
import { fillIn, initialObject } from "../handlers/initial-object.js";
import { createPathListeners } from "./path-listeners.js";
import { commonPath, getIn, setIn, withParts, type Path } from "../../json/path.js";
import { parsePointer } from "../../json/pointer.js";
import { rebase, type RebaseHints } from "../merge/rebase.js";
import { createSetAside } from "./disabled-objects.js";
import { createTouchedPaths, touch, touchedBetween } from "./touched-paths.js";
import { typedAt } from "./typing.js";

/** A new draft, or a function of a copy of the present one: it returns the new draft or changes the copy. */
export type DraftUpdate =
  | InstallationConfigContent
  | ((draft: InstallationConfigContent) => InstallationConfigContent)
  | ((draft: InstallationConfigContent) => void);

/** Where a draft starts from. */
export interface DraftStoreOptions {
  /** The config the server last gave; left out while nothing is installed. */
  saved?: InstallationConfigContent | undefined;
  /** The integration as its manifest declares it: the source of default mappings and destinations (D7). */
  manifest?: IntegrationContent | undefined;
  /** How many steps can be undone (D9). @default 100 */
  historyLimit?: number | undefined;
}

/** All that there is of a draft, as plain data. */
export interface DraftState extends DraftVersion {
  readonly saved: InstallationConfigContent | undefined;
}

/** What can be undone and redone now. */
export interface HistorySteps {
  readonly undo: HistoryStep | undefined;
  readonly redo: HistoryStep | undefined;
}

/** The draft that a save sent, or a function that says what of it one draft's edits were made on. */
export type AnsweredDraft =
  InstallationConfigContent | ((draft: InstallationConfigContent) => InstallationConfigContent);

/** The local draft of one tenant's config, and the saved config it is compared with. */
export interface DraftStore {
  /** The newest draft (D4). Never mutate it; unchanged parts keep their reference across edits (D5). */
  get(): InstallationConfigContent;
  /** The config the server last gave, or `undefined` while nothing is installed. */
  getSaved(): InstallationConfigContent | undefined;
  /** The config that the draft was made with: what a server rendered, and so what its markup is hydrated with (H5). */
  getStart(): InstallationConfigContent | undefined;
  /** The draft, the saved config and what tells of conflicts, to be kept and handed to `restore`. */
  getState(): DraftState;
  /** The newest value at `path`; `undefined` where there is none. */
  read(path: Path): unknown;
  /** Sets the value at `path`, or removes it with `undefined`; an equal value is a no-op (D3). The value is kept, not copied. */
  edit(path: Path, value: unknown): void;
  /** Removes what stands at `path`, and the containers that this empties unless the saved config has them. */
  remove(path: Path): void;
  /**
   * Puts an object that the draft lacks into it: as it was when it was set aside, else with what the manifest declares for
   * it (D7). One that is there stays.
   */
  addObject(action: ConfigAction, objectName: string): void;
  /** Whether the object is new and holds just what `addObject` puts into it. */
  isAsAdded(action: ConfigAction, objectName: string): boolean;
  /** Removes an object and keeps it at hand for `addObject`, until a reset. */
  setObjectAside(action: ConfigAction, objectName: string): void;
  /** Replaces the whole draft. */
  setDraft(update: DraftUpdate): void;
  /** Makes the draft equal to the saved config (D6). */
  reset(): void;
  /**
   * Makes the edits of `edits` one step of the history, and tells listeners once, after the last (D9). Edits take effect at
   * once. `label` says what the step is. Where `edits` throws, those made by then stay, as one step.
   */
  batch(edits: () => void, label?: string): void;
  /** Takes back the last step (D9); what the server changed since stays. Does nothing where there is none. */
  undo(): void;
  /** Makes the step again that was taken back last (D9). An edit forgets what could be redone. */
  redo(): void;
  /** What `undo` and `redo` would do now; the same object until that changes. */
  steps(): HistorySteps;
  /** The drafts that any number of `undo` or `redo` lead to (D9), worked out at each call. */
  versions(): HistoryVersions;
  /** The leaves that differ from the saved config (D10), ordered by path; the same array until an edit changes it. */
  changes(): readonly Change[];
  /** The places that the user and the server changed differently (D11), ordered by path; the same array until that changes. */
  conflicts(): readonly Conflict[];
  /**
   * Ends the conflicts at or below `path`, a JSON Pointer: with the user's value, which stays in the draft to be saved, or
   * with the server's (D11). One step of the history. Throws a `SyntaxError` where `path` is no pointer.
   */
  resolve(path: string, side: "mine" | "theirs"): void;
  /**
   * Takes over a newer saved config and lays the draft's edits on it (D11). `base` is the draft that the newer config
   * answers, where it answers a save, or says it for the present and for each earlier draft; by default the edits are those
   * made since the saved config so far. Without content (the installation is gone) a draft with edits stays whole, one
   * without is emptied.
   */
  takeSaved(content: InstallationConfigContent | undefined, base?: AnsweredDraft): void;
  /** Brings back a draft that was kept, as if the saved config known now had come after its edits (D11). There is no undo of it. */
  restore(state: DraftState): void;
  /** Hands in the manifest; objects that were added before it was known get their defaults now (D7). */
  setManifest(manifest: IntegrationContent): void;
  /** Calls `listener` after the draft's value at `path` changed; the empty path is the whole draft. Returns the function that stops it. */
  subscribe(path: Path, listener: () => void): () => void;
  /** Calls `listener` after anything of the state changed. Returns the function that stops it. */
  subscribeState(listener: () => void): () => void;
  /**
   * Says that components are being rendered: edits take effect at once, listeners are told after the rendering. It ends
   * with `endRender`, or by itself in a microtask where a rendering is thrown away.
   */
  beginRender(): void;
  /** Says that the rendering was committed, and tells the listeners what changed meanwhile. */
  endRender(): void;
}

/** A time during which listeners wait: a batch, a rendering, or a single edit. Its edits are one step of the history. */
interface Hold {
  readonly start: DraftState;
  previous: DraftState;
  depth: number;
  /** Everything that changed is at or below this place in the state. */
  path: Path | undefined;
  label: string | undefined;
}

const nothing: InstallationConfigContent = Object.freeze({});
const HISTORY_LIMIT = 100;

/** Makes the draft of one tenant (rules D1–D12); framework-free. */
export function createDraftStore(options: DraftStoreOptions = {}): DraftStore {
  const start = options.saved ?? nothing;
  const state = createStore<DraftState>(() => ({ saved: options.saved, draft: start, base: start }));
  const listeners = createPathListeners();
  const history = createHistory(options.historyLimit ?? HISTORY_LIMIT);
  let manifest = options.manifest;
  const addedWithoutManifest = new Map<string, { action: ConfigAction; objectName: string }>();
  const setAside = createSetAside();
  let touched = createTouchedPaths();
  let held: Hold | undefined;
  // What edits of a hold set in one container, and nobody has read yet: one copy of the container takes it all.
  let waiting = new Map<string, unknown>();
  let waitingAt: Path = [];
  let isRendering = false;
  let knownChanges: { of: DraftState; list: readonly Change[] } | undefined;
  let knownConflicts: { of: DraftState; list: readonly Conflict[] } = { of: state.getState(), list: [] };
  let knownSteps: HistorySteps | undefined;

  const getState = () => {
    flush();
    return state.getState();
  };
  const get = () => getState().draft;
  const getSaved = () => state.getState().saved;
  /** Reads what no edit that waits bears on. */
  const readMade = (path: Path) => getIn(state.getState().draft, path);

  function read(path: Path) {
    const name = path[waitingAt.length];
    if (name === undefined || waiting.has(name)) flush();
    return readMade(path);
  }

  function hold(label?: string) {
    const now = state.getState();
    held ??= { start: now, previous: now, depth: 0, path: undefined, label };
    held.depth += 1;
  }

  function release() {
    if (held?.depth === 1) flush();
    if (!held || (held.depth -= 1) > 0) return;
    const { start: before, path, label } = held;
    held = undefined;
    const now = getState();
    if (!path) return;
    const [side, ...at] = path;
    // Judged by all that changed, not edit by edit: what a batch does besides typing is not to go with the typing before it.
    const typed = side === "draft" ? typedAt(before.draft, now.draft, at) : undefined;
    history.end(now, { path: at, label, typedAt: typed });
    knownSteps = undefined;
    if (now.draft !== before.draft || now.saved !== before.saved || now.base !== before.base) {
      listeners.notify(before, now, path);
    }
  }

  function batch(edits: () => void, label?: string) {
    hold(label);
    try {
      edits();
    } finally {
      release();
    }
  }

  /** The one place that changes the state; everything that changes is at or below `path`. */
  function set(next: DraftState, path: Path) {
    hold();
    if (held) {
      held.previous = getState();
      held.path = held.path ? commonPath(held.path, path) : path;
    }
    state.setState(next, true);
    release();
  }

  /** Goes on to another draft: all that a step of the history is made of. */
  function commit(draft: InstallationConfigContent, path: Path) {
    const { saved, draft: previous, base } = getState();
    if (draft === previous) return;
    markTouched(draft, path);
    hold();
    history.begin(getState());
    set({ saved, draft, base: settleBase(base, draft, saved ?? nothing) }, ["draft", ...path]);
    release();
  }

  function markTouched(draft: InstallationConfigContent, path: Path) {
    if (draft === (getSaved() ?? nothing)) touched = createTouchedPaths();
    else touch(touched, path);
  }

  function edit(path: Path, value: unknown) {
    const at = path.slice(0, -1);
    if (at.length !== waitingAt.length || commonPath(at, waitingAt) !== at) flush();
    // No object waits: whether the manifest's are there can be told without looking for edits.
    if (held && path.length > 3 && typeof value !== "object" && isJsonObject(readMade(at))) {
      waiting.set(path[at.length] as string, value); // there: the path is long enough
      waitingAt = at;
      return;
    }
    make(path, value);
  }

  function make(path: Path, value: unknown) {
    const { saved = nothing, draft } = getState();
    // Setters in a render body may go back and forth within one rendering; a state they return to is given back as the
    // very same one, so that the rendering settles (D3).
    const bases = held ? [saved, held.start.draft, held.previous.draft] : [saved];
    commit((setIn(draft, path, value, bases) ?? nothing) as InstallationConfigContent, path);
  }

  /** Makes the edits that wait, so that a loop of setters costs one copy of the container and not one for each. */
  function flush() {
    const [first, ...others] = waiting;
    if (!first) return;
    const made = waiting;
    waiting = new Map();
    // A lone one at its own place: nobody has to look at what stands beside it.
    if (others.length === 0) make([...waitingAt, first[0]], first[1]);
    else make(waitingAt, withParts(readMade(waitingAt) as Record<string, unknown>, made));
  }

  function remove(path: Path) {
    setAside.forget(path);
    if (read(path) === undefined) return;
    let top = path;
    while (top.length > 1) {
      const container = top.slice(0, -1);
      const isEmptied = Object.keys(read(container) as object).length === 1;
      if (!isEmptied || getIn(getSaved(), container) !== undefined) break;
      top = container;
    }
    edit(top, undefined);
  }

  function addObject(action: ConfigAction, objectName: string) {
    const path = [action, "objects", objectName];
    if (readMade(path) !== undefined) return;
    const setAsideObject = setAside.take(path, getIn(getSaved(), path));
    edit(path, setAsideObject ?? initialObject(action, objectName, manifest));
    if (!manifest && !setAsideObject) addedWithoutManifest.set(JSON.stringify(path), { action, objectName });
  }

  function isAsAdded(action: ConfigAction, objectName: string) {
    const path = [action, "objects", objectName];
    return (
      getIn(getSaved(), path) === undefined &&
      deepEqual(read(path), initialObject(action, objectName, manifest))
    );
  }

  function setObjectAside(action: ConfigAction, objectName: string) {
    const path = [action, "objects", objectName];
    const object = read(path);
    if (object === undefined) return;
    remove(path);
    setAside.keep(path, object, getIn(getSaved(), path));
  }

  function setManifest(next: IntegrationContent) {
    manifest = next;
    const added = [...addedWithoutManifest.values()];
    addedWithoutManifest.clear();
    if (added.length === 0) return;
    const { saved } = getState();
    const fill = ({ draft, base }: DraftVersion): DraftVersion => {
      const filled = added.reduce<unknown>((tree, { action, objectName }) => {
        const path = [action, "objects", objectName];
        const current = getIn(tree, path);
        // What a saved object lacks was removed, and stays so.
        if (getIn(saved, path) !== undefined || !isJsonObject(current)) return tree;
        return setIn(tree, path, fillIn(current, initialObject(action, objectName, manifest)));
      }, draft) as InstallationConfigContent;
      return { draft: filled, base };
    };
    const filled = fill(getState());
    if (filled.draft === get()) return;
    touch(touched, []);
    history.carry(fill);
    set({ saved, ...filled }, ["draft"]);
  }

  function setDraft(update: DraftUpdate) {
    // Copies on both ways: the function may change what it is given, and nobody can change the draft from outside. Parts
    // that stay equal give way to those of the draft.
    const copy = copyJson(get(), null);
    edit([], copyJson(typeof update === "function" ? (update(copy) ?? copy) : update));
  }

  function changes(): readonly Change[] {
    const now = getState();
    if (knownChanges?.of.saved !== now.saved || knownChanges?.of.draft !== now.draft) {
      knownChanges = { of: now, list: diffLeaves(now.saved ?? nothing, now.draft, touched) };
    }
    return knownChanges.list;
  }

  function conflicts(): readonly Conflict[] {
    const now = getState();
    if (knownConflicts.of !== now) {
      const list = toConflicts(conflictsOf(now, now.saved ?? nothing));
      knownConflicts = { of: now, list: reconcile(knownConflicts.list, list) };
    }
    return knownConflicts.list;
  }

  function resolve(pointer: string, side: "mine" | "theirs") {
    const path = parsePointer(pointer);
    const { saved = nothing } = getState();
    const found = conflictsOf(getState(), saved).filter(
      ({ path: at }) => commonPath(at, path).length === path.length,
    );
    batch(() => {
      for (const { path: at, theirs } of found) {
        if (side === "theirs") {
          edit(at, theirs);
        } else {
          const { draft, base } = getState();
          history.begin(getState());
          set({ saved, draft, base: setIn(base, at, theirs, [saved]) as InstallationConfigContent }, []);
        }
      }
    });
  }

  function takeSaved(content: InstallationConfigContent | undefined, base?: AnsweredDraft) {
    const { saved: previous = nothing, draft } = getState();
    // What stays equal keeps the draft's references first: components that read it have nothing to do.
    const saved = content && reconcile(draft, reconcile(previous, content));
    if (saved === getSaved() && !base) return;

    const carry = (version: DraftVersion, hints?: RebaseHints): DraftVersion => {
      const answered = typeof base === "function" ? base(version.draft) : base;
      const editedFrom = answered ?? previous;
      if (!saved)
        return deepEqual(version.draft, editedFrom) ? emptyVersion : { draft: version.draft, base: nothing };
      const edits = withFilledIn(editedFrom, version.draft, saved, manifest);
      const rebased = rebase(edits, version.draft, saved, hints) as InstallationConfigContent;
      return { draft: rebased, base: settleBase(baseOf(version, previous, answered), rebased, saved) };
    };

    const kept = createTouchedPaths();
    const carried = carry(getState(), { edited: base ? undefined : touched, kept });
    // Only the present draft goes by its own references: an earlier one that comes out as the saved config is to be that.
    const next = { draft: reconcile(draft, carried.draft), base: carried.base };
    if (!saved && getSaved() !== undefined) setAside.clear();
    touched = saved ? kept : touchedBetween(nothing, next.draft);
    if (!saved && isEmptyObject(next.draft)) history.clear();
    else history.carry((version) => carry(version));
    // An answer that changes nothing now may still make a step needless.
    knownSteps = undefined;
    if (saved !== getSaved() || next.draft !== draft || next.base !== getState().base) {
      set({ saved, ...next }, []);
    }
  }

  function restore({ saved, draft, base }: DraftState) {
    const current = getSaved();
    const was = copyJson(saved);
    const kept = reconcile(was ?? nothing, copyJson(draft));
    history.clear();
    touched = touchedBetween(was ?? nothing, kept);
    batch(() => {
      set({ saved: was, draft: kept, base: settleBase(copyJson(base), kept, was ?? nothing) }, []);
      if (current) takeSaved(current);
    });
  }

  function go(move: Move | undefined) {
    if (!move) return;
    const { version, path } = move;
    markTouched(version.draft, path);
    set(
      { saved: getSaved(), draft: version.draft, base: version.base },
      path.length > 0 ? ["draft", ...path] : [],
    );
  }

  function endRender() {
    if (!isRendering) return;
    isRendering = false;
    release();
  }

  return {
    get,
    getSaved,
    getStart: () => options.saved,
    getState,
    read,
    edit,
    remove,
    addObject,
    isAsAdded,
    setObjectAside,
    setDraft,
    reset: () => {
      setAside.clear();
      addedWithoutManifest.clear();
      batch(() => {
        commit(getSaved() ?? nothing, []);
      }, "Discard changes");
    },
    batch,
    undo: () => {
      go(history.undo(getState()));
    },
    redo: () => {
      go(history.redo(getState()));
    },
    steps: () => (knownSteps ??= { undo: history.nextUndo(getState()), redo: history.nextRedo(getState()) }),
    versions: () => history.versions(getState()),
    changes,
    conflicts,
    resolve,
    takeSaved,
    restore,
    setManifest,
    subscribe: (path, listener) => listeners.add(["draft", ...path], listener),
    subscribeState: (listener) => listeners.add([], listener),
    beginRender: () => {
      if (isRendering) return;
      isRendering = true;
      hold();
      queueMicrotask(endRender);
    },
    endRender,
  };
}

const emptyVersion: DraftVersion = { draft: nothing, base: nothing };

function conflictsOf({ draft, base }: DraftVersion, saved: InstallationConfigContent) {
  return findConflicts({ base, mine: draft, theirs: saved });
}

function settleBase(
  base: InstallationConfigContent,
  draft: InstallationConfigContent,
  saved: InstallationConfigContent,
) {
  return settle({ base, mine: draft, theirs: saved }) as InstallationConfigContent;
}

/** What a version's edits were made on: where a save was answered, what it sent, but for conflicts that it did not touch. */
function baseOf(
  version: DraftVersion,
  previous: InstallationConfigContent,
  answered: InstallationConfigContent | undefined,
) {
  if (!answered) return version.base;
  return conflictsOf(version, previous)
    .filter(({ path, theirs }) => deepEqual(getIn(answered, path), theirs))
    .reduce<unknown>(
      (tree, { path, base }) => setIn(tree, path, base),
      answered,
    ) as InstallationConfigContent;
}
