import { produce } from "immer";
import { createStore } from "zustand/vanilla";
import { measureBatch, objectName } from "../support/measure-batch.js";

await measureBatch((saved) => {
  const store = createStore(() => saved);
  return {
    setAll: (fieldNames, value, readsEach) => {
      store.setState(
        produce(store.getState(), (draft) => {
          const settings = draft.write.objects?.[objectName]?.selectedFieldSettings ?? {};
          for (const fieldName of fieldNames) {
            const setting = settings[fieldName];
            if (setting) setting.writeOnUpdate = value;
            if (readsEach && settings[fieldName]?.writeOnUpdate !== value) throw new Error("an edit is late");
          }
        }),
        true,
      );
    },
    get: store.getState,
    takeBack: () => {
      store.setState(saved, true);
    },
  };
});
