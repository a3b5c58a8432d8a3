import type { Names2023 } from "../simulated-provider.js";

/**
 * HubSpot's names: a standard object in camel case becomes lower-case words with underscores, in the plural (`lineItem` is
 * `line_items`); a custom property too, but as many as it names (`warmthScore` is `warmth_score`), since HubSpot takes no
 * capitals there. A custom object keeps its letters. Dashes become underscores.
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
  // HubSpot's one standard object that stays in the singular is `postal_mail`.
  if (/(s|mail)$/.test(name)) return name.replace(/(?<!postal_)mail$/, "mails");
  if (/[^aeiou]y$/.test(name)) return name.replace(/y$/, "ies");
  return /(x|ch|sh)$/.test(name) ? `${name}es` : `${name}s`;
}
