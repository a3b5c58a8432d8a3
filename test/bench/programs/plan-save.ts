import { planSave } from "../../../src/core.js";
import { measureDiff } from "./support/measure-diff.js";
import { target } from "./support/save-target.js";

await measureDiff(
  ({ store, saved, draft }) => planSave({ saved, draft, target, changes: store.changes() }).changes,
);
