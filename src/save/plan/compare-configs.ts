import type { InstallationConfigContent } from "../../contract/index.js";
import { configActions } from "../../draft/handlers/config-actions.js";
import { deepEqual } from "../../json/equal.js";
import type { TouchedPaths } from "../../draft/store/touched-paths.js";
import { own } from "../../json/object.js";
import { compareObjects } from "./compare-objects.js";
import { compareProxy } from "./compare-proxy.js";
import {
  addUnknownNames,
  addUnsupported,
  isSection,
  type ConfigDifference,
  type Section,
} from "./config-difference.js";
import { hintAt } from "./patch-operations.js";

/**
 * Sorts what differs between two configs by how the contract can send it; both must name their provider. With `hint` only
 * the places it names are looked at, so that the cost follows the edits; it must name all that differ.
 */
export function compareConfigs(
  saved: InstallationConfigContent,
  draft: InstallationConfigContent,
  hint?: TouchedPaths,
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
  addUnknownNames(found, [], ["provider", ...configActions, "proxy"], saved, draft, hint);
  for (const action of configActions) {
    const below = hintAt(hint, action);
    compareSection(found, action, "objects", { saved, draft, hint: below }, (before, after) => {
      compareObjects(found, action, before, after, below);
    });
  }
  compareSection(
    found,
    "proxy",
    "enabled",
    { saved, draft, hint: hintAt(hint, "proxy") },
    (before, after) => {
      compareProxy(found, before, after);
    },
  );
  return found;
}

interface Sides {
  readonly saved: InstallationConfigContent;
  readonly draft: InstallationConfigContent;
  /** Where the section differs. */
  readonly hint: TouchedPaths | undefined;
}

/** Leaves to `compare` what stands under the section's one `known` name, and reports the rest of the section. */
function compareSection(
  found: ConfigDifference,
  section: string,
  known: string,
  { saved, draft, hint }: Sides,
  compare: (before: Section, after: Section) => void,
): void {
  const before = own(saved, section);
  const after = own(draft, section);
  if (before === after) return;
  if (isSection(before) && isSection(after)) {
    addUnknownNames(found, [section], [known], before, after, hint);
    compare(before, after);
  } else if (!deepEqual(before, after)) {
    addUnsupported(found, [section], "An update can only reach into a section that is an object.");
  }
}
