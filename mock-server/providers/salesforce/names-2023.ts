import type { Names2023 } from "../simulated-provider.js";

/**
 * Converts the names of a manifest of the 2023 form to Salesforce's. The name of a standard object stays,
 * because Salesforce ignores case. A custom name gets the ending `__c`, and underscores in place of dashes,
 * which Salesforce does not allow.
 */
export const names2023: Names2023 = {
  standardObject: (name) => name,
  customObject: customName,
  customField: customName,
};

function customName(name: string): string {
  return `${name.replaceAll("-", "_")}__c`;
}
