import type { ProviderFailure } from "../../../src/engine/index.js";
import type { SimulatedProvider } from "../simulated-provider.js";
import { sobjectName } from "./failure.js";

const code = "DUPLICATES_DETECTED";
const message = "Use one of these records?";

/**
 * Makes the failure of a duplicate as the REST API does. A rule that does not block allows the record where
 * `Sforce-Duplicate-Rule-Header` says `allowSave=true` (REST API Developer Guide, "Duplicate Rule Header").
 */
export function salesforceDuplicate({
  objectKey,
  rule,
  ids,
  headers,
}: Parameters<NonNullable<SimulatedProvider["refuseDuplicate"]>>[0]): ProviderFailure | undefined {
  const allowSave = rule.isBlocking !== true;
  if (allowSave && headers.some(asksToSave)) return undefined;
  const entityType = sobjectName(objectKey);
  const matchRecords = ids.map((id) => ({
    additionalInformation: [],
    fieldDiffs: [],
    matchConfidence: 100,
    record: {
      attributes: { type: entityType, url: `/services/data/v60.0/sobjects/${entityType}/${id}` },
      Id: id,
    },
  }));
  const duplicateResult = {
    allowSave,
    duplicateRule: `${entityType}_Duplicate_Rule`,
    duplicateRuleEntityType: entityType,
    errorMessage: message,
    matchResults: [
      {
        ...{ entityType, errors: [], matchEngine: "ExactMatchEngine", matchRecords },
        ...{ rule: `${entityType}_Matching_Rule`, size: ids.length, success: true },
      },
    ],
  };
  return {
    code,
    message: `${code}: ${message} (${ids.join(", ")})`,
    isRetryable: false,
    // The misspelt name `duplicateResut` is the API's.
    rawResponse: JSON.stringify([{ duplicateResut: duplicateResult, errorCode: code, message }]),
  };
}

function asksToSave({ key, value }: { readonly key: string; readonly value: string }): boolean {
  return (
    key.toLowerCase() === "sforce-duplicate-rule-header" &&
    value.split(/[;,]/).some((option) => option.trim().toLowerCase() === "allowsave=true")
  );
}
