import type { ConfigContent, Integration } from "../../../src/contract/index.js";
import { findProvider } from "../../providers/find-provider.js";
import { createConfigFormCheck } from "./config-form.js";
import { backfillPeriod } from "./config-rules/backfill-period.js";
import { createDeclaredObjects } from "./config-rules/declared-objects.js";
import { quotaOptimization } from "./config-rules/quota-optimization.js";
import { readMappings } from "./config-rules/read-mappings.js";
import { readOptions } from "./config-rules/read-options.js";
import type { ConfigRule } from "./config-rules/rule.js";
import { sameProvider } from "./config-rules/same-provider.js";
import { sampleRead } from "./config-rules/sample-read.js";
import { createWriteSettings } from "./config-rules/write-settings.js";
import type { Instances } from "../instances/instances.js";
import { createHints } from "../hints.js";
import { accept, type Outcome, refuse } from "../outcome.js";

/** A config content to check before it is stored, with its integration and group. */
export interface ConfigToCheck {
  /** The caller must not change it later: it is stored without a copy. */
  content: unknown;
  integration: Integration;
  groupRef: string;
  skipSampling: boolean;
}

/** Checks config contents against the contract, the manifest, the provider and the customer's instance. */
export interface ConfigChecker {
  /**
   * Returns the content to store. Unknown keys stay, and read objects get the maps that the contract requires
   * in answers. Faults are a 422 whose issues are named by JSON Pointers into the content.
   */
  check(input: ConfigToCheck): Outcome<ConfigContent>;
}

/** Creates the checker of a backend. */
export function createConfigChecker(instances: Pick<Instances, "describe">): ConfigChecker {
  const formIssues = createConfigFormCheck();
  const rules: readonly ConfigRule[] = [
    sameProvider,
    createDeclaredObjects(),
    createWriteSettings(),
    readMappings,
    backfillPeriod,
    readOptions,
    quotaOptimization,
  ];
  return {
    check({ content, integration, groupRef, skipSampling }) {
      const faults = formIssues(content);
      if (faults.length > 0) return refuseConfig(faults);
      const kept = withReadMaps(content as ConfigContent);
      const { provider } = integration;
      const context = {
        content: kept,
        manifest: integration.latestRevision.content,
        provider: findProvider(provider),
        hint: createHints(),
        fieldsOf: (objectName: string) => instances.describe({ provider, objectName, groupRef }),
      };
      const issues = [...rules, ...(skipSampling ? [] : [sampleRead])].flatMap((rule) => rule(context));
      return issues.length > 0 ? refuseConfig(issues) : accept(kept);
    },
  };
}

function refuseConfig(issues: ReturnType<ConfigRule>) {
  const [first] = issues;
  const more = issues.length > 1 ? ` (and ${String(issues.length - 1)} more)` : "";
  return refuse({
    status: 422,
    detail: `the config is invalid: ${first?.name ?? ""}: ${first?.detail ?? ""}${more}`,
    remedy: first?.remedy ?? "correct what issues lists; nothing was changed",
    issues,
    rules: ["I3"],
  });
}

/**
 * Adds the maps that a read object lacks. An object with both maps is not copied, so that values memoised for
 * it stay valid.
 */
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
