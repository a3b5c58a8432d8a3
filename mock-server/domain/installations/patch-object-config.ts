import type { ConfigAction, Integration, JsonPatchOperation } from "../../../src/contract/index.js";
import { formatMaskPath } from "../../../src/facts/mask-path.js";
import { didYouMean } from "../../../src/json/did-you-mean.js";
import { own } from "../../../src/json/object.js";
import { quote } from "../../../src/json/quote.js";
import type { DomainContext } from "../context.js";
import type { ConfigChecker } from "./check-config-content.js";
import type { Installations, StoredInstallation } from "./installations.js";
import { applyJsonPatch } from "./json-patch.js";
import { accept, type Outcome, refuse } from "../outcome.js";
import { urlPath } from "../url-path.js";

/** A request to change one object's config that fits the contract's schema. */
export interface ObjectConfigPatch {
  objectName: string;
  groupRef?: string | undefined;
  installationId?: string | undefined;
  action: ConfigAction;
  changes: readonly JsonPatchOperation[];
}

/** The parts of a backend that patching uses. */
export interface PatchNeeds {
  context: Pick<DomainContext, "project">;
  configs: ConfigChecker;
  installations: Pick<Installations, "get" | "findByGroup" | "update">;
}

/** Applies JSON Patch operations to one object of an installation's config, all or nothing. */
export function patchObjectConfig(
  needs: PatchNeeds,
  integration: Integration,
  request: ObjectConfigPatch,
): Outcome<StoredInstallation> {
  const found = findPatched(needs, integration, request);
  if (!found.ok) return found;
  const stored = found.value;
  const { objectName, action } = request;
  const { content } = stored.config;
  const object = own(content[action]?.objects, objectName);
  if (object === undefined) return refuseObject(needs.context, integration, stored, request);
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
  const checked = needs.configs.check({
    content: { ...content, [action]: { ...content[action], objects: Object.fromEntries(objects) } },
    integration,
    groupRef: stored.groupRef,
    skipSampling: false,
  });
  if (!checked.ok) return checked;
  return accept(needs.installations.update(integration, stored, { content: checked.value }));
}

function findPatched(
  { context, installations }: PatchNeeds,
  integration: Integration,
  { groupRef, installationId }: ObjectConfigPatch,
): Outcome<StoredInstallation> {
  if (groupRef === undefined && installationId === undefined) {
    return refuse({
      status: 400,
      detail: "neither groupRef nor installationId is given",
      remedy: "give one of them",
      where: { in: "body", name: "groupRef" },
    });
  }
  const stored =
    installationId === undefined
      ? installations.findByGroup(integration.id, groupRef ?? "")
      : installations.get(installationId);
  if (stored?.integrationId !== integration.id) {
    const name = installationId === undefined ? "groupRef" : "installationId";
    const value = installationId ?? groupRef;
    return refuse({
      status: 404,
      detail: `integration ${quote(integration.name)} has no installation for ${name} ${quote(value)}`,
      remedy: `install it first: POST ${urlPath`/projects/${context.project.id}/integrations/${integration.id}/installations`}`,
      where: { in: "body", name, value },
      rules: ["I4"],
    });
  }
  if (groupRef !== undefined && stored.groupRef !== groupRef) {
    return refuse({
      status: 400,
      detail: `installation ${stored.id} belongs to group ${quote(stored.groupRef)}, not to ${quote(groupRef)}`,
      remedy: "give groupRef or installationId alone",
      where: { in: "body", name: "groupRef", value: groupRef },
    });
  }
  return accept(stored);
}

function refuseObject(
  { project }: PatchNeeds["context"],
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
    : `integration ${quote(integration.name)} declares no ${action} object ${name}${didYouMean(objectName, declared)}`;
  const mask = formatMaskPath(["config", "content", action, "objects", objectName]);
  const remedy = isDeclared
    ? `add it first: PATCH ${urlPath`/projects/${project.id}/integrations/${integration.id}/installations/${stored.id}`} with updateMask ${JSON.stringify([mask])}`
    : `declare it in the manifest under ${action}.objects, or name one that stands there: ${declared.map((known) => JSON.stringify(known)).join(", ") || "there is none"}`;
  return refuse({
    status: 404,
    detail,
    remedy,
    where: { in: "path", name: "objectName", value: objectName },
  });
}
