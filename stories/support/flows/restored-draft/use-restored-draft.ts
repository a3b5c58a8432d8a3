import { useState } from "react";
import { persistDraft, type DraftStorage, type PersistDraft } from "../../../../src/index.js";

/** Keeps unsaved drafts in a storage of the app's own, and counts the changes that came back when the page was opened. */
export function useRestoredDraft(storage: DraftStorage) {
  const [restoredCount, setRestoredCount] = useState(0);
  // The provider wants the same function from render to render.
  const [persist] = useState(() => {
    const persistAndTell: PersistDraft = (store, { key }) => {
      const stop = persistDraft(store, { key, storage });
      setRestoredCount(store.changes().length);
      return stop;
    };
    return persistAndTell;
  });
  return {
    persist,
    restoredCount,
    dismiss: () => {
      setRestoredCount(0);
    },
  };
}
