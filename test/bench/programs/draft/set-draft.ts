import { createDraftStore } from "../../../../src/core.js";
import { measureLeaf } from "../support/measure-leaf.js";

await measureLeaf((saved, change) => {
  const store = createDraftStore({ saved });
  return {
    edit: () => {
      store.setDraft(change);
    },
    get: store.get,
  };
});
