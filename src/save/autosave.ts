import type { DraftStore } from "../draft/store/draft-store.js";

/** When and how a draft saves itself. */
export interface AutosaveOptions {
  /** How long after the last edit, in ms. */
  delayMs: number;
  save: () => void;
}

/**
 * Calls `save` once the draft has rested for a while with changes in it; all edits made by then go together, and those that
 * it starts with too. Waits while there are conflicts, which saving would overwrite, and where nothing is installed: that is
 * the user's to start. Returns the function that stops; what was edited meanwhile and is waiting is saved then.
 */
export function startAutosave(store: DraftStore, { delayMs, save }: AutosaveOptions): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let seen = store.get();
  let hasHeard = false;

  function flush() {
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    const mayBeSaved = store.getSaved() !== undefined && store.conflicts().length === 0;
    if (mayBeSaved && store.changes().length > 0) save();
  }

  const stop = store.subscribeState(() => {
    hasHeard = true;
    const draft = store.get();
    if (draft !== seen) clearTimeout(timer);
    else if (timer !== undefined) return;
    seen = draft;
    timer = setTimeout(flush, delayMs);
  });
  timer = setTimeout(flush, delayMs);
  return () => {
    stop();
    if (hasHeard) flush();
    clearTimeout(timer);
  };
}
