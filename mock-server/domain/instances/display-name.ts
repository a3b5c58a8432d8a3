/**
 * Makes a readable label from a name, for use where the provider gives none: `touchpoints__c` becomes
 * `Touchpoints`.
 */
export function displayNameOf(name: string): string {
  const words = name
    .replace(/__c$/, "")
    .split(/[_\s-]+/)
    .filter((word) => word !== "");
  if (words.length === 0) return name;
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(" ");
}
