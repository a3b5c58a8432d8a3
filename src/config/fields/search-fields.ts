import { visibleText } from "./visible-text.js";

/** What a search looks at. */
export interface SearchedField {
  readonly name: string;
  readonly label: string;
}

/**
 * Finds the fields whose label or name holds every word of a text, in any order; letter case and accents do not count, and "ss"
 * is "ß". Those that begin with the text come first; otherwise the order is kept. An empty text finds all. Never throws: where
 * nothing fits the list is empty.
 *
 * @example
 * searchFields([{ name: "leadsource", label: "Lead Source" }], "source lead"); // finds it
 */
export function searchFields<TField extends SearchedField>(
  fields: readonly TField[],
  text: string,
): readonly TField[] {
  const words = plain(text).split(/\s+/).filter(Boolean);
  if (words.length === 0) return fields;
  const begins = words.join(" ");
  const first: TField[] = [];
  const others: TField[] = [];
  for (const field of fields) {
    const [label, name] = [plain(field.label), plain(field.name)];
    if (!words.every((word) => label.includes(word) || name.includes(word))) continue;
    (label.startsWith(begins) || name.startsWith(begins) ? first : others).push(field);
  }
  return [...first, ...others];
}

/** Spells a text so that it equals others that read the same: without accents and letter case, "ß" as "ss", "ﬁ" as "fi". */
function plain(text: string): string {
  // To upper case at last: only there "ß" is "SS", and the "ς" at the end of a word a "Σ" like any other.
  return visibleText(text).normalize("NFKD").replace(marks, "").toLowerCase().toUpperCase();
}

const marks = combiningMarks();

/** Accents and the like. As a literal, a pattern that an older React Native engine cannot parse would break the whole bundle. */
function combiningMarks(): RegExp {
  try {
    return new RegExp("\\p{M}", "gu");
  } catch {
    return /[\u0300-\u036f]/g;
  }
}
