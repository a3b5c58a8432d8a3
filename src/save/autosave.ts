import type { DraftStore } from "../draft/store/draft-store.js";

/** When and how a draft saves itself. */
export interface AutosaveOptions {
  /** How long after the last edit, in ms. @default 1_000 */
  delayMs?: number | undefined;
  /** Saves the draft; rejects where something is left to be saved. */
  save: () => unknown;
}

const DEFAULT_DELAY_MS = 1_000;

/**
 * Calls `save` once the draft has rested for a while with changes in it; all edits made by then go together, and those that
 * it starts with too. Waits while there are conflicts, which saving would overwrite, and where nothing is installed: that is
 * the user's to start. What failed is saved with the next edit, or when the browser is online again. Returns the function that
 * stops; what was edited meanwhile and is waiting, or failed, is saved then. Never throws; a save has failed where `save` throws
 * or its promise rejects.
 *
 * @example
 * const store = createDraftStore();
 * const stop = startAutosave(store, { delayMs: 1000, save: () => fetch("/settings", { method: "PUT" }) });
 * // When the screen goes:
 * stop();
 */
export function startAutosave(
  store: DraftStore,
  { delayMs = DEFAULT_DELAY_MS, save }: AutosaveOptions,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let seen = store.get();
  let hasHeard = false;
  let hasFailed = false;

  function saveNow() {
    clearTimeout(timer);
    timer = undefined;
    const mayBeSaved = store.getSaved() !== undefined && store.conflicts().length === 0;
    if (!mayBeSaved || store.changes().length === 0) return;
    hasFailed = false;
    (async () => {
      await save();
    })().catch(() => {
      hasFailed = true;
    });
  }

  const stop = store.subscribeState(() => {
    hasHeard = true;
    const draft = store.get();
    if (draft !== seen) clearTimeout(timer);
    else if (timer !== undefined) return;
    seen = draft;
    timer = setTimeout(saveNow, delayMs);
  });
  const stopWatching = watchOnline(() => {
    if (hasFailed) saveNow();
  });
  timer = setTimeout(saveNow, delayMs);
  return () => {
    stop();
    stopWatching();
    if (hasFailed || (hasHeard && timer !== undefined)) saveNow();
    clearTimeout(timer);
  };
}

/** Calls `onOnline` when the browser is online again; returns the function that stops. */
function watchOnline(onOnline: () => void): () => void {
  if (typeof window === "undefined" || typeof window.addEventListener !== "function") return () => undefined;
  window.addEventListener("online", onOnline);
  return () => {
    window.removeEventListener("online", onOnline);
  };
}
