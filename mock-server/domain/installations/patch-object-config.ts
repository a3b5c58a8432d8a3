import type {
  ConfigAction,
  Installation,
  Integration,
  JsonPatchOperation,
} from "../../../src/contract/index.js";
import { didYouMean } from "../../../src/json/did-you-mean.js";
import { own } from "../../../src/json/object.js";
import type { BackendState, StoredInstallation } from "../../backend/backend-state.js";
import { checkConfigContent } from "./check-config-content.js";
import { findByGroup, saveInstallation } from "./installations.js";
import { applyJsonPatch } from "./json-patch.js";
import { accept, type Outcome, refuse } from "../outcome.js";

/** A checked request to change one object's config. */
export interface ObjectConfigPatch {
  objectName: string;
  groupRef?: string | undefined;
  installationId?: string | undefined;
  action: ConfigAction;
  changes: readonly JsonPatchOperation[];
}

/** Applies JSON Patch operations to one object of an installation's config (rule I2), all or nothing. */
export function patchObjectConfig(
  state: BackendState,
  integration: Integration,
  request: ObjectConfigPatch,
): Outcome<Installation> {
  const found = findPatched(state, integration, request);
  if (!found.ok) return found;
  const stored = found.value;
  const { objectName, action } = request;
  const { content } = stored.config;
  const object = own(content[action]?.objects, objectName);
  if (object === undefined) return refuseObject(state, integration, stored, request);
  const patched = applyJsonPatch(object, request.changes);
  if (!patched.ok) {
    const { index, detail, remedy } = patched;
    const name = `changes[${String(index)}].path`;
    return refuse({
      status: 400,
      detail: `${name}: ${detail}`,
      remedy: `${remedy}; nothing was changed`,
      issues: [{ in: "body", name, value: request.changes[index]?.path, detail, remedy }],
    });
  }
  const objects = new Map<string, unknown>(Object.entries(content[action]?.objects ?? {}));
  objects.set(objectName, patched.value);
  const checked = checkConfigContent(state, {
    content: { ...content, [action]: { ...content[action], objects: Object.fromEntries(objects) } },
    integration,
    groupRef: stored.groupRef,
    skipSampling: false,
  });
  if (!checked.ok) return checked;
  return accept(
    saveInstallation(state, integration, { ...stored, config: { ...stored.config, content: checked.value } }),
  );
}

function findPatched(
  state: BackendState,
  integration: Integration,
  { groupRef, installationId }: ObjectConfigPatch,
): Outcome<StoredInstallation> {
  if (groupRef === undefined && installationId === undefined) {
    const detail = "neither groupRef nor installationId is given";
    const remedy = "give one of them";
    return refuse({
      status: 400,
      detail,
      remedy,
      issues: [{ in: "body", name: "groupRef", detail, remedy }],
    });
  }
  const stored =
    installationId === undefined
      ? findByGroup(state, integration.id, groupRef ?? "")
      : state.installations.get(installationId);
  if (stored?.integrationId !== integration.id) {
    const name = installationId === undefined ? "groupRef" : "installationId";
    const value = installationId ?? groupRef;
    const detail = `integration ${JSON.stringify(integration.name)} has no installation for ${name} ${JSON.stringify(value)}`;
    const remedy = `install it first: POST /projects/${state.project.id}/integrations/${integration.id}/installations`;
    return refuse({
      status: 404,
      detail,
      remedy,
      issues: [{ in: "body", name, value, detail, remedy }],
      rules: ["I4"],
    });
  }
  if (groupRef !== undefined && stored.groupRef !== groupRef) {
    const detail = `installation ${stored.id} belongs to group ${JSON.stringify(stored.groupRef)}, not to ${JSON.stringify(groupRef)}`;
    const remedy = "give groupRef or installationId alone";
    return refuse({
      status: 400,
      detail,
      remedy,
      issues: [{ in: "body", name: "groupRef", value: groupRef, detail, remedy }],
    });
  }
  return accept(stored);
}

function refuseObject(
  state: BackendState,
  integration: Integration,
  stored: StoredInstallation,
  { objectName, action }: ObjectConfigPatch,
) {
  const declared = (integration.latestRevision.content[action]?.objects ?? []).map(
    (object) => object.objectName,
  );
  const name = JSON.stringify(objectName);
  const isDeclared = declared.includes(objectName);
  const detail = isDeclared
    ? `the installation's config has no ${action} object ${name}`
    : `integration ${JSON.stringify(integration.name)} declares no ${action} object ${name}${didYouMean(objectName, declared)}`;
  const mask = `config.content.${action}.objects.${objectName.replace(/[\\.:]/g, "\\$&")}`;
  const remedy = isDeclared
    ? `add it first: PATCH /projects/${state.project.id}/integrations/${integration.id}/installations/${stored.id} with updateMask ${JSON.stringify([mask])}`
    : `declare it in the manifest under ${action}.objects, or name one that stands there: ${declared.map((known) => JSON.stringify(known)).join(", ") || "there is none"}`;
  return refuse({
    status: 404,
    detail,
    remedy,
    issues: [{ in: "path", name: "objectName", value: objectName, detail, remedy }],
  });
}
