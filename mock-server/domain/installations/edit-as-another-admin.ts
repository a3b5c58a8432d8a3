import type { ConfigContent, Integration } from "../../../src/contract/index.js";
import { copyJson } from "../../../src/json/copy.js";
import { quote } from "../../../src/json/quote.js";
import { accept, type Outcome, refuse } from "../outcome.js";
import type { ConfigChecker } from "./check-config-content.js";
import type { Installations, StoredInstallation } from "./installations.js";

/** Changes the given copy of a config's content, or returns another content. */
export type EditContent = (content: ConfigContent) => unknown;

/** The parts of a backend that the edit uses. */
export interface AdminEditNeeds {
  configs: ConfigChecker;
  installations: Pick<Installations, "findByGroup" | "update">;
}

/**
 * Edits an installation as another admin does while the customer's page is open; the content is checked as
 * for every other change.
 */
export function editAsAnotherAdmin(
  { configs, installations }: AdminEditNeeds,
  integration: Integration,
  groupRef: string,
  edit: EditContent,
): Outcome<StoredInstallation> {
  const stored = installations.findByGroup(integration.id, groupRef);
  if (!stored) {
    return refuse({
      status: 404,
      detail: `integration ${quote(integration.name)} is not installed for group ${quote(groupRef)}`,
      remedy: "install or seed it first, or name another group",
    });
  }
  const copy = copyJson(stored.config.content);
  const edited = edit(copy);
  const content = edited === undefined ? copy : edited;
  const checked = configs.check({ content, integration, groupRef, skipSampling: true });
  if (!checked.ok) return checked;
  return accept(
    installations.update(integration, stored, { createdBy: "another-admin", content: checked.value }),
  );
}
