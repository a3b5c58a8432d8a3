import type { ConfigAction, IntegrationContent, Manifest } from "../../contract/index.js";
import { deepEqual } from "../../json/equal.js";
import { providerCapabilities } from "../../facts/provider-capabilities.js";
import { breaksWhenOff, changedKeys } from "./changed-keys.js";
import { diffObjects } from "./diff-objects.js";
import type { ManifestChange } from "./manifest-change.js";
import { configActions } from "../../facts/config-actions.js";

/**
 * Tells what installed customers will see when `after` is deployed in the place of `before`, by integration, action and object, in
 * the order of the manifests. What it says nothing about behaves as before. Never throws on manifests that `parseManifest`
 * gave.
 *
 * @example
 * const before = parseManifest(ampYaml).manifest;
 * const after = parseManifest(ampYaml.replace("contact", "account")).manifest;
 * const changes = before && after ? diffManifests(before, after) : [];
 * const isSafe = changes.every(({ severity }) => severity !== "breaking");
 */
export function diffManifests(before: Manifest, after: Manifest): ManifestChange[] {
  const news = new Map(after.integrations.map((each) => [each.name, each]));
  const olds = new Map(before.integrations.map((each) => [each.name, each]));
  const changes = before.integrations.flatMap((old): ManifestChange[] => {
    const now = news.get(old.name);
    if (now) return diffIntegration(old, now);
    const message = "The integration goes: installed customers can use it no more.";
    return [{ severity: "breaking", code: "integration-removed", integration: old.name, message }];
  });
  for (const { name } of after.integrations) {
    if (olds.has(name)) continue;
    const message = "Customers may install the integration.";
    changes.push({ severity: "note", code: "integration-added", integration: name, message });
  }
  return changes;
}

function diffIntegration(before: IntegrationContent, after: IntegrationContent): ManifestChange[] {
  const integration = before.name;
  return [
    ...changedKeys(
      { integration },
      before,
      after,
      { provider: "breaking", module: "breaking", displayName: "note", watchSchema: "note" },
      [...configActions, "proxy"],
    ),
    ...lostCapabilities(before, after),
    ...changedKeys({ integration, action: "proxy" }, before.proxy ?? {}, after.proxy ?? {}, {
      enabled: breaksWhenOff,
      useModule: "breaking",
    }),
    ...configActions.flatMap((action) => {
      const changes = diffObjects(integration, action, before, after);
      return changes.length > 0 ? changes : otherOrder(integration, action, before, after);
    }),
  ];
}

/** What the new provider is known to lack: deletion, batches, `ifEmpty` and the like stop working. */
function lostCapabilities(before: IntegrationContent, after: IntegrationContent): ManifestChange[] {
  const had = providerCapabilities.get(before.provider);
  const has = providerCapabilities.get(after.provider);
  if (!had || !has) return [];
  const lost = (Object.keys(had) as (keyof typeof had)[]).filter((name) => had[name] && !has[name]);
  return lost.map((name) => ({
    severity: "breaking",
    code: "changed",
    integration: before.name,
    name,
    message: `The provider ${after.provider} is not known to support ${name}.`,
  }));
}

/** Lists are shown in the order of the manifest. */
function otherOrder(
  integration: string,
  action: ConfigAction,
  before: IntegrationContent,
  after: IntegrationContent,
): ManifestChange[] {
  if (deepEqual(before[action], after[action])) return [];
  return [
    {
      severity: "note",
      code: "changed",
      integration,
      action,
      message: "The objects stand in another order.",
    },
  ];
}
