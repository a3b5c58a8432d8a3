/** By the name of a global: the names of its members that are missing. */
type Missing = Readonly<Record<string, readonly string[]>>;

export const missingStatics: Missing;
export const missingMembers: Missing;
export const missingGlobals: readonly string[];
export const platformFloorRules: object;
