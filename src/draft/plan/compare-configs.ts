import type { InstallationConfigContent } from "../../contract/index.js";
import { deepEqual, own } from "../equal.js";
import { compareObjects } from "./compare-objects.js";
import { compareProxy } from "./compare-proxy.js";
import {
  addUnknownNames,
  addUnsupported,
  configActions,
  isSection,
  type ConfigDifference,
  type Section,
} from "./config-difference.js";

/** Sorts what differs between two configs by how the contract can send it; both must name their provider. */
export function compareConfigs(
  saved: InstallationConfigContent,
  draft: InstallationConfigContent,
): ConfigDifference {
  const found: ConfigDifference = {
    edits: [],
    wholeMaps: new Map(),
    proxyEnabled: undefined,
    fallbacks: [],
    unsupported: [],
  };
  if (saved.provider !== draft.provider) {
    addUnsupported(found, ["provider"], "An update cannot change the provider; create another installation.");
  }
  addUnknownNames(found, [], ["provider", ...configActions, "proxy"], saved, draft);
  for (const action of configActions) {
    compareSection(found, action, "objects", saved, draft, (before, after) => {
      compareObjects(found, action, before, after);
    });
  }
  compareSection(found, "proxy", "enabled", saved, draft, (before, after) => {
    compareProxy(found, before, after);
  });
  return found;
}

/** Leaves to `compare` what stands under the section's one `known` name, and reports the rest of the section. */
function compareSection(
  found: ConfigDifference,
  section: string,
  known: string,
  saved: InstallationConfigContent,
  draft: InstallationConfigContent,
  compare: (before: Section, after: Section) => void,
): void {
  const before = own(saved, section);
  const after = own(draft, section);
  if (before === after) return;
  if (isSection(before) && isSection(after)) {
    addUnknownNames(found, [section], [known], before, after);
    compare(before, after);
  } else if (!deepEqual(before, after)) {
    addUnsupported(found, [section], "An update can only reach into a section that is an object.");
  }
}
