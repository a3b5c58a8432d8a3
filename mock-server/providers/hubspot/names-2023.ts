import type { Names2023 } from "../simulated-provider.js";

/**
 * Converts the names of a manifest of the 2023 form to HubSpot's. A standard object in camel case becomes
 * lower-case words with underscores, in the plural (`lineItem` is `line_items`). A custom property becomes
 * the same without the plural (`warmthScore` is `warmth_score`), because HubSpot allows no capitals there. A
 * custom object keeps its letters. Dashes become underscores.
 */
export const names2023: Names2023 = {
  standardObject: (name) => (/^[a-z]+([A-Z][a-z]*)*$/.test(name) ? toPlural(toSnakeCase(name)) : name),
  customObject: (name) => name.replaceAll("-", "_"),
  customField: toSnakeCase,
};

function toSnakeCase(name: string): string {
  return name
    .replace(/(?<=[a-z])(?=[A-Z])/g, "_")
    .replaceAll("-", "_")
    .toLowerCase();
}

function toPlural(name: string): string {
  // `postal_mail` is the only standard object of HubSpot in the singular.
  if (/(s|mail)$/.test(name)) return name.replace(/(?<!postal_)mail$/, "mails");
  if (/[^aeiou]y$/.test(name)) return name.replace(/y$/, "ies");
  return /(x|ch|sh)$/.test(name) ? `${name}es` : `${name}s`;
}
