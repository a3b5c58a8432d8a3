import { measureDiff } from "./support/measure-diff.js";

await measureDiff(({ store, saved, edited }) => {
  for (let step = 0; step < edited.length; step += 1) store.undo();
  return store.get() === saved ? edited : undefined;
});
