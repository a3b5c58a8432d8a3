import type { InputValidationIssue } from "../../../../src/contract/index.js";
import { configIssue, type ConfigRule, entriesOf } from "./rule.js";

/**
 * Checks that quota optimization is used with Salesforce only, and with a list of watched fields (contract:
 * QuotaOptimizationConfig).
 */
export const quotaOptimization: ConfigRule = ({ content, provider }) =>
  entriesOf(content.subscribe?.objects).flatMap(([name, object]): InputValidationIssue[] => {
    if (!object.providerOptions?.quotaOptimization?.enabled) return [];
    const at = ["subscribe", "objects", name, "providerOptions", "quotaOptimization"];
    if (!provider.hasQuotaOptimization) {
      return [
        configIssue(at, {
          detail: `${provider.name} does not support quota optimization`,
          remedy: "leave it out; salesforce supports it",
        }),
      ];
    }
    const watched = object.updateEvent?.requiredWatchFields ?? [];
    if (watched.length > 0 && object.updateEvent?.watchFieldsAuto === undefined) return [];
    return [
      configIssue(at, {
        detail: "quota optimization needs updateEvent.requiredWatchFields, and excludes watchFieldsAuto",
        remedy: "name the watched fields in updateEvent.requiredWatchFields, or turn it off",
      }),
    ];
  });
