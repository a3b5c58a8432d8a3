import type { SubscribeConfigObject } from "../../contract/index.js";
import { suggestName } from "../suggest-name.js";
import { nameAt, type Rule } from "../validation.js";

/** Quota optimisation needs a provider that supports it, and named watch fields (contract: QuotaOptimizationConfig). */
export const checkQuotaOptimization: Rule<SubscribeConfigObject> = (object, path, validation) => {
  const { supports, provider, report } = validation;
  if (!object.providerOptions?.quotaOptimization?.enabled) return;
  const place = [...path, "providerOptions", "quotaOptimization"];
  const { requiredWatchFields = [], watchFieldsAuto } = object.updateEvent ?? {};
  if (!supports("quotaOptimization")) report(place, "error", "quota-unsupported", { provider });
  else if (requiredWatchFields.length === 0 || watchFieldsAuto !== undefined) {
    report(place, "error", "quota-unwatched", {});
  }
};

/** Each of `otherEvents` is one that the manifest lists, if it lists any. */
export const checkOtherEvent: Rule<string> = (event, path, { manifest, report }) => {
  const declared = manifest.subscribe?.objects?.find(({ objectName }) => objectName === nameAt(path, 2));
  const names = declared?.otherEvents ?? [];
  if (names.length === 0 || names.includes(event)) return;
  report(path, "warning", "unknown-event", { event, suggestion: suggestName(event, names) });
};
