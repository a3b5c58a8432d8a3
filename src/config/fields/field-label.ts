import { visibleText } from "./visible-text.js";

/** The known names of a field: one of the manifest, of a mapping, or of the customer's fields. */
export interface NamedField {
  readonly fieldName?: string | undefined;
  readonly displayName?: string | undefined;
  readonly mapToName?: string | undefined;
  readonly mapToDisplayName?: string | undefined;
}

/**
 * Says what to call a field on a screen: by the app's name for people (`mapToDisplayName`), the customer's (`displayName`), the
 * app's own (`mapToName`), else the field's. A name of blanks is none. Never throws: a field without any name is called `""`.
 *
 * @example
 * fieldLabel({ fieldName: "leadsource", displayName: "Lead Source" }); // "Lead Source"
 */
export function fieldLabel({ mapToDisplayName, displayName, mapToName, fieldName }: NamedField): string {
  const names = [mapToDisplayName, displayName, mapToName, fieldName];
  const texts = names.map((name) => (typeof name === "string" ? name.trim() : ""));
  return texts.find((name) => visibleText(name) !== "") ?? "";
}

/**
 * Gives the fields of one list distinct labels: fields with the same label get their names in parentheses, as in
 * "Email (email)" and "Email (email__c)". Labels that look the same or differ only in letter case or blanks count as the same:
 * people would mix them up. Never throws.
 *
 * @example
 * fieldLabels([{ fieldName: "email", displayName: "Email" }, { fieldName: "email2", displayName: "Email" }]); // told apart
 */
export function fieldLabels(fields: readonly NamedField[]): string[] {
  const plain = fields.map(fieldLabel);
  const counts = countBy(plain);
  const named = fields.map((field, index) => {
    const label = plain[index] ?? "";
    if (counts.get(keyOf(label)) === 1) return label;
    const name = [field.mapToName, field.fieldName].filter((each) => each !== undefined && each !== label);
    return name[0] === undefined ? label : `${label} (${name[0]})`;
  });
  const taken = new Set<string>();
  // A number must not produce the label of another field.
  const own = new Set(named.map(keyOf));
  return named.map((label) => {
    let told = label;
    for (let count = 2; taken.has(keyOf(told)) || (told !== label && own.has(keyOf(told))); count += 1) {
      told = `${label} · ${String(count)}`;
    }
    taken.add(keyOf(told));
    return told;
  });
}

function keyOf(label: string): string {
  return visibleText(label).toLowerCase();
}

function countBy(labels: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(keyOf(label), (counts.get(keyOf(label)) ?? 0) + 1);
  return counts;
}
