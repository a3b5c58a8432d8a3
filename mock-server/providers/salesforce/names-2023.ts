import type { Names2023 } from "../simulated-provider.js";

/**
 * Salesforce's names: a standard object in camel case is its own name but for the first letter, and case does not count; what
 * is custom ends in `__c`, and has an underscore for each dash, which Salesforce takes in no name.
 */
export const names2023: Names2023 = {
  standardObject: (name) => name,
  customObject: customName,
  customField: customName,
};

function customName(name: string): string {
  return `${name.replaceAll("-", "_")}__c`;
}
