import type { ConfigContent } from "../../../../src/index.js";

/** The object whose fields the pages show and edit. */
export const objectName = "contact";

/** Names as many fields as a page shows rows. */
export function fieldNames(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `field_${String(index)}`);
}

/** What an edit sets, and a row shows. */
export type Policy = "always" | "never" | "ifEmpty";

/** What every field is saved with; no edit sets it, so that none is taken back. */
export const savedPolicy: Policy = "never";

/** A config that writes something. */
export type WriteConfig = ConfigContent & { write: object };

/** Makes a saved config in which every field has a setting. */
export function configOf(names: readonly string[]): WriteConfig {
  const settings = Object.fromEntries(names.map((name) => [name, { writeOnUpdate: savedPolicy }]));
  return {
    provider: "salesforce",
    write: { objects: { [objectName]: { objectName, selectedFieldSettings: settings } } },
  };
}

/** One field and the policy that it gets. */
export interface FieldEdit {
  fieldName: string;
  value: Policy;
}

/** Sets a policy in a config that may be changed: a recipe's draft, or an observable. */
export function setPolicy(config: WriteConfig, fieldName: string, value: Policy): void {
  const setting = config.write.objects?.[objectName]?.selectedFieldSettings?.[fieldName];
  if (setting) setting.writeOnUpdate = value;
}

/** What a reducer written by hand does: copies what is around the edited settings, once for all of them. */
export function copyWithPolicies(config: WriteConfig, edits: readonly FieldEdit[]): WriteConfig {
  const { objects = {} } = config.write;
  const object = objects[objectName] ?? { objectName };
  const settings = { ...object.selectedFieldSettings };
  for (const { fieldName, value } of edits) {
    settings[fieldName] = { ...settings[fieldName], writeOnUpdate: value };
  }
  const edited = { ...object, selectedFieldSettings: settings };
  return { ...config, write: { ...config.write, objects: { ...objects, [objectName]: edited } } };
}

/** Names a field and a policy that it does not have, in an order that jumps about. */
export function createEdits(names: readonly string[]): () => FieldEdit {
  const set = new Map<string, Policy>();
  let index = 0;
  return () => {
    index = (index + 7919) % names.length;
    const fieldName = names[index] ?? "";
    const value = set.get(fieldName) === "always" ? "ifEmpty" : "always";
    set.set(fieldName, value);
    return { fieldName, value };
  };
}
