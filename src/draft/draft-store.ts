import { createStore } from "zustand/vanilla";
import type { ConfigAction, InstallationConfigContent, IntegrationContent } from "../contract/index.js";
import { diffLeaves, type Change } from "./changes.js";
import { deepEqual, isRecord, reconcile } from "./equal.js";
import { withFilledIn } from "./filled-in.js";
import { fillIn, initialObject } from "./initial-object.js";
import { jsonCopy } from "./json-copy.js";
import { createPathListeners } from "./path-listeners.js";
import { getIn, setIn, type Path } from "./path.js";
import { rebase } from "./rebase.js";
import { createSetAside } from "./set-aside.js";
import { createTouchedPaths, touch } from "./touched-paths.js";

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
}

/** The local draft of one tenant's config, and the saved config it is compared with. */
export interface DraftStore {
  /** The newest draft (D4). Never mutate it; unchanged parts keep their reference across edits (D5). */
  get(): InstallationConfigContent;
  /** The config the server last gave, or `undefined` while nothing is installed. */
  getSaved(): InstallationConfigContent | undefined;
  /** The config that the draft was made with: what a server rendered, and so what its markup is hydrated with (H5). */
  getStart(): InstallationConfigContent | undefined;
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
  /** The leaves that differ from the saved config (D10), ordered by path; the same array until an edit changes it. */
  changes(): readonly Change[];
  /**
   * Takes over a newer saved config and lays the draft's edits on it (D11). `base` is the draft that the newer config
   * answers, where it answers a save; by default the edits are those made since the saved config so far. Without content
   * (the installation is gone) a draft with edits stays whole, one without is emptied.
   */
  takeSaved(content: InstallationConfigContent | undefined, base?: InstallationConfigContent): void;
  /** Hands in the manifest; objects that were added before it was known get their defaults now (D7). */
  setManifest(manifest: IntegrationContent): void;
  /** Calls `listener` after the draft's value at `path` changed; the empty path is the whole draft. Returns the function that stops it. */
  subscribe(path: Path, listener: () => void): () => void;
  /** Calls `listener` after the draft or the saved config changed. Returns the function that stops it. */
  subscribeState(listener: () => void): () => void;
  /**
   * Says that components are being rendered: edits take effect at once, listeners are told after the rendering. It ends
   * with `endRender`, or by itself in a microtask where a rendering is thrown away.
   */
  beginRender(): void;
  /** Says that the rendering was committed, and tells the listeners what changed meanwhile. */
  endRender(): void;
}

interface DraftState {
  readonly saved: InstallationConfigContent | undefined;
  readonly draft: InstallationConfigContent;
  /** Where in the state the last step took place: nothing else differs from the state before it. */
  readonly edited: Path;
}

const nothing: InstallationConfigContent = Object.freeze({});

/** Makes the draft of one tenant (rules D1–D11); framework-free. */
export function createDraftStore(options: DraftStoreOptions = {}): DraftStore {
  const state = createStore<DraftState>(() => ({
    saved: options.saved,
    draft: options.saved ?? nothing,
    edited: [],
  }));
  const listeners = createPathListeners();
  let manifest = options.manifest;
  const addedWithoutManifest = new Map<string, { action: ConfigAction; objectName: string }>();
  const setAside = createSetAside();
  let touched = createTouchedPaths();
  let known: { saved: unknown; draft: unknown; changes: readonly Change[] } | undefined;
  let rendering: { start: DraftState; previous: DraftState } | undefined;

  const get = () => state.getState().draft;
  const getSaved = () => state.getState().saved;
  const read = (path: Path) => getIn(get(), path);

  state.subscribe((next, previous) => {
    if (rendering) rendering.previous = previous;
    else listeners.notify(previous, next, next.edited);
  });

  function commit(draft: InstallationConfigContent, path: Path) {
    const { saved = nothing, draft: previous } = state.getState();
    if (draft === previous) return;
    if (draft === saved) touched = createTouchedPaths();
    else touch(touched, path);
    state.setState({ draft, edited: ["draft", ...path] });
  }

  function edit(path: Path, value: unknown) {
    const { saved = nothing, draft } = state.getState();
    // Setters in a render body may go back and forth within one rendering; a state they return to is given back as the
    // very same one, so that the rendering settles (D3).
    const bases = rendering ? [saved, rendering.start.draft, rendering.previous.draft] : [saved];
    commit((setIn(draft, path, value, bases) ?? nothing) as InstallationConfigContent, path);
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
    if (read(path) !== undefined) return;
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
    for (const { action, objectName } of addedWithoutManifest.values()) {
      const path = [action, "objects", objectName];
      const current = read(path);
      // What a saved object lacks was removed, and stays so.
      if (getIn(getSaved(), path) !== undefined) continue;
      if (isRecord(current)) edit(path, fillIn(current, initialObject(action, objectName, manifest)));
    }
    addedWithoutManifest.clear();
  }

  function setDraft(update: DraftUpdate) {
    // Copies on both ways: the function may change what it is given, and nobody can change the draft from outside. Parts
    // that stay equal give way to those of the draft.
    const copy = jsonCopy(get());
    edit([], jsonCopy(typeof update === "function" ? (update(copy) ?? copy) : update));
  }

  function changes(): readonly Change[] {
    const { saved, draft } = state.getState();
    if (known?.saved !== saved || known?.draft !== draft) {
      known = { saved, draft, changes: diffLeaves(saved ?? nothing, draft, touched) };
    }
    return known.changes;
  }

  function takeSaved(content: InstallationConfigContent | undefined, base?: InstallationConfigContent) {
    const { saved: previous = nothing, draft } = state.getState();
    // What stays equal keeps the draft's references first: components that read it have nothing to do.
    const saved = reconcile(draft, reconcile(previous, content ?? nothing));
    const editedFrom = base ?? previous;
    const rebased = content
      ? reconcile(draft, rebase(withFilledIn(editedFrom, draft, saved, manifest), draft, saved))
      : draft === editedFrom
        ? nothing
        : draft;
    if (!content && getSaved() !== undefined) setAside.clear();
    touched = createTouchedPaths();
    if (rebased !== saved) touch(touched, []);
    const next = { saved: content && saved, draft: rebased as InstallationConfigContent };
    if (next.saved !== getSaved() || next.draft !== draft) state.setState({ ...next, edited: [] });
  }

  function endRender() {
    if (!rendering) return;
    const { start } = rendering;
    rendering = undefined;
    const now = state.getState();
    if (now.draft !== start.draft || now.saved !== start.saved) listeners.notify(start, now);
  }

  return {
    get,
    getSaved,
    getStart: () => options.saved,
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
      commit(getSaved() ?? nothing, []);
    },
    changes,
    takeSaved,
    setManifest,
    subscribe: (path, listener) => listeners.add(["draft", ...path], listener),
    subscribeState: (listener) => listeners.add([], listener),
    beginRender: () => {
      if (rendering) return;
      rendering = { start: state.getState(), previous: state.getState() };
      queueMicrotask(endRender);
    },
    endRender,
  };
}
