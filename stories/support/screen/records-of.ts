/** The records of an object, in a sentence: some systems name their objects in the plural. */
export function recordsOf(displayName: string): string {
  const isPlural = /[^aisu]s$/.test(displayName);
  return isPlural ? displayName : `${displayName} records`;
}
