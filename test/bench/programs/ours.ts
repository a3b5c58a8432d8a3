import { measureDiff } from "./support/measure-diff.js";

await measureDiff(({ store }) => store.changes());
