/**
 * Gives the field for which another record may stand under a name, told by that one's external id: to Salesforce
 * `Account: {Code__c: "A-1"}` stands for `AccountId`, and `Parent__r` for `Parent__c` (SOQL and SOSL Reference, "Understanding
 * Relationship Names"). `undefined` where the provider has no such names.
 */
export function referenceOf(provider: string, relationship: string): string | undefined {
  if (provider !== "salesforce" || relationship === "") return undefined;
  return /__r$/i.test(relationship) ? `${relationship.slice(0, -1)}c` : `${relationship}Id`;
}

/**
 * Gives the reference that a part inside a field tells the record of: `AccountId` for `Account.Code__c`. `undefined` where it tells
 * of none: `attributes` tells only of what type the record is.
 */
export function referenceToldBy(
  provider: string,
  [relationship = "", part]: readonly string[],
): string | undefined {
  return part === undefined || part === "attributes" ? undefined : referenceOf(provider, relationship);
}
