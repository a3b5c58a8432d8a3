import { planSave } from "../../../src/core.js";
import { measureDiff } from "./support/measure-diff.js";

const target = {
  project: "project",
  integrationId: "integration",
  groupRef: "group",
  provider: "salesforce",
  installationId: "installation",
};

await measureDiff(
  ({ store, saved, draft }) => planSave({ saved, draft, target, changes: store.changes() }).changes,
);
