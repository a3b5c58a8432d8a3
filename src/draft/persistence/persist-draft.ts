import { isJsonObject } from "../../json/object.js";
import type { DraftState, DraftStore } from "../store/draft-store.js";

/** Where drafts are kept: `localStorage`, `sessionStorage`, or anything that has these three functions of theirs. */
export interface DraftStorage {
  getItem: (key: string) => string | null;
  setItem: (key: string, text: string) => void;
  removeItem: (key: string) => void;
}

/** Where and under which name one draft is kept. */
export interface PersistDraftOptions {
  /** One for each tenant, so that no draft is read by another (D13). */
  key: string;
  /** @default localStorage */
  storage?: DraftStorage | undefined;
}

/** Keeps a draft under the key given, and returns the function that stops: `persistDraft` itself, or a wrapper of it. */
export type PersistDraft = (store: DraftStore, options: { key: string }) => () => void;

const VERSION = 1;

/** Edits are written down after this pause, in ms, and at once when the page is hidden or left. */
const WRITE_DELAY_MS = 300;

/**
 * Brings back the unsaved draft that an earlier page kept, unless this one has edits already, and keeps it from now on,
 * with the saved config that it is based on (D13). A draft without changes is not kept. A text that is no draft of this
 * version is set aside under `<key>:set-aside`. Never throws: without a storage, or with a full one, nothing is kept.
 * Returns the function that writes down what is left and stops; what it left is removed once it is saved.
 *
 * @example
 * const inSession: PersistDraft = (store, { key }) => persistDraft(store, { key, storage: sessionStorage });
 */
export function persistDraft(store: DraftStore, { key, storage: given }: PersistDraftOptions): () => void {
  const storage = given ?? defaultStorage();
  if (!storage) return () => undefined;
  stopFollowing(storage, key);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let written: string | null = null;
  let isEnding = false;

  function write() {
    clearTimeout(timer);
    timer = undefined;
    const text = isDirty(store) ? formatState(store.getState()) : null;
    if (text !== written) keep(text);
    if (isEnding && written === null) stopListening();
  }

  function keep(text: string | null) {
    attempt(() => {
      // What another page has kept meanwhile is not ours to remove, nor to replace once this page shows the draft no longer.
      const isOurs = storage?.getItem(key) === written;
      if (text === null && isOurs) storage?.removeItem(key);
      if (text !== null && (isOurs || !isEnding)) storage?.setItem(key, text);
      written = isEnding && !isOurs ? null : text;
    });
  }

  attempt(() => {
    const text = storage.getItem(key);
    if (text === null || isDirty(store)) return;
    const state = parseState(text);
    if (state) {
      written = text;
      store.restore(state);
    } else {
      storage.setItem(`${key}:set-aside`, text);
      storage.removeItem(key);
    }
  });

  const stopListening = store.subscribeState(() => {
    timer ??= setTimeout(write, WRITE_DELAY_MS);
  });
  // A page that is hidden may be thrown away without another event.
  const onHide = () => {
    if (document.visibilityState === "hidden") write();
  };
  // A reload brings back what this page shows, also where another one has kept its own draft since.
  const onLeave = () => {
    write();
    if (written !== null) keep(written);
  };
  const hasPage = typeof document !== "undefined";
  if (hasPage) {
    document.addEventListener("visibilitychange", onHide);
    window.addEventListener("pagehide", onLeave);
  }
  write();
  return () => {
    if (hasPage) {
      document.removeEventListener("visibilitychange", onHide);
      window.removeEventListener("pagehide", onLeave);
    }
    write();
    isEnding = true;
    // A save that is under way may still end: an edit that the server has by then must not come back after a reload.
    if (written === null) stopListening();
    else endingsIn(storage).set(key, stopListening);
  };
}

/** Of drafts that are kept no longer, but still followed: what stops that, by storage and key. */
const endings = new WeakMap<DraftStorage, Map<string, () => void>>();

function endingsIn(storage: DraftStorage): Map<string, () => void> {
  const known = endings.get(storage) ?? new Map<string, () => void>();
  endings.set(storage, known);
  return known;
}

/** From now on the text under that key belongs to another draft. */
function stopFollowing(storage: DraftStorage, key: string) {
  endingsIn(storage).get(key)?.();
  endingsIn(storage).delete(key);
}

function isDirty(store: DraftStore): boolean {
  return store.changes().length > 0;
}

/** Reading the property alone throws where the browser forbids storage. */
function defaultStorage(): DraftStorage | undefined {
  let storage: DraftStorage | undefined;
  attempt(() => {
    storage = globalThis.localStorage;
  });
  return storage;
}

/** Without conflicts the base is the saved config, and is left out. */
function formatState(state: DraftState): string {
  return JSON.stringify({ version: VERSION, ...state });
}

function parseState(text: string): DraftState | undefined {
  let kept: unknown;
  attempt(() => {
    kept = JSON.parse(text);
  });
  if (!isJsonObject(kept) || kept["version"] !== VERSION) return undefined;
  const { saved, draft } = kept;
  const isState = isJsonObject(draft) && (saved === undefined || isJsonObject(saved));
  const { conflicts = {}, pendingDefaults = [], disabledObjects = {} } = kept;
  return isState ? ({ saved, draft, conflicts, pendingDefaults, disabledObjects } as DraftState) : undefined;
}

/** Storage may be full or forbidden at any time; the draft is then only as safe as the page. */
function attempt(act: () => void) {
  try {
    act();
  } catch {
    // Nothing to mend: editing goes on.
  }
}
