/** What a search looks at. */
export interface SearchedField {
  readonly name: string;
  readonly label: string;
}

/**
 * Finds the fields whose label or name holds every word of a text, in any order; letter case and accents do not count. Those that
 * begin with the text come first; otherwise the order is kept. An empty text finds all. Never throws: where nothing fits the
 * list is empty.
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

function plain(text: string): string {
  return text.normalize("NFD").replace(marks, "").toLowerCase().trim();
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
