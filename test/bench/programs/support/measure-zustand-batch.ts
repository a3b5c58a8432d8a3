import { createStore } from "zustand/vanilla";
import type { WriteConfig } from "./big-draft.js";
import { measureBatch, objectName } from "./measure-batch.js";

/** Measures a batch in a zustand store of one config tree; `produce` makes the next config by a recipe. */
export function measureZustandBatch(
  produce: (config: WriteConfig, recipe: (draft: WriteConfig) => void) => WriteConfig,
): Promise<void> {
  return measureBatch((saved) => {
    const store = createStore(() => saved);
    return {
      setAll: (fieldNames, value, readsEach) => {
        const config = produce(store.getState(), (draft) => {
          const settings = draft.write.objects?.[objectName]?.selectedFieldSettings ?? {};
          for (const fieldName of fieldNames) {
            const setting = settings[fieldName];
            if (setting) setting.writeOnUpdate = value;
            if (readsEach && settings[fieldName]?.writeOnUpdate !== value) throw new Error("an edit is late");
          }
        });
        store.setState(config, true);
      },
      get: store.getState,
      takeBack: () => {
        store.setState(saved, true);
      },
    };
  });
}
