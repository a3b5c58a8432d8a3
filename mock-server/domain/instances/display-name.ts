/** Makes a name readable where a provider gives no label: `touchpoints__c` becomes `Touchpoints`. */
export function displayNameOf(name: string): string {
  const words = name
    .replace(/__c$/, "")
    .split(/[_\s-]+/)
    .filter((word) => word !== "");
  if (words.length === 0) return name;
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(" ");
}
