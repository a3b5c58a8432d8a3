import type { Integration } from "../../../src/contract/index.js";
import { applyUpdateMask } from "./apply-update-mask.js";
import { chooseConnection, type ChoiceNeeds } from "../connections/choose-connection.js";
import type { DomainContext } from "../context.js";
import type { ConfigChecker } from "./check-config-content.js";
import type { Installations, StoredInstallation } from "./installations.js";
import { accept, type Outcome, refuse } from "../outcome.js";
import { isReadSwitch, readUpdateMask } from "./update-mask.js";

/** The parts of a backend that updating uses. */
export interface UpdateNeeds extends ChoiceNeeds {
  context: ChoiceNeeds["context"] & Pick<DomainContext, "leniencies">;
  configs: ConfigChecker;
  installations: Installations;
}

/** Updates the values that a mask names, all or nothing. */
export function updateInstallation(
  needs: UpdateNeeds,
  integration: Integration,
  request: { id: string; updateMask: readonly string[]; installation: unknown; skipSampling: boolean },
): Outcome<StoredInstallation> {
  const found = needs.installations.find(integration, request.id);
  if (!found.ok) return found;
  const stored = found.value;
  const mask = readUpdateMask(request.updateMask);
  if (!mask.ok) return mask;
  if (mask.value.some(isReadSwitch)) needs.context.leniencies.note("disabledInMask");
  const { connectionId, config } = stored;
  const masked = applyUpdateMask(
    { connectionId, createdBy: config.createdBy, content: config.content },
    mask.value,
    request.installation,
  );
  if (!masked.ok) return masked;
  const { createdBy } = masked.value;
  if (typeof createdBy !== "string") return refuseType("config.createdBy", createdBy);
  if (typeof masked.value.connectionId !== "string") {
    return refuseType("connectionId", masked.value.connectionId);
  }
  // An unchanged connection is not checked, so that an installation whose connection was deleted can still be
  // changed.
  if (masked.value.connectionId !== connectionId) {
    const connection = chooseConnection(needs, {
      groupRef: stored.groupRef,
      provider: integration.provider,
      connectionId: masked.value.connectionId,
      name: "installation.connectionId",
    });
    if (!connection.ok) return connection;
  }
  const checked = needs.configs.check({
    content: masked.value.content,
    integration,
    groupRef: stored.groupRef,
    skipSampling: request.skipSampling,
  });
  if (!checked.ok) return checked;
  return accept(
    needs.installations.update(integration, stored, {
      connectionId: masked.value.connectionId,
      createdBy,
      content: checked.value,
    }),
  );
}

function refuseType(path: string, value: unknown) {
  return refuse({
    status: 400,
    detail: `expected a string at installation.${path}`,
    remedy: "give a string; nothing was changed",
    where: { in: "body", name: `installation.${path}`, value },
  });
}
