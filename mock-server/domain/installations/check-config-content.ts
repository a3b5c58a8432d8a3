import type { ConfigContent, Integration } from "../../../src/contract/index.js";
import { findProvider } from "../../providers/find-provider.js";
import type { BackendState } from "../../backend/backend-state.js";
import { configFormIssues } from "./config-form.js";
import { backfillPeriod } from "./config-rules/backfill-period.js";
import { declaredObjects } from "./config-rules/declared-objects.js";
import { quotaOptimization } from "./config-rules/quota-optimization.js";
import { readMappings } from "./config-rules/read-mappings.js";
import type { ConfigRule } from "./config-rules/rule.js";
import { sameProvider } from "./config-rules/same-provider.js";
import { sampleRead } from "./config-rules/sample-read.js";
import { writeSettings } from "./config-rules/write-settings.js";
import { describeObject } from "../instances/instance-fields.js";
import { accept, type Outcome, refuse } from "../outcome.js";

const rules: readonly ConfigRule[] = [
  sameProvider,
  declaredObjects,
  writeSettings,
  readMappings,
  backfillPeriod,
  quotaOptimization,
];

/**
 * Judges a config content by rule I3 and answers what to keep: unknown keys stay, and read objects get the maps that the
 * contract asks of answers. `content` must be the backend's own, not the caller's. Faults are a 422 whose issues are named by JSON Pointers into the content.
 */
export function checkConfigContent(
  state: BackendState,
  input: { content: unknown; integration: Integration; groupRef: string; skipSampling: boolean },
): Outcome<ConfigContent> {
  const { content, integration, groupRef, skipSampling } = input;
  const faults = configFormIssues(content);
  if (faults.length > 0) return refuseConfig(faults);
  const kept = withReadMaps(content as ConfigContent);
  const { provider } = integration;
  const context = {
    content: kept,
    manifest: integration.latestRevision.content,
    provider: findProvider(provider),
    fieldsOf: (objectName: string) => describeObject(state, { provider, objectName, groupRef }),
  };
  const issues = [...rules, ...(skipSampling ? [] : [sampleRead])].flatMap((rule) => rule(context));
  return issues.length > 0 ? refuseConfig(issues) : accept(kept);
}

function refuseConfig(issues: ReturnType<ConfigRule>) {
  const [first] = issues;
  const more = issues.length > 1 ? ` (and ${String(issues.length - 1)} more)` : "";
  return refuse({
    status: 422,
    detail: `the config is invalid: ${first?.name ?? ""}: ${first?.detail ?? ""}${more}`,
    remedy: first?.remedy ?? "mend what issues lists; nothing was changed",
    issues,
    rules: ["I3"],
  });
}

/** Leaves an object that has its maps as it is, so that what is known of it stays known. */
function withReadMaps(content: ConfigContent): ConfigContent {
  const objects = Object.entries(content.read?.objects ?? {});
  if (!content.read || objects.every(([, object]) => hasMaps(object))) return content;
  const completed = objects.map(([name, object]) => [name, hasMaps(object) ? object : withMaps(object)]);
  return { ...content, read: { ...content.read, objects: Object.fromEntries(completed) } };
}

function hasMaps(object: object): boolean {
  return Object.hasOwn(object, "selectedFields") && Object.hasOwn(object, "selectedFieldMappings");
}

function withMaps(object: object): object {
  return {
    ...object,
    ...(!Object.hasOwn(object, "selectedFields") && { selectedFields: {} }),
    ...(!Object.hasOwn(object, "selectedFieldMappings") && { selectedFieldMappings: {} }),
  };
}
