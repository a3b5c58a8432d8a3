/** Gives the key of a field's name: names with the same key are one field. */
export type FieldKey = (name: string) => string;

/**
 * Tells which names are one field to a provider: to Salesforce names in any letter case, by Unicode's default lower case, which
 * no locale changes; to all others only equal ones. It gives the same function for the same provider.
 */
export function fieldKeyOf(provider: string): FieldKey {
  return provider === "salesforce" ? inLowerCase : asSpelled;
}

const inLowerCase: FieldKey = (name) => name.toLowerCase();

const asSpelled: FieldKey = (name) => name;
