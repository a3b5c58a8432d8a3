import { savedPolicy, type Policy } from "./field-config.js";

/** The fields of a form of react-hook-form: its names are paths, so each setting is a leaf of one map. */
export interface Form {
  settings: Record<string, { writeOnUpdate: Policy }>;
}

/** Makes the values the form starts from. */
export function formOf(names: readonly string[]): Form {
  return { settings: Object.fromEntries(names.map((name) => [name, { writeOnUpdate: savedPolicy }])) };
}

/** Where a field's policy is in the form. */
export function pathOf(name: string) {
  return `settings.${name}.writeOnUpdate` as const;
}
