import type { InstallationConfigContent } from "../../contract/index.js";
import { configActions } from "../../facts/config-actions.js";
import type { Difference } from "../../draft/merge/difference.js";
import { own } from "../../json/object.js";
import { compareObjects } from "./compare-objects.js";
import { compareProxy } from "./compare-proxy.js";
import {
  addUnknownNames,
  addUnsupported,
  differencesInside,
  sectionOf,
  type ConfigDifference,
  type Section,
} from "./config-difference.js";

/** Two configs, and where they differ. */
export interface Compared {
  readonly saved: InstallationConfigContent;
  readonly draft: InstallationConfigContent;
  readonly difference: Difference | undefined;
}

/** Sorts what differs between two configs by how the contract can send it; both must name their provider. */
export function compareConfigs({ saved, draft, difference }: Compared): ConfigDifference {
  const found: ConfigDifference = {
    edits: [],
    wholeMaps: new Map(),
    proxyEnabled: undefined,
    fallbacks: [],
    unsupported: [],
  };
  const sections = difference?.below ?? new Map<string, Difference>();
  if (sections.has("provider")) {
    addUnsupported(found, ["provider"], "An update cannot change the provider; create another installation.");
  }
  addUnknownNames(found, [], ["provider", ...configActions, "proxy"], sections);
  for (const action of configActions) {
    compareSection(found, [action, "objects"], { saved, draft, sections }, (before, after, objects) => {
      compareObjects(found, action, { before, after, objects });
    });
  }
  compareSection(found, ["proxy", "enabled"], { saved, draft, sections }, (before, after) => {
    compareProxy(found, before, after);
  });
  return found;
}

interface Sides {
  readonly saved: InstallationConfigContent;
  readonly draft: InstallationConfigContent;
  readonly sections: ReadonlyMap<string, Difference>;
}

/** Compares the section's one `known` name by `compare`, and reports the differences of all other names. */
function compareSection(
  found: ConfigDifference,
  [section, known]: readonly [section: string, known: string],
  { saved, draft, sections }: Sides,
  compare: (before: Section, after: Section, known: Difference | undefined) => void,
): void {
  const difference = sections.get(section);
  if (!difference) return;
  const inside = differencesInside(difference);
  if (!inside) {
    addUnsupported(found, [section], "An update can only reach into a section that is an object.");
    return;
  }
  addUnknownNames(found, [section], [known], inside);
  compare(sectionOf(own(saved, section)), sectionOf(own(draft, section)), inside.get(known));
}
