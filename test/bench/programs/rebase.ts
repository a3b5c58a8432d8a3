import { measureRebase } from "./support/measure-rebase.js";

await measureRebase(({ store, newer }) => {
  store.takeSaved(newer);
});
