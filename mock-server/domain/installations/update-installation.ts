import type { Installation, Integration } from "../../../src/contract/index.js";
import { applyUpdateMask } from "./apply-update-mask.js";
import type { BackendState } from "../../backend/backend-state.js";
import { checkConfigContent } from "./check-config-content.js";
import { chooseConnection } from "../connections/connections.js";
import { findInstallation, saveInstallation } from "./installations.js";
import { accept, type Outcome, refuse } from "../outcome.js";
import { readUpdateMask } from "./update-mask.js";

/** Updates what a mask names (rule I1), all or nothing. */
export function updateInstallation(
  state: BackendState,
  integration: Integration,
  request: { id: string; updateMask: readonly string[]; installation: unknown; skipSampling: boolean },
): Outcome<Installation> {
  const found = findInstallation(state, integration, request.id);
  if (!found.ok) return found;
  const stored = found.value;
  const mask = readUpdateMask(request.updateMask);
  if (!mask.ok) return mask;
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
  const connection = chooseConnection(state, {
    groupRef: stored.groupRef,
    provider: integration.provider,
    connectionId: masked.value.connectionId,
    name: "installation.connectionId",
  });
  if (!connection.ok) return connection;
  const checked = checkConfigContent(state, {
    content: masked.value.content,
    integration,
    groupRef: stored.groupRef,
    skipSampling: request.skipSampling,
  });
  if (!checked.ok) return checked;
  return accept(
    saveInstallation(state, integration, {
      ...stored,
      connectionId: connection.value.id,
      config: { ...config, createdBy, content: checked.value },
    }),
  );
}

function refuseType(path: string, value: unknown) {
  const detail = `expected a string at installation.${path}`;
  const remedy = "give a string; nothing was changed";
  return refuse({
    status: 400,
    detail,
    remedy,
    issues: [{ in: "body", name: `installation.${path}`, value, detail, remedy }],
  });
}
