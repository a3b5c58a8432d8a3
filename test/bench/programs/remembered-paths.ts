import type { InstallationConfigContent } from "../../../src/core.js";
import { measureDiff } from "./support/measure-diff.js";

function readPolicy(config: InstallationConfigContent, objectName: string, fieldName: string) {
  return config.write?.objects?.[objectName]?.selectedFieldSettings?.[fieldName]?.writeOnUpdate;
}

// The limit: the edited paths are known, each is looked up on both sides by code written for this one shape.
await measureDiff(({ saved, draft, edited }) => {
  const changes: { path: string; before: unknown; after: unknown }[] = [];
  for (const { objectName, fieldName } of edited) {
    const before = readPolicy(saved, objectName, fieldName);
    const after = readPolicy(draft, objectName, fieldName);
    if (before === after) continue;
    const path = `/write/objects/${objectName}/selectedFieldSettings/${fieldName}/writeOnUpdate`;
    changes.push({ path, before, after });
  }
  return changes;
});
