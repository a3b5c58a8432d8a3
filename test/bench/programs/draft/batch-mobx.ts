import { observable, runInAction } from "mobx";
import { measureBatch, objectName, type Policy } from "../support/measure-batch.js";

await measureBatch((saved) => {
  const config = observable(saved);
  const settings = config.write.objects?.[objectName]?.selectedFieldSettings ?? {};
  const setAll = (fieldNames: readonly string[], value: Policy, readsEach: boolean) => {
    runInAction(() => {
      for (const fieldName of fieldNames) {
        const setting = settings[fieldName];
        if (setting) setting.writeOnUpdate = value;
        if (readsEach && settings[fieldName]?.writeOnUpdate !== value) throw new Error("an edit is late");
      }
    });
  };
  return {
    setAll,
    get: () => config,
    takeBack: () => {
      setAll(Object.keys(settings), "never", false);
    },
  };
});
