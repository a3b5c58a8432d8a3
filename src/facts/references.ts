/**
 * Gives the field for which another record may stand under a name, told by that one's external id: to Salesforce
 * `Account: {Code__c: "A-1"}` stands for `AccountId`, and `Parent__r` for `Parent__c` (SOQL and SOSL Reference, "Understanding
 * Relationship Names"). `undefined` where the provider has no such names.
 */
export function referenceOf(provider: string, relationship: string): string | undefined {
  if (provider !== "salesforce" || relationship === "") return undefined;
  return /__r$/i.test(relationship) ? `${relationship.slice(0, -1)}c` : `${relationship}Id`;
}
