import { createDraftStore } from "../../../../src/core.js";
import { medianOf, timeMs } from "../../measure.js";
import { createBigConfig, editCount } from "../support/big-draft.js";
import { makeConflicts } from "../support/make-conflicts.js";

const SAMPLES = 12;

// Ends as many conflicts as the third argument says: all by one call, or each by its own, as one step; prints the medians in ms.
const saved = createBigConfig();

async function measureResolve(resolveAll: (store: ReturnType<typeof createDraftStore>) => void) {
  return medianOf(SAMPLES, () => {
    const store = createDraftStore({ saved });
    makeConflicts(store, "object_0", editCount);
    globalThis.gc?.();
    const took = timeMs(() => {
      resolveAll(store);
    });
    if (store.conflicts().length > 0) throw new Error("a conflict stands");
    return took;
  });
}

const atOnceMs = await measureResolve((store) => {
  store.resolve("", "mine");
});
const oneByOneMs = await measureResolve((store) => {
  store.batch(() => {
    for (const { path } of store.conflicts()) store.resolve(path, "theirs");
  });
});
console.log(JSON.stringify({ atOnceMs, oneByOneMs }));
