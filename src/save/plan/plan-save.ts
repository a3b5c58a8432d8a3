import { listChanges, type Change } from "../../draft/merge/changes.js";
import { configDifference } from "../../draft/merge/difference.js";
import { pathTreeOf } from "../../json/path-tree.js";
import { parsePointer } from "../../json/pointer.js";
import { compareConfigs } from "./compare-configs.js";
import { planCreate } from "./plan-create.js";
import type { ConfigDifference, ObjectEdit } from "./config-difference.js";
import { integrationPath } from "./request-path.js";
import type { ConfigContentRequest, PlanSaveInput, SavePlan, SaveStrategy, SaveTarget } from "./save-plan.js";
import { updateMaskRequest } from "./update-mask-request.js";

/**
 * Plans the smallest requests that make the server's config equal to the draft, and sends nothing. A config
 * without a provider counts as one that has the target's. Mutates nothing; equal inputs give equal plans. Throws where an
 * update mask is needed and the target has no installation id.
 *
 * @example
 * const store = createDraftStore({ saved: { provider: "salesforce", write: { objects: { contact: { objectName: "contact" } } } } });
 * createLocalConfig(store).writeObject("contact").setEnableDeletion();
 * const { saved, draft } = store.getState();
 * const target = { project: "my-project", integrationId: "my-integration", groupRef: "acme", provider: "salesforce" };
 * const plan = planSave({ saved, draft, target: { ...target, installationId: "my-installation" } });
 * console.log(plan.requests);
 */
export function planSave(input: PlanSaveInput): SavePlan {
  const { saved, draft, target, changes, strategy = "auto", skipSampling = false } = input;
  if (saved === undefined) return planCreate(input);

  const provider = saved.provider ?? target.provider;
  const before = { ...saved, provider };
  const after = { ...draft, provider: draft.provider ?? provider };
  const places = changes && pathTreeOf(changes.map(({ path }) => parsePointer(path)));
  const difference = configDifference(before, after, places);
  const found = compareConfigs({ saved: before, draft: after, difference });
  const patched = editsToPatch(found, skipSampling && strategy === "auto" ? "update-mask" : strategy);
  const masked = updateMaskRequest(found, patched, { target, provider, skipSampling });
  return {
    kind: patched.length > 0 ? "json-patch" : masked ? "update-mask" : "noop",
    requests: [...patched.map((edit) => configContentRequest(edit, target)), ...(masked ? [masked] : [])],
    changes: changes?.filter((change) => !isFilledIn(change)) ?? listChanges(difference),
    fallbacks: found.fallbacks,
    unsupported: found.unsupported,
  };
}

/** `auto` patches one changed object alone, since two requests would not be atomic. */
function editsToPatch(found: ConfigDifference, strategy: SaveStrategy): PatchableEdit[] {
  if (strategy === "update-mask") return [];
  const patchable = found.edits.filter(isPatchable);
  if (strategy === "json-patch") return patchable;
  const isAlone = found.edits.length === 1 && found.wholeMaps.size === 0 && found.proxyEnabled === undefined;
  return isAlone ? patchable : [];
}

type PatchableEdit = ObjectEdit & { operations: NonNullable<ObjectEdit["operations"]> };

function isPatchable(edit: ObjectEdit): edit is PatchableEdit {
  return edit.operations !== undefined;
}

function configContentRequest(
  { action, name, operations }: PatchableEdit,
  target: SaveTarget,
): ConfigContentRequest {
  return {
    method: "PATCH",
    path: `${integrationPath(target)}/objects/${encodeURIComponent(name)}/config-content`,
    body: { groupRef: target.groupRef, action, changes: operations },
  };
}

/** A draft without a provider does not remove it: the saved one is filled in. */
function isFilledIn({ path, after }: Change): boolean {
  return path === "/provider" && after === undefined;
}
