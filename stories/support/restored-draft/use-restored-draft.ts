import { useState } from "react";
import { persistDraft, type DraftStorage, type PersistDraft } from "../../../src/index.js";

/** Keeps unsaved drafts in a storage of the app's own, and tells whether one came back when the page was opened (D13). */
export function useRestoredDraft(storage: DraftStorage) {
  const [isRestored, setIsRestored] = useState(false);
  // The provider wants the same function from render to render.
  const [persist] = useState(() => {
    const persistAndTell: PersistDraft = (store, { key }) => {
      const stop = persistDraft(store, { key, storage });
      if (store.changes().length > 0) setIsRestored(true);
      return stop;
    };
    return persistAndTell;
  });
  return {
    persist,
    isRestored,
    dismiss: () => {
      setIsRestored(false);
    },
  };
}
