import { createDraftStore, createLocalConfig } from "../../../../src/core.js";
import { measureBatch, objectName } from "../support/measure-batch.js";
import { makeConflicts } from "../support/make-conflicts.js";

const CONFLICTS = 521;

await measureBatch((saved) => {
  const store = createDraftStore({ saved });
  const config = createLocalConfig(store);
  const object = config.writeObject(objectName);
  if (process.argv[5] === "conflicts") makeConflicts(store, objectName, CONFLICTS);
  return {
    setAll: (fieldNames, value, readsEach) => {
      config.batch(() => {
        for (const fieldName of fieldNames) {
          object.setWriteOnUpdateSetting({ fieldName, value });
          if (readsEach && object.getWriteOnUpdateSetting(fieldName) !== value)
            throw new Error("an edit is late");
        }
      });
    },
    get: store.get,
    takeBack: store.undo,
  };
});
